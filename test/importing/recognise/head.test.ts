import { describe, expect, it } from 'vitest';
import { readHead, type HeadReading } from '../../../src/importing/recognise/head/head.ts';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import { documentOf } from './lines.ts';

const SENTENCE = '町民のみなさんの暮らしに役立つことから、順に進めていきます。';

const headOf = (lines: readonly string[], name?: string): HeadReading =>
  readHead(outline([documentOf(lines)]), {
    municipality: 'wakaba',
    today: '2026-12-01',
    ...(name === undefined ? {} : { name }),
  });

const COVER = ['若葉町デジタル推進計画', '令和8年3月', '若葉町'];
const COLOPHON = [
  '若葉町デジタル推進計画',
  '令和8年3月発行',
  '若葉町総務部情報課',
  '〒000-0000 長野県若葉町1-1',
  '電話 0000-00-0000',
];
const BODY = [
  '1 計画の期間',
  '本計画の期間は、総合計画の計画期間（令和3年度から令和12年度）にあわせ、令和8年度から令和10年度までの3年間とします。',
];

describe('the head of a plan', () => {
  it('is read from cover, text and colophon, without a doubt where all is told', () => {
    const { head, municipality, doubts } = headOf([...COVER, ...BODY, ...COLOPHON]);
    expect(head).toMatchObject({
      id: 'wakaba-plan',
      title: '若葉町デジタル推進計画',
      names: ['デジタル推進計画'],
      version: '令和8年3月',
      status: 'adopted',
      published: '2026-03',
      period: [2026, 2028],
      contact: { departments: ['情報課'], phone: '0000-00-0000', place: '奥付' },
    });
    expect(municipality).toEqual({
      id: 'wakaba',
      name: '若葉町',
      names: ['若葉', '長野県若葉町'],
      prefecture: '長野県',
      departments: [
        { name: '総務部', names: [] },
        { name: '情報課', names: [], parent: '総務部' },
      ],
    });
    expect(doubts).toEqual([]);
  });

  it('has the version of the title, and of a draft that word', () => {
    expect(headOf(['若葉町 I C T 推進プラン Ver.2', ...BODY]).head).toMatchObject({ version: 'Ver.2' });
    expect(headOf(['第3次若葉町情報化計画', ...BODY]).head).toMatchObject({ version: '第3次', names: ['情報化計画'] });
    expect(headOf(['若葉町情報化計画（素案）', '令和7年11月', ...BODY]).head).toMatchObject({
      version: '素案',
      status: 'draft',
    });
  });

  it('joins a title that a cover sets over two lines', () => {
    expect(headOf(['若葉町', 'DX推進計画', '令和8年3月', ...BODY]).head.title).toBe('若葉町DX推進計画');
  });

  it('names two plans in one document by both titles', () => {
    expect(headOf(['第2期若葉町行政改革プラン', '若葉町DX推進計画', '1 趣旨', SENTENCE]).head.title).toBe(
      '第2期若葉町行政改革プラン・若葉町DX推進計画',
    );
  });

  it('takes the longer of two names of which the shorter never stands alone', () => {
    const lines = ['東村山手市DX推進計画', '1 趣旨', '東村山手市では、東村山手市民の声を聞きます。'];
    expect(headOf(lines).municipality.name).toBe('東村山手市');
  });

  it('believes the name that it is given', () => {
    expect(headOf(['DX推進計画', '1 趣旨', SENTENCE], '若葉町').municipality.name).toBe('若葉町');
  });

  it('reads labelled values of a workbook', () => {
    const { head } = headOf([
      '計画の名称 | 若葉町スマート役場プラン',
      '計画期間 | 令和7年度～令和9年度',
      '策定年月 | 令和7年2月',
      '担当課 | 企画課',
      '電話 | 0000-11-2222',
    ]);
    expect(head).toMatchObject({
      title: '若葉町スマート役場プラン',
      period: [2025, 2027],
      published: '2025-02',
      contact: { departments: ['企画課'], phone: '0000-11-2222' },
    });
  });

  it('reads the period from the years of the tables, and says that it is unsure', () => {
    const { head, doubts } = headOf([
      ...COVER,
      '1 取組',
      '取組 | 現状 R7 | R8 | R9 | R10',
      '予約 | 検討 | 試行 | 実施 | 実施',
    ]);
    expect(head.period).toEqual([2026, 2028]);
    expect(doubts.map(({ about }) => about)).toContainEqual({ kind: 'plan', field: 'period' });
  });

  it('tells its own period from another that stands in brackets beside it', () => {
    const said =
      '振り返り（令和5年度から令和7年度までの3年間）を踏まえ、令和8年度から令和10年度までを計画の期間とします。';
    expect(headOf([...COVER, '1 計画の期間', said]).head.period).toEqual([2026, 2028]);
  });

  it('does not take the owners of a measure for whom to ask', () => {
    const { head, doubts } = headOf([
      ...COVER,
      '1 取組',
      SENTENCE,
      '① 予約の導入',
      SENTENCE,
      '担当課：町民課',
      '実施時期：令和8年度',
    ]);
    expect(head.contact).toEqual({ departments: [], place: '記載なし' });
    expect(doubts.map(({ about }) => about)).toContainEqual({ kind: 'plan', field: 'contact' });
  });

  it('asks the office of the headquarters where the plan names nobody else', () => {
    const { head } = headOf([...COVER, '1 推進体制', '推進本部 | 構成', '本部長 町長 | 課長', '事務局 企画課 | 係長']);
    expect(head.contact).toMatchObject({ departments: ['企画課'], place: '1 推進体制' });
  });

  it('tells in a doubt what it could not find and what it assumed', () => {
    const { head, municipality, doubts } = headOf(['窓口の予約を始めます。']);
    expect(head).toMatchObject({ version: '第1版', published: '2026', period: [2026, 2026] });
    expect(municipality.name).toBe('wakaba');
    expect(doubts.map(({ about }) => ('field' in about ? about.field : ''))).toEqual([
      'name',
      'prefecture',
      'title',
      'version',
      'published',
      'period',
      'contact',
    ]);
    expect(doubts.every(({ reason, spot }) => reason.length > 0 && spot.file === 'plan.txt')).toBe(true);
  });
});

const factsOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headOf([...COVER, ...lines]).head.facts.map(({ key = '', text }) => [key, text]));

describe('the facts that every plan may have', () => {
  it('are the sentences of the plan that say them', () => {
    const facts = factsOf([
      '1 計画の趣旨',
      '人口が減るなかでも役場の仕事を続けるため、本計画を策定します。',
      '2 計画の位置づけ',
      '本計画は、町の最上位計画である「若葉町総合計画」を推進する計画です。',
      'また、官民データ活用推進基本法に基づく市町村の計画としても位置づけます。',
      '3 推進体制',
      '町長を本部長、副町長を副本部長とする「若葉町DX推進本部」を設置します。',
      '事務局は企画課に置きます。',
      '4 進捗管理',
      '毎年度、取組の進捗を評価し、必要に応じて見直します。',
    ]);
    expect(facts).toMatchObject({
      purpose: '人口が減るなかでも役場の仕事を続けるため、本計画を策定します。',
      'upper-plan': '本計画は、町の最上位計画である「若葉町総合計画」を推進する計画です。',
      'legal-basis': 'また、官民データ活用推進基本法に基づく市町村の計画としても位置づけます。',
      'headquarters-head': '町長を本部長、副町長を副本部長とする「若葉町DX推進本部」を設置します。',
      secretariat: '事務局は企画課に置きます。',
      progress: '毎年度、取組の進捗を評価し、必要に応じて見直します。',
    });
  });

  it('tell the vision from a slogan under its heading, not from the めざす姿 of a measure', () => {
    expect(factsOf(['1 めざす姿', '森とデータがめぐるまち わかば', '2 取組', SENTENCE])['vision']).toBe(
      '森とデータがめぐるまち わかば',
    );
    expect(
      factsOf(['1 取組', SENTENCE, '施策1 予約', SENTENCE, '■ めざす姿', '待たない窓口'])['vision'],
    ).toBeUndefined();
  });

  it('list the goals by their headings', () => {
    expect(
      factsOf(['1 方針', SENTENCE, '基本方針1 便利な窓口', SENTENCE, '基本方針2 働きやすい役場', SENTENCE])['goals'],
    ).toBe('基本方針は2つで、基本方針1「便利な窓口」、基本方針2「働きやすい役場」です。');
  });

  it('are not told from what stands below a measure', () => {
    expect(
      factsOf([
        '1 取組',
        SENTENCE,
        '施策1 業務の見直し',
        SENTENCE,
        '(1) 進捗管理',
        '毎年度、仕事の進捗を評価して見直します。',
      ])['progress'],
    ).toBeUndefined();
  });

  it('have titles that are unique within a place, each key once', () => {
    const { facts } = headOf([...COVER, ...BODY, ...COLOPHON]).head;
    const titles = facts.map(({ place, title }) => `${place}/${title}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  });
});
