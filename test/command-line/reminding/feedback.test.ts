import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fc } from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepAnswer } from '../../contracts/ledger/feedback.ts';
import { feedbackCsv, feedbackJson, feedbackTable } from '../../../src/command-line/reminding/feedback.ts';
import type { FeedbackRecord } from '../../../src/domain/chat.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { startSession } from '../kakari-session.ts';

const names = new Map([['seki', '関市']]);

const judged = (change: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  message: 'slack:T1:D0123:1700000000.000100',
  platform: 'slack',
  municipality: 'seki',
  about: 'owner',
  kind: 'grounded',
  at: '2027-03-01T15:00:00.000Z',
  verdict: 'helpful',
  judgedAt: '2027-03-02T01:30:00.000Z',
  ...change,
});

const WRITTEN = judged({
  about: 'schedule',
  verdict: 'wrong',
  question: '電子契約はいつから？',
  comment: '令和9年度からです',
});

describe('feedback for people', () => {
  it('counts answers and verdicts, and the verdicts by class of the question', () => {
    const verdicts = [judged(), judged({ verdict: 'wrong' }), judged(), judged({ about: 'measures-of-section' })];
    expect(feedbackTable({ answers: 120, verdicts }, names).split('\n')).toEqual([
      '回答 120件、評価 4件（役に立った 3件、違う 1件）',
      '担当課　役に立った 2件、違う 1件',
      '課の取組　役に立った 1件、違う 0件',
    ]);
  });

  it('has a line with the question and the comment where they were retained, and only there', () => {
    const all = judged({ municipality: '', comment: '助かりました' });
    const lines = feedbackTable({ answers: 3, verdicts: [judged(), WRITTEN, all] }, names).split('\n');
    expect(lines.slice(3)).toEqual([
      '2027-03-02　関市　時期・工程　違う　質問：電子契約はいつから？　コメント：令和9年度からです',
      '2027-03-02　すべての自治体　担当課　役に立った　コメント：助かりました',
    ]);
  });

  it('keeps what people wrote on its line, and from steering the terminal', () => {
    const comment = '違う\r\n回答 999件\u001B[2J\u0007\u202E\u2028終';
    const lines = feedbackTable({ answers: 1, verdicts: [judged({ comment })] }, names).split('\n');
    expect(lines.at(-1)).toMatch(/コメント：違う 回答 999件 \[2J 終$/u);
    expect(lines).toHaveLength(3);
  });

  it('says so when nobody judged, and when there is nothing', () => {
    expect(feedbackTable({ answers: 5, verdicts: [] }, names)).toBe('回答 5件、評価 0件');
    expect(feedbackTable({ answers: 0, verdicts: [] }, names)).toBe('条件に合う回答はありません。');
  });
});

describe('feedback as a CSV', () => {
  it('opens in a spreadsheet, with times in Japan', () => {
    const csv = feedbackCsv({ answers: 9, verdicts: [WRITTEN, judged({ platform: 'teams' })] }, names);
    expect(csv).toBe(
      [
        '\uFEFF回答日時（日本時間）,評価日時（日本時間）,自治体,チャット,質問の種類,回答の種類,評価,質問,コメント',
        '2027-03-02 00:00,2027-03-02 10:30,関市,Slack,時期・工程,計画に基づく回答,違う,電子契約はいつから？,令和9年度からです',
        '2027-03-02 00:00,2027-03-02 10:30,関市,Teams,担当課,計画に基づく回答,役に立った,,',
        '',
      ].join('\r\n'),
    );
  });

  it('never has a cell that a spreadsheet runs as a formula, whatever people wrote', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '\n+', '\u202E=', '＝', '＋', '－', '＠', '');
    const property = fc.property(start, fc.string(), (first, rest) => {
      const text = `${first}${rest}`;
      const verdicts = [judged({ question: text, comment: text })];
      const rows = parse(feedbackCsv({ answers: 1, verdicts }, names), { bom: true });
      expect(rows[1]).toHaveLength(9);
      for (const cell of rows[1] ?? []) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    });
    fc.assert(property);
  });
});

describe('feedback for programs', () => {
  it('is complete, except for the messages, which lead to the chats of single persons', () => {
    const found = feedbackJson({ answers: 2, verdicts: [judged(), WRITTEN] });
    expect(JSON.stringify(found)).not.toContain('D0123');
    const { message: _, ...rest } = judged();
    expect(found).toEqual({
      answers: 2,
      verdicts: [
        { ...rest, question: null, comment: null },
        expect.objectContaining({ question: '電子契約はいつから？', comment: '令和9年度からです' }),
      ],
    });
  });
});

describe('kakari feedback', () => {
  const data = mkdtempSync(join(tmpdir(), 'kakari-feedback-'));
  const session = startSession();
  const feedback = (...words: readonly string[]) => session.run(['feedback', ...words], { KAKARI_DATA: data });
  beforeAll(async () => {
    const ledger = await openLedger({ kind: 'sqlite', file: join(data, 'kakari.sqlite3') });
    const { verdict, judgedAt, comment: _, ...answer } = judged();
    await keepAnswer(ledger, answer);
    await keepAnswer(ledger, { ...answer, message: 'other', municipality: 'toyama' });
    await ledger.keepVerdict({ message: answer.message, by: 'a', verdict }, judgedAt);
    await ledger.close();
  });
  afterAll(async () => {
    await session.end();
    rmSync(data, { recursive: true });
  });

  it('prints what the ledger has of a municipality and of days in Japan', async () => {
    const [table, csv, json] = await Promise.all([
      feedback('-m', 'seki', '--from', '2027-03-02', '--to', '2027-03-02'),
      feedback('--csv', '--from', '2027-03-02'),
      feedback('--json', '--to', '2027-03-01'),
    ]);
    expect(table.out).toBe('回答 1件、評価 1件（役に立った 1件、違う 0件）\n担当課　役に立った 1件、違う 0件\n');
    expect(csv.out).toContain('\r\n2027-03-02 00:00,2027-03-02 10:30,関市,Slack,担当課,');
    expect(JSON.parse(json.out)).toEqual({ answers: 0, verdicts: [] });
  });

  it.each([
    [['-m', 'nowhere'], 'nowhere'],
    [['--from', '2027-02-30'], '実在する日付'],
    [['--from', '2027-03-02', '--to', '2027-03-01'], '--from（2027-03-02）が --to（2027-03-01）より後です。'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { code, err } = await feedback(...words);
    expect(err).toContain(sentence);
    expect(code).not.toBe(0);
  });
});
