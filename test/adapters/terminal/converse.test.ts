import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { converse } from '../../../adapters/terminal/converse.ts';
import type { Message } from '../../../src/domain/message.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';

/** Types these lines; what was asked and what was shown. */
async function talk(
  lines: readonly string[],
  municipality?: string,
): Promise<{ asked: readonly Message[]; shown: string }> {
  const assistant = new FakeAssistant();
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await converse({
    assistant,
    clock: fixedClock('2026-11-20'),
    input,
    output,
    ...(municipality === undefined ? {} : { municipality }),
  });
  return { asked: assistant.messages, shown: chunks.join('') };
}
const texts = (asked: readonly Message[]): readonly string[] => asked.map(({ text }) => text);

describe('a conversation at the prompt', () => {
  it('begins by saying how to end it', async () => {
    expect((await talk([])).shown).toMatch(/^DX計画のことをお尋ねください。「終了」で終わります。\n質問> /u);
  });

  it('shows the answer to each question', async () => {
    const { shown } = await talk(['担当は？', 'いつから？']);
    expect(shown).toContain('市民窓口課です。');
    expect(shown).toContain('令和9年度（2027年度）から実施します。');
  });

  it('hands on the day and the municipality', async () => {
    expect((await talk(['担当は？'], 'aonono')).asked).toEqual([
      { text: '担当は？', history: [], today: '2026-11-20', municipality: 'aonono' },
    ]);
    expect((await talk(['担当は？'])).asked[0]).not.toHaveProperty('municipality');
  });

  it('remembers three turns', async () => {
    const { asked } = await talk(['一', '二', '三', '四', '五']);
    expect(asked.at(-1)?.history).toEqual(['二', '三', '四']);
  });

  it('takes a number for one of the questions that were offered', async () => {
    expect(texts((await talk(['担当は？', '2'])).asked)).toEqual(['担当は？', '窓口の取組の目標を比較してください']);
  });

  it('takes a number for itself where nothing was offered under it', async () => {
    expect(texts((await talk(['1', '担当は？', '3', '0', '-1'])).asked)).toEqual(['1', '担当は？', '3', '0', '-1']);
  });

  it('asks nothing for an empty line', async () => {
    expect(texts((await talk(['', '  　', '担当は？'])).asked)).toEqual(['担当は？']);
  });

  it.each(['終了', '終わり', 'exit', 'QUIT', ' 終了 '])('ends at %j', async (word) => {
    expect(texts((await talk(['担当は？', word, 'いつから？'])).asked)).toEqual(['担当は？']);
  });

  it('ends when the input ends', async () => {
    const input = new PassThrough();
    input.end();
    const output = new PassThrough();
    await expect(
      converse({ assistant: new FakeAssistant(), clock: fixedClock('2026-11-20'), input, output }),
    ).resolves.toBeUndefined();
  });

  it('shows no control characters of an answer that repeats the question', async () => {
    expect((await talk(['\u001b[2Jどこ'])).shown).not.toContain('\u001b[2J');
  });
});
