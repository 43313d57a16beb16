import { describe, expect, it } from 'vitest';
import { type ContactKind, type DirectoryEntry, webContact } from '../../../src/domain/directory.ts';
import {
  checkDirectory,
  directoryReport,
  type MunicipalityCheck,
} from '../../../src/reminding/directory/check-directory.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';

const DAY = '2027-03-15';
const WEB_ONLY: ReadonlySet<ContactKind> = new Set(['web']);
const SECTIONS = ['情報課', '福祉課', '窓口情報課', '農業委員会'];

const entry = (department: string, rest: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  municipality: 'harano',
  department,
  contact: webContact('harano', department),
  promoter: false,
  ...rest,
});

const SLACK = { kind: 'slack-channel', address: 'C0123ABCDEF' } as const;
const TEAMS = { kind: 'teams-user', address: '29:1aB_cD-9xyz' } as const;

const everybody = SECTIONS.map((name) => entry(name, { promoter: name === '情報課' }));

function check(entries: readonly DirectoryEntry[], day = DAY): MunicipalityCheck {
  const [found] = checkDirectory([haranoPlan], entries, day, WEB_ONLY).municipalities;
  if (found === undefined) throw new Error('no municipality');
  return found;
}

describe('checking a directory', () => {
  it('finds nothing to mend when every section in charge has a contact, and a promoter is among them', () => {
    expect(check(everybody)).toEqual({
      municipality: 'harano',
      name: '原野市',
      withoutContact: [],
      notYetReachable: [],
      endingSoon: [],
      promoters: { kind: 'reached' },
      planContacts: ['情報課'],
      owningNothing: [],
    });
  });

  it('misses every owner and the plan’s contact in an empty directory', () => {
    expect(check([])).toMatchObject({ withoutContact: SECTIONS, promoters: { kind: 'no-contact' } });
  });

  it('counts the plan’s contact as a section in charge where the plan has no owners', () => {
    const plan = { ...oharanoPlan, contact: { departments: ['住宅課'], place: '表紙' } };
    expect(checkDirectory([plan], [], DAY, WEB_ONLY).municipalities[0]?.withoutContact).toEqual(['住宅課']);
  });

  it('takes several plans of a municipality together', () => {
    const second = { ...haranoPlan, id: 'second', measures: [], contact: { departments: ['企画部'], place: '表紙' } };
    const { municipalities } = checkDirectory([haranoPlan, second], everybody, DAY, WEB_ONLY);
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
      kind: 'reached',
      until: '2027-03-31',
    });
  });

  it('tells sections apart whose contacts are all of kinds that cannot be reached', () => {
    const entries = [
      entry('情報課', { contact: SLACK, promoter: true }),
      entry('福祉課', { contact: SLACK }),
      entry('福祉課'),
      entry('窓口情報課', { contact: TEAMS, from: '2027-03-16' }),
    ];
    expect(check(entries)).toMatchObject({
      withoutContact: ['窓口情報課', '農業委員会'],
      notYetReachable: [{ department: '情報課', kinds: ['slack-channel'] }],
      promoters: { kind: 'not-yet', kinds: ['slack-channel'] },
    });
    const both: ReadonlySet<ContactKind> = new Set(['web', 'slack-channel']);
    expect(checkDirectory([haranoPlan], entries, DAY, both).municipalities[0]).toMatchObject({
      withoutContact: ['窓口情報課', '農業委員会'],
      notYetReachable: [],
      promoters: { kind: 'reached' },
    });
  });

  it('does not let a contact that cannot be reached follow on one that ends', () => {
    const others = everybody.filter(({ department }) => department !== '福祉課');
    const ending = [entry('福祉課', { to: '2027-03-31' }), entry('福祉課', { contact: SLACK, from: '2027-04-01' })];
    expect(check([...others, ...ending]).endingSoon).toEqual([{ department: '福祉課', until: '2027-03-31' }]);
  });

  it('names sections that own nothing while their entries are not over, and municipalities without a plan', () => {
    const others = [
      entry('企画部'),
      entry('旧情報課', { to: '2027-03-14' }),
      entry('総務課', { municipality: 'nowhere' }),
    ];
    const result = checkDirectory([haranoPlan], [...everybody, ...others], DAY, WEB_ONLY);
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
    expect(directoryReport(checkDirectory([haranoPlan, oharanoPlan], entries, DAY, WEB_ONLY)).split('\n')).toEqual([
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
    expect(directoryReport(checkDirectory([haranoPlan], [], DAY, WEB_ONLY))).toContain(
      'それまでは、計画の問い合わせ先（情報課）の画面に届きます。',
    );
  });

  it('says which contacts cannot be used yet, beside those that are missing', () => {
    const entries = [
      entry('情報課', { contact: TEAMS, promoter: true }),
      entry('福祉課', { contact: SLACK }),
      entry('窓口情報課'),
    ];
    expect(directoryReport(checkDirectory([haranoPlan], entries, DAY, WEB_ONLY)).split('\n')).toEqual([
      '連絡先名簿の確認（令和9年3月15日現在）',
      '■ 原野市（harano）',
      '　連絡先のない部署（1件）: 農業委員会',
      '　　名簿に連絡先を書き足してください。',
      '　接続の設定がない連絡先（Slack・Teams）だけの部署（2件）: 情報課、福祉課',
      '　　接続を設定するか、Web の連絡先を書き足してください。',
      '　DX推進担当には、接続の設定がない連絡先（Teams）しかありません。Web の連絡先を書き足し、DX推進担当にしてください。それまでは、計画の問い合わせ先（情報課）の画面に届きます。',
    ]);
  });

  it('says that all is well', () => {
    expect(directoryReport(checkDirectory([haranoPlan], everybody, DAY, WEB_ONLY)).split('\n')).toEqual([
      '連絡先名簿の確認（令和9年3月15日現在）',
      '■ 原野市（harano）',
      '　担当部署すべてに連絡先があります。',
    ]);
  });
});
