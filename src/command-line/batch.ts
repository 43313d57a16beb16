import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { KakariError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { recordOf } from './ask.ts';
import { type Answering, municipalityId } from './assemble.ts';
import { errorLines } from './sentences.ts';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  history: z.array(z.string()).default([]),
  plan: z.string().optional(),
});

/** Answers every line of a JSONL file. A broken line gets an error of its own; the rest is answered. Returns the number of broken lines. */
export async function askBatch(input: string, output: string, assembled: Answering, clock: Clock): Promise<number> {
  const lines = read(input).split(/\r?\n/u);
  const records: object[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() !== '') records.push(await answerLine(text, index + 1, assembled, clock));
  }
  write(output, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return records.filter((record) => 'error' in record).length;
}

async function answerLine(
  text: string,
  number: number,
  { assistant, plans }: Answering,
  clock: Clock,
): Promise<object> {
  const broken = (id: unknown, reason: string): object => ({
    id: id ?? null,
    line: number,
    error: `${number}行目：${reason}`,
  });
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success)
    return broken(
      idOf(parseJson(text)),
      `読めません。{"id", "question", "history"?, "plan"?} の形で書いてください（${parsed.error.issues[0]?.message ?? ''}）`,
    );
  const { id, question, history, plan } = parsed.data;
  try {
    const municipality = municipalityId(plan, plans);
    const start = performance.now();
    const reply = await assistant.answer({
      text: question,
      history,
      today: clock.today(),
      ...(municipality === undefined ? {} : { municipality }),
    });
    return { id, ...recordOf(reply), ms: Math.round((performance.now() - start) * 100) / 100 };
  } catch (error) {
    return broken(id, errorLines(error).join(' '));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new KakariError('file-unreadable', { file }, { cause: error });
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new KakariError('file-unwritable', { file }, { cause: error });
  }
}
