import { describe, expect, it } from 'vitest';
import { type DirectoryEntry, webContact } from '../../../src/domain/directory.ts';
import {
  checkDirectory,
  directoryReport,
  type MunicipalityCheck,
} from '../../../src/reminding/directory/check-directory.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';

const DAY = '2027-03-15';
const SECTIONS = ['情報課', '福祉課', '窓口情報課', '農業委員会'];

const entry = (department: string, rest: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  municipality: 'harano',
  department,
  contact: webContact('harano', department),
  promoter: false,
  ...rest,
});

const everybody = SECTIONS.map((name) => entry(name, { promoter: name === '情報課' }));

function check(entries: readonly DirectoryEntry[], day = DAY): MunicipalityCheck {
  const [found] = checkDirectory([haranoPlan], entries, day).municipalities;
  if (found === undefined) throw new Error('no municipality');
  return found;
}

describe('checking a directory', () => {
  it('finds nothing to mend when every section in charge has a contact, and a promoter is among them', () => {
    expect(check(everybody)).toEqual({
      municipality: 'harano',
      name: '原野市',
      withoutContact: [],
      endingSoon: [],
      promoters: { reached: true },
      planContacts: ['情報課'],
      owningNothing: [],
    });
  });

  it('misses every owner and the plan’s contact in an empty directory', () => {
    expect(check([])).toMatchObject({ withoutContact: SECTIONS, promoters: { reached: false } });
  });

  it('counts the plan’s contact as a section in charge where the plan has no owners', () => {
    const plan = { ...oharanoPlan, contact: { departments: ['住宅課'], place: '表紙' } };
    expect(checkDirectory([plan], [], DAY).municipalities[0]?.withoutContact).toEqual(['住宅課']);
  });

  it('takes several plans of a municipality together', () => {
    const second = { ...haranoPlan, id: 'second', measures: [], contact: { departments: ['企画部'], place: '表紙' } };
    const { municipalities } = checkDirectory([haranoPlan, second], everybody, DAY);
    expect(municipalities.map(({ withoutContact }) => withoutContact)).toEqual([['企画部']]);
  });

  it.each([
    ['begins the day after', { from: '2027-03-16' }, ['福祉課']],
    ['ended the day before', { to: '2027-03-14' }, ['福祉課']],
    ['begins on the day', { from: DAY }, []],
    ['ends on the day', { to: DAY }, []],
  ])('holds a contact that %s against the day', (_, days, missing) => {
    const others = everybody.filter(({ department }) => department !== '福祉課');
    expect(check([...others, entry('福祉課', days)]).withoutContact).toEqual(missing);
  });

  it.each([
    ['today', [{ to: DAY }], DAY],
    ['in 30 days', [{ to: '2027-04-14' }], '2027-04-14'],
    ['in 31 days', [{ to: '2027-04-15' }], undefined],
    ['at the reorganisation, with a successor', [{ to: '2027-03-31' }, { from: '2027-04-01' }], undefined],
    [
      'at the reorganisation, with a successor a day late',
      [{ to: '2027-03-31' }, { from: '2027-04-02' }],
      '2027-03-31',
    ],
    [
      'twice, with a successor that ends soon, too',
      [{ to: '2027-03-31' }, { from: '2027-03-20', to: '2027-04-05' }],
      '2027-04-05',
    ],
  ])('tells of a contact that ends %s', (_, days, until) => {
    const others = everybody.filter(({ department }) => department !== '福祉課');
    const { endingSoon, withoutContact } = check([...others, ...days.map((some) => entry('福祉課', some))]);
    expect(withoutContact).toEqual([]);
    expect(endingSoon).toEqual(until === undefined ? [] : [{ department: '福祉課', until }]);
  });

  it('tells of promoters that end soon', () => {
    expect(check([...everybody.slice(1), entry('情報課', { promoter: true, to: '2027-03-31' })]).promoters).toEqual({
      reached: true,
      until: '2027-03-31',
    });
  });

  it('names sections that own nothing while their entries are not over, and municipalities without a plan', () => {
    const others = [
      entry('企画部'),
      entry('旧情報課', { to: '2027-03-14' }),
      entry('総務課', { municipality: 'nowhere' }),
    ];
    const result = checkDirectory([haranoPlan], [...everybody, ...others], DAY);
    expect(result.municipalities[0]?.owningNothing).toEqual(['企画部']);
    expect(result.withoutPlan).toEqual(['nowhere']);
  });
});

describe('the report of a check', () => {
  it('says what to mend for each municipality, and what happens meanwhile', () => {
    const entries = [
      entry('福祉課', { to: '2027-03-31' }),
      entry('窓口情報課', { promoter: true, to: '2027-04-05' }),
      entry('企画部'),
      entry('総務課', { municipality: 'nowhere' }),
    ];
    expect(directoryReport(checkDirectory([haranoPlan, oharanoPlan], entries, DAY)).split('\n')).toEqual([
      '連絡先名簿の確認（令和9年3月15日現在）',
      '■ 原野市（harano）',
      '　連絡先のない部署（2件）: 情報課、農業委員会',
      '　　名簿に連絡先を書き足してください。それまでのお知らせは、DX推進担当に届きます。',
      '　30日以内に連絡先が切れる部署（2件）: 福祉課（令和9年3月31日まで）、窓口情報課（令和9年4月5日まで）',
      '　　その後の連絡先を、開始日を付けて書き足してください。',
      '　DX推進担当の連絡先が切れます（令和9年4月5日まで）。その後の連絡先を書き足してください。',
      '　（参考）計画で担当のない部署の連絡先: 企画部',
      '■ 大原野市（oharano）',
      '　DX推進担当がいません。どれかの連絡先を DX推進担当にしてください。',
      '■ 計画のない自治体',
      '　名簿にありますが、計画がありません: nowhere',
    ]);
  });

  it('says whose page gets the reminders while there is no promoter', () => {
    expect(directoryReport(checkDirectory([haranoPlan], [], DAY))).toContain(
      'それまでは、計画の問い合わせ先（情報課）の画面に届きます。',
    );
  });

  it('says that all is well', () => {
    expect(directoryReport(checkDirectory([haranoPlan], everybody, DAY)).split('\n')).toEqual([
      '連絡先名簿の確認（令和9年3月15日現在）',
      '■ 原野市（harano）',
      '　担当部署すべてに連絡先があります。',
    ]);
  });
});
