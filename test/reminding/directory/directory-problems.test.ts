import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../src/reminding/directory/read-directory.ts';
import { HEAD, plans, problemsOf, readLines, readText } from './samples.ts';

describe('a bad line of a directory', () => {
  it.each([
    [
      'an unknown municipality',
      'haranoo,情報課,web,,,,',
      '自治体',
      '「haranoo」という自治体の計画はありません。近い名前: 原野市（harano）、大原野市（oharano）',
    ],
    [
      'nothing like a municipality',
      'xyz,情報課,web,,,,',
      '自治体',
      '計画のある自治体: 原野市（harano）、大原野市（oharano）、大野市（ono）',
    ],
    ['no municipality', ',情報課,web,,,,', '自治体', '自治体が空です'],
    [
      'an unknown section',
      'harano,情報化,web,,,,',
      '部署',
      '「情報化」という部署は原野市の計画にありません。近い名前: 「情報課」',
    ],
    ['part of a section', 'harano,窓口,web,,,,', '部署', '近い名前: 「窓口情報課」'],
    ['nothing like a section', 'harano,ぱぴぷぺぽ,web,,,,', '部署', '計画にある部署の名前に直すか、行を消してください'],
    [
      'a section of another municipality',
      'harano,住宅課,web,,,,',
      '部署',
      '「住宅課」という部署は原野市の計画にありません',
    ],
    [
      'a short name of two sections',
      'ono,窓口,web,,,,',
      '部署',
      '一つに決まりません。計画にある名前で書いてください: 「予算表示課」「髙島支所」',
    ],
    ['no section', 'harano,　,web,,,,', '部署', '部署が空です'],
    ['an unknown kind', 'harano,情報課,fax,,,,', '連絡先の種類', '「fax」という種類はありません'],
    ['no kind', 'harano,情報課,,C0123ABCD,,,', '連絡先の種類', '連絡先の種類が空です'],
    [
      'a channel name',
      'harano,情報課,slack-channel,#general,,,',
      '連絡先',
      'チャンネル ID（例 C0123ABCDEF）を書いてください',
    ],
    [
      'a channel id in small letters',
      'harano,情報課,slack-channel,c0123abcd,,,',
      '連絡先',
      'Slackチャンネルの ID ではありません',
    ],
    [
      'a channel id that is too short',
      'harano,情報課,slack-channel,C0123ABC,,,',
      '連絡先',
      'Slackチャンネルの ID ではありません',
    ],
    ['no address', 'harano,情報課,slack-user,,,,', '連絡先', 'メンバー ID をコピー'],
    ['a user id for a channel', 'harano,情報課,slack-channel,U0123ABCD,,,', '連絡先', 'これはSlackユーザーの ID です'],
    ['a group name', 'harano,情報課,slack-group,all,,,', '連絡先', 'S で始まるユーザーグループの ID'],
    ['an e-mail address', 'harano,情報課,teams-user,a@example.jp,,,', '連絡先', 'オブジェクト ID'],
    [
      'a link to a channel',
      'harano,情報課,teams-channel,https://teams.microsoft.com/l/channel/19%3Aab%40thread.tacv2/x,,,',
      '連絡先',
      '19%3A から thread.tacv2 まで',
    ],
    ['an address for a page', 'harano,情報課,web,harano/情報課,,,', '連絡先', 'ここは空にしてください'],
    ['neither yes nor no', 'harano,情報課,web,,たぶん,,', 'DX推進担当', '「はい」'],
    ['a day that no calendar has', 'harano,情報課,web,,,2027-02-29,', '開始日', '「2027-02-29」という日はありません'],
    ['a date without century', 'harano,情報課,web,,,27/4/1,', '開始日', '2027-04-01、2027/4/1、令和9年4月1日、R9.4.1'],
    [
      'an end before the beginning',
      'harano,情報課,web,,,2027-04-01,2027-03-31',
      '終了日',
      '終了日（令和9年3月31日）が開始日（令和9年4月1日）より前です',
    ],
    [
      'an end before the plan',
      'harano,情報課,web,,,,2026-03-31',
      '終了日',
      '計画期間より前に終わる連絡先です（計画は令和8年4月1日から）',
    ],
    ['a formula for a section', 'harano,=1+1,web,,,,', '部署', '数式'],
    ['a full-width formula', 'harano,＝1+1,web,,,,', '部署', '数式'],
    ['a formula behind a space', 'harano,情報課,web, @A1,,,', '連絡先', '数式'],
    ['a tab before an address', 'harano,情報課,slack-user,"\tU0123ABCD",,,', '連絡先', '数式'],
    ['a line break before an address', 'harano,情報課,slack-user,"\r\nU0123ABCD",,,', '連絡先', '数式'],
  ])('is told for %s', (_, line, field, message) => {
    const [problem, ...others] = problemsOf(readLines('harano,福祉課,web,,,,', line));
    expect(others).toEqual([]);
    expect(problem).toContain(`meibo.csv:3 ${field} — `);
    expect(problem).toContain(message);
  });

  it.each([
    ['too few columns', 'harano,情報課,web', '列が少なすぎます（列の名前は7個、この行は3個）'],
    ['too many columns', 'harano,情報課,web,,,,,はい', '列が多すぎます（列の名前は7個、この行は8個）'],
  ])('is told for %s', (_, line, message) => {
    expect(problemsOf(readLines('harano,福祉課,web,,,,', line))).toEqual([
      expect.stringContaining(`meibo.csv:3 — ${message}`),
    ]);
  });

  it('keeps the good lines out, and all faults are told at once, in the order of the file', () => {
    const read = readLines('harano,福祉課,web,,,,', 'x,,fax,,?,1,2', 'harano,情報化,web,x,,,', 'harano,情報課,web');
    expect(read).not.toHaveProperty('entries');
    expect(problemsOf(read).map((line) => line.split(' — ')[0])).toEqual([
      ...['自治体', '部署', '連絡先の種類', 'DX推進担当', '開始日', '終了日'].map((field) => `meibo.csv:3 ${field}`),
      'meibo.csv:4 部署',
      'meibo.csv:4 連絡先',
      'meibo.csv:5',
    ]);
  });

  it('is shown without what a terminal would obey, and not at length', () => {
    const [problem = ''] = problemsOf(readLines(`harano,\u001b[2J\u202e${'あ'.repeat(300)},web,,,,`));
    expect(problem).toMatch(/「\[2J あ{30,40}…」/u);
    expect(problem).not.toMatch(/\p{C}/u);
  });
});

describe('a contact that stands twice', () => {
  const user = (days: string, section = '情報課'): string => `harano,${section},slack-user,U0123ABCD,,${days}`;

  it.each([
    [',', ','],
    [',2027-03-31', '2027-03-31,'],
    ['2027-04-01,', ',2027-04-01'],
    ['2026-04-01,2029-03-31', '2027-01-01,2027-01-01'],
  ])('is told when the days %s and %s overlap', (one, other) => {
    expect(problemsOf(readLines(user(one), user(',', '福祉課'), user(other)))).toEqual([
      expect.stringContaining('meibo.csv:4 連絡先 — 2行目と同じ部署、同じ連絡先で、期間が重なっています'),
    ]);
  });

  it('is found when a longer one lies before a shorter one between', () => {
    const lines = [user('2026-04-01,2029-03-31'), user('2026-05-01,2026-05-02'), user('2027-05-01,2027-05-02')];
    expect(problemsOf(readLines(...lines))).toHaveLength(2);
  });

  it('is found under different spellings', () => {
    const lines = [
      'harano,情報課,teams-user,01234567-89ab-cdef-0123-456789abcdef,,,',
      '原野市,情シス,Teamsユーザー,01234567-89AB-CDEF-0123-456789ABCDEF,,,',
    ];
    expect(problemsOf(readLines(...lines))).toHaveLength(1);
  });
});

describe('a bad heading', () => {
  it.each([
    ['部署,連絡先の種類,連絡先', ['meibo.csv:1 自治体 — この列がありません']],
    [`${HEAD},備考`, ['meibo.csv:1 — 「備考」という列はありません']],
    [`${HEAD},,備考`, ['meibo.csv:1 — 名前のない列があります', 'meibo.csv:1 — 「備考」という列はありません']],
    [`${HEAD},address`, ['meibo.csv:1 連絡先 — この列が二つあります']],
    ['harano,情報課,web,', ['meibo.csv:1 — 列の名前がありません。最初の行に 自治体,部署,']],
  ])('is told for %s', (head, messages) => {
    const problems = problemsOf(readText(`${head}\n`));
    expect(problems).toEqual(messages.map((message) => expect.stringContaining(message)));
  });

  it('does not hide what is wrong below, when the columns are known all the same', () => {
    expect(problemsOf(readText(`${HEAD},備考\nharano,情報化,web,,,,,メモ\n`))).toHaveLength(2);
  });
});

describe('a file that is no directory', () => {
  const told = (file: string, bytes: Uint8Array): readonly string[] =>
    problemsOf(readDirectory({ bytes, file, plans }));

  it.each([
    ['an empty one', '', 'ファイルが空です'],
    ['one of blank lines', '\n \n', 'ファイルが空です'],
    ['one with a heading only', `${HEAD}\n`, '連絡先が1件もありません'],
  ])('is told for %s', (_, text, message) => {
    expect(problemsOf(readText(text))).toEqual([expect.stringContaining(`meibo.csv — ${message}`)]);
  });

  it('is told by its name, whatever it holds', () => {
    expect(told('meibo.xlsx', Buffer.from('x'))).toEqual([
      expect.stringContaining('meibo.xlsx — 名前が .csv、.txt、.yaml、.yml のどれか'),
    ]);
  });

  it('is told for a workbook that was only renamed', () => {
    expect(told('meibo.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toEqual([
      expect.stringContaining('CSV UTF-8（コンマ区切り）'),
    ]);
  });

  it('is told with the encodings that are read', () => {
    expect(told('meibo.csv', Uint8Array.from([0xff, 0xfd]))).toEqual([
      expect.stringContaining('UTF-8、UTF-16（BOM 付き）、Shift_JIS'),
    ]);
  });

  it.each(['meibo.csv', 'meibo.yaml'])('is told when %s has more than 5 MB', (file) => {
    expect(told(file, Buffer.alloc(5 * 1024 * 1024 + 1, 'x'))).toEqual([
      `${file} — ファイルが大きすぎます（上限5MB）。自治体ごとなどに分けてください`,
    ]);
  });

  it.each(['x', '"'])('is told for 5 MB on one line, of %j', (text) => {
    expect(problemsOf(readText(`${HEAD}\n${text.repeat(5_000_000 / text.length)}`))).toEqual([
      expect.stringContaining('meibo.csv:2 — 1行が長すぎます'),
    ]);
  });

  it('is told for more lines than a directory can have', () => {
    expect(problemsOf(readText(`${HEAD}\n${'x\n'.repeat(1_000_000)}`))).toEqual([
      expect.stringContaining('行が多すぎます（上限100000行）'),
    ]);
  });

  it.each([
    ['left open', 'harano,"情報課,web,,,,'],
    ['inside a cell', 'harano,情報"課,web,,,,'],
    ['closed too early', 'harano,"情報"課,web,,,,'],
  ])('is told with the line of a quotation mark %s', (_, line) => {
    const problems = problemsOf(readLines('harano,"福祉\r\n課",web,,,,', '', line, 'harano,情報課,web,,,,'));
    expect(problems).toEqual([expect.stringContaining('meibo.csv:5 — 引用符（"）の使い方が正しくない')]);
  });
});
