import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { askBatch } from '../../src/command-line/batch.ts';
import { KakariError } from '../../src/domain/errors.ts';
import { FakeAssistant } from '../fakes/fake-assistant.ts';
import { fixedClock } from '../fakes/fixed-clock.ts';
import { cityPlan, townPlan } from '../fixtures/made-up-plans.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakari-batch-'));
const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')];
afterAll(() => rmSync(folder, { recursive: true }));

let assistant = new FakeAssistant();
beforeEach(() => {
  assistant = new FakeAssistant();
});

/** Answers these lines; the records that were written, and how many lines were broken. */
async function batch(
  ...lines: readonly string[]
): Promise<{ broken: number; records: readonly Record<string, unknown>[] }> {
  writeFileSync(input, lines.join('\n'));
  const broken = await askBatch(input, output, { assistant, plans: [cityPlan, townPlan] }, fixedClock('2026-11-20'));
  const written = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  return { broken, records: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
const line = (value: unknown): string => JSON.stringify(value);

describe('a file of questions', () => {
  it('is answered line by line, in order, with the time it took', async () => {
    const { broken, records } = await batch(
      line({ id: 'a', question: '担当は？' }),
      line({ id: 2, question: '何それ' }),
    );
    expect(broken).toBe(0);
    expect(records).toMatchObject([
      {
        id: 'a',
        kind: 'owner',
        abstained: false,
        answer: expect.stringContaining('市民窓口課'),
        ms: expect.any(Number),
      },
      { id: 2, kind: 'not-in-plan', abstained: true, citations: [] },
    ]);
  });

  it('cites municipality, plan, place, page and passage', async () => {
    const { records } = await batch(line({ id: 1, question: '担当は？' }));
    expect(records[0]).toMatchObject({
      citations: [
        {
          municipality: 'aonono',
          plan: '青野野市デジタル推進計画',
          place: '第3章 取組 1 書かない窓口',
          page: 12,
          passage: expect.any(String),
        },
        {},
      ],
    });
  });

  it('may name the municipality and the turns before', async () => {
    await batch(
      line({ id: 1, question: 'いつから？', history: ['担当は？'], plan: 'aonono' }),
      line({ id: 2, question: 'いつから？', plan: '*' }),
    );
    expect(assistant.messages).toEqual([
      { text: 'いつから？', history: ['担当は？'], today: '2026-11-20', municipality: 'aonono' },
      { text: 'いつから？', history: [], today: '2026-11-20' },
    ]);
  });

  it('may have empty lines and the line ends of Windows', async () => {
    const { records } = await batch(
      `${line({ id: 1, question: '担当は？' })}\r`,
      '',
      '  ',
      `${line({ id: 2, question: '担当は？' })}\r`,
      '',
    );
    expect(records.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('may be empty', async () => {
    expect(await batch('')).toEqual({ broken: 0, records: [] });
  });
});

describe('a broken line', () => {
  it.each([
    ['{"id": 1, "question"', null],
    ['担当は？', null],
    ['[]', null],
    ['null', null],
    [line({ id: 7 }), 7],
    [line({ id: 7, question: 1 }), 7],
    [line({ id: 7, question: 'a', history: 'b' }), 7],
    [line({ question: 'a' }), null],
  ])('tells its number and its error, and the others are answered: %s', async (text, id) => {
    const { broken, records } = await batch(
      line({ id: 'before', question: '担当は？' }),
      text,
      line({ id: 'after', question: '担当は？' }),
    );
    expect(broken).toBe(1);
    expect(records[1]).toEqual({ id, line: 2, error: expect.stringMatching(/^2行目：読めません。/u) });
    expect(records.map((record) => 'answer' in record)).toEqual([true, false, true]);
  });

  it('is one of an unknown municipality', async () => {
    const { broken, records } = await batch(
      line({ id: 1, question: '担当は？', plan: 'nowhere' }),
      line({ id: 2, question: '担当は？' }),
    );
    expect(broken).toBe(1);
    expect(records[0]).toMatchObject({
      id: 1,
      line: 1,
      error: expect.stringContaining('自治体「nowhere」は登録されていません'),
    });
    expect(records[1]).toHaveProperty('answer');
  });
});

describe('a file that is not to be had', () => {
  const run = (from: string, to: string): Promise<number> =>
    askBatch(from, to, { assistant, plans: [cityPlan] }, fixedClock('2026-11-20'));

  it('is told by name where it cannot be read', async () => {
    const missing = join(folder, 'missing.jsonl');
    await expect(run(missing, output)).rejects.toMatchObject({ code: 'file-unreadable', fields: { file: missing } });
    await expect(run(folder, output)).rejects.toBeInstanceOf(KakariError);
  });

  it('is told by name where it cannot be written', async () => {
    writeFileSync(input, line({ id: 1, question: '担当は？' }));
    const nowhere = join(folder, 'no', 'such', 'folder.jsonl');
    await expect(run(input, nowhere)).rejects.toMatchObject({ code: 'file-unwritable', fields: { file: nowhere } });
  });
});
