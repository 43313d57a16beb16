import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { converse, type Conversation } from '../../../adapters/terminal/converse.ts';
import { createAssistant } from '../../../src/conversation/handle-message.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import type { Failure } from '../../../src/domain/failure.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { cityPlan } from '../../fixtures/made-up-plans.ts';

/** Types these lines; what was asked and what was shown. */
async function talk(
  lines: readonly string[],
  municipality?: string,
): Promise<{ asked: readonly Message[]; shown: string }> {
  const assistant = new FakeAssistant();
  const { shown } = await talkTo(assistant, lines, municipality === undefined ? {} : { municipality });
  return { asked: assistant.messages, shown };
}

async function talkTo(
  assistant: Assistant,
  lines: readonly string[],
  options: Partial<Conversation> = {},
): Promise<{ shown: string; failures: readonly Failure[] }> {
  const [chunks, failures]: [string[], Failure[]] = [[], []];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  await converse({
    assistant,
    clock: fixedClock('2026-11-20'),
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output,
    reference: () => `AAAA000${failures.length + 1}`,
    reportFailure: (failure) => failures.push(failure),
    ...options,
  });
  return { shown: chunks.join(''), failures };
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

  it('forgets a question that was stopped, and remembers others masked', async () => {
    const asked: Message[] = [];
    const assistant = createAssistant([cityPlan], { thesaurus: [] });
    const listening: Assistant = {
      answer: (message) => {
        asked.push(message);
        return assistant.answer(message);
      },
    };
    const { shown } = await talkTo(listening, ['123456789018の担当は？', '090-0000-1234の担当は？', 'いつから？']);
    expect(shown).toContain('個人情報（マイナンバー）');
    expect(shown).not.toMatch(/123456789018|090-0000-1234/u);
    expect(asked.at(-1)?.history).toEqual(['〔電話番号〕の担当は？']);
  });

  it('brings back with the arrow keys only what holds no personal data', async () => {
    const input = new PassThrough();
    const terminal = Object.assign(new PassThrough(), { columns: 80, isTTY: true });
    Object.assign(input, { isTTY: true, setRawMode: () => input });
    const assistant = new FakeAssistant();
    const talking = converse({
      assistant,
      clock: fixedClock('2026-11-20'),
      input,
      output: terminal,
      reference: () => 'AAAA0001',
      reportFailure: () => undefined,
    });
    input.write('担当は？\r090-0000-1234の担当は？\r\u001b[A\r終了\r');
    await talking;
    expect(texts(assistant.messages)).toEqual(['担当は？', '090-0000-1234の担当は？', '担当は？']);
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
    await expect(talkTo(new FakeAssistant(), [], { input, output })).resolves.toEqual({ shown: '', failures: [] });
  });

  it('shows no control characters of an answer that repeats the question', async () => {
    expect((await talk(['\u001b[2Jどこ'])).shown).not.toContain('\u001b[2J');
  });
});

describe('a question that fails inside', () => {
  /** Breaks at every question that says so. */
  const brittle = (): FakeAssistant => {
    const assistant = new FakeAssistant();
    const answer = assistant.answer.bind(assistant);
    assistant.answer = (message) =>
      /秘密|secret/u.test(message.text)
        ? Promise.reject(new KakariError('index-broken', { question: message.text }))
        : answer(message);
    return assistant;
  };

  it('is told in a polite sentence with a number, and the conversation goes on without it', async () => {
    const assistant = brittle();
    const { shown } = await talkTo(assistant, ['担当は？', '秘密', '2']);
    expect(shown).toContain(
      '質問> 申し訳ありません。処理の途中で問題が起きました。時間をおいて、もう一度お試しください。（受付番号 AAAA0001）\n\n質問> ',
    );
    expect(assistant.messages.at(-1)).toMatchObject({
      text: '窓口の取組の目標を比較してください',
      history: ['担当は？'],
    });
  });

  it('is told in the language of the question', async () => {
    const { shown } = await talkTo(brittle(), ['What is the secret of the plan?']);
    expect(shown).toContain('Sorry, something went wrong. Please try again in a little while. (Reference AAAA0001)');
  });

  it('is in the log under the number that was told, without what was typed', async () => {
    const { failures } = await talkTo(brittle(), ['秘密', '秘密']);
    expect(failures).toMatchObject([
      { reference: 'AAAA0001', error: 'KakariError', code: 'index-broken' },
      { reference: 'AAAA0002', error: 'KakariError', code: 'index-broken' },
    ]);
    expect(failures[0]?.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(failures)).not.toContain('秘密');
  });
});
