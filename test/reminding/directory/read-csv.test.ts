import { describe, expect, it } from 'vitest';
import { entriesOf, HEAD, problemsOf, readLines, readText } from './samples.ts';

const WEB = {
  municipality: 'harano',
  department: '情報課',
  contact: { kind: 'web', address: 'harano/情報課' },
  promoter: false,
};

describe('a directory in CSV', () => {
  it('names its columns in Japanese or English, in any order and width', () => {
    const text = 'TO,連絡先,promoter,Ｄepartment, 自治体 ,kind\n2027-03-31,,,情報課,harano,web\n';
    expect(entriesOf(readText(text))).toEqual([{ ...WEB, to: '2027-03-31' }]);
  });

  it.each(['\n', '\r\n', '\r'])('ends its lines with %j', (end) => {
    expect(entriesOf(readText([HEAD, 'harano,情報課,web,,,,', '', 'harano,福祉課,web,,,,'].join(end)))).toHaveLength(2);
  });

  it('passes over blank lines, lines of commas and blank columns at the end', () => {
    expect(entriesOf(readText(`${HEAD},,\n\nharano,情報課,web,,,,,,\n,,,,,,,,\n`))).toEqual([WEB]);
  });

  it('has the section as its plan writes it, however the line does, and says where that was a short name', () => {
    const read = readLines(
      '原野市," 情 報 課 ",web,,,,',
      '架空県原野市,情シス,slack-user,U0123ABCD,,,',
      'harano,市民部窓口情報課,web,,,,',
    );
    expect(entriesOf(read).map(({ department }) => department)).toEqual(['情報課', '情報課', '窓口情報課']);
    expect(read).toMatchObject({
      warnings: [
        'meibo.csv:3 部署 — 「情シス」は計画の「情報課」として読みました',
        'meibo.csv:4 部署 — 「市民部窓口情報課」は計画の「窓口情報課」として読みました',
      ],
    });
  });

  it.each(['管理課', '病院局管理課', '水道局管理課', 'かんりか'])(
    'has one section where two share a name, which is all that plans know it by: %s',
    (written) => {
      expect(entriesOf(readLines(`ono,${written},web,,,,`))).toEqual([
        { municipality: 'ono', department: '管理課', contact: { kind: 'web', address: 'ono/管理課' }, promoter: false },
      ]);
    },
  );

  it.each([
    ['Slackチャンネル', 'C0123ABCD', 'slack-channel', 'C0123ABCD'],
    ['slack-channel', 'Ｇ０１２３ＡＢＣＤ\u200b', 'slack-channel', 'G0123ABCD'],
    ['ＳＬＡＣＫ ユーザー', ' W0123ABCD ', 'slack-user', 'W0123ABCD'],
    ['Slackユーザーグループ', 'S0123ABCD', 'slack-group', 'S0123ABCD'],
    ['Teamsチャネル', '19:ab_C-1@thread.tacv2', 'teams-channel', '19:ab_C-1@thread.tacv2'],
    ['teams-channel', '19:ab@thread.skype', 'teams-channel', '19:ab@thread.skype'],
    ['teams-user', '01234567-89AB-cdef-0123-456789abcdef', 'teams-user', '01234567-89ab-cdef-0123-456789abcdef'],
    ['Teamsユーザー', '29:1aB_cD-9xyz', 'teams-user', '29:1aB_cD-9xyz'],
  ])('reads %s %s', (written, address, kind, kept) => {
    expect(entriesOf(readLines(`harano,情報課,${written},${address},,,`))[0]?.contact).toEqual({ kind, address: kept });
  });

  it.each([
    ['はい', true],
    ['○', true],
    ['◯', true],
    ['〇', true],
    ['TRUE', true],
    ['１', true],
    ['', false],
    ['いいえ', false],
    ['False', false],
    ['0', false],
  ])('takes %j for promoter: %s', (written, promoter) => {
    expect(entriesOf(readLines(`harano,情報課,web,,${written},,`))[0]?.promoter).toBe(promoter);
  });

  it('lets a contact change hands at the reorganisation in April', () => {
    const lines = [
      'harano,情報課,slack-user,U0123ABCD,,,2027-03-31',
      'harano,情報課,slack-user,U0123ABCD,,2027-04-01,',
    ];
    expect(entriesOf(readLines(...lines))).toHaveLength(2);
  });

  it('warns of a contact that begins after the plan', () => {
    expect(readLines('harano,情報課,web,,,2029-04-01,')).toMatchObject({
      warnings: [
        'meibo.csv:2 開始日 — 計画期間の後に始まる連絡先です（計画は令和11年3月31日まで）。開始日を確かめてください',
      ],
    });
  });

  it('takes back the apostrophe that an export puts before what looks like a formula', () => {
    expect(entriesOf(readLines("ono,'=SUM課,web,,,,"))[0]?.department).toBe('=SUM課');
  });

  it('tells lines as an editor counts them, after and inside cells with line breaks', () => {
    const text = `"自治体",部署,連絡先の種類,連絡先,"DX\r\n推進担当",開始日,終了日\r\n\r\n"harano\r\n",情報課,web,,,,\r\nharano,"情報\r\n\r\n課","fax",,,,"いつ\r\nか"\r\nharano,謎,web,,,,\r\n`;
    expect(problemsOf(readText(text)).map((line) => line.split(' — ')[0])).toEqual([
      'meibo.csv:8 連絡先の種類',
      'meibo.csv:8 終了日',
      'meibo.csv:10 部署',
    ]);
  });
});
