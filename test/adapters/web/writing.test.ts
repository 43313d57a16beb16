import { describe, expect, it } from 'vitest';
import type { WrittenLine } from '../../../adapters/web/send-as-written.ts';
import type { WebFailure } from '../../../adapters/web/respond.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import {
  FIRST_SENTENCE,
  SECOND_SENTENCE,
  WORDED,
  WORDED_SO_FAR,
  worded,
  WritingAssistant,
} from '../../fakes/writing-assistant.ts';
import { askJson, submit, tidy, webApp } from './web-app.ts';

const SCRIPT = { 'kakari-fragment': 'written' };

const linesOf = async (response: Response): Promise<readonly WrittenLine[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as WrittenLine);

const htmlOf = (line: WrittenLine | undefined): string =>
  line === undefined || line.kind === 'problem' ? '' : line.html;

describe('an answer while it is written', () => {
  it('is sent as turns, each whole in itself, the last one marked as such', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    const response = await submit(webApp({ assistant }), { question: '説明して' }, SCRIPT);
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/u);
    expect([response.headers.get('cache-control'), response.headers.get('x-accel-buffering')]).toEqual([
      'no-store',
      'no',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const lines = await linesOf(response);
    expect(lines.map(({ kind }) => kind)).toEqual(['so-far', 'whole']);
    expect(htmlOf(lines[0])).toContain('申請書を手で書かずに済む');
    expect(htmlOf(lines[0])).not.toContain('取りまとめて');
    expect(htmlOf(lines[1])).toContain('取りまとめて');
    for (const line of lines) {
      expect(htmlOf(line).trim()).toMatch(/^<div class="turn" ?>[^]*<\/div>$/u);
      expect(htmlOf(line)).toContain('AIが文章にしました');
    }
  });

  it('skips what is older than what can be sent', async () => {
    const steps = Array.from({ length: 50 }, (_, at) => worded([`${at}番目の文です。[1]`]));
    const assistant = new WritingAssistant(steps, () => WORDED);
    assistant.whenShown = () => Promise.resolve();
    const lines = await linesOf(await submit(webApp({ assistant }), { question: '説明して' }, SCRIPT));
    expect(lines.length).toBeLessThan(50);
    expect(lines.at(-1)?.kind).toBe('whole');
  });

  it('escapes what is written, and takes out what turns the direction of writing', async () => {
    const evil = worded(['<script>alert(1)</script>\u202Eです。[1]']);
    const lines = await linesOf(
      await submit(webApp({ assistant: new WritingAssistant([evil], () => evil) }), { question: '説明して' }, SCRIPT),
    );
    for (const line of lines) expect(htmlOf(line)).not.toMatch(/<script|\u202E/u);
  });

  it('that breaks off ends in an apology whose number is in the log', async () => {
    const failures: WebFailure[] = [];
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => {
      throw new Error('secret');
    });
    const app = webApp({ assistant, reportFailure: (failure) => failures.push(failure) });
    const lines = await linesOf(await submit(app, { question: '説明して' }, SCRIPT));
    expect(lines.at(-1)).toEqual({
      kind: 'problem',
      sentence: expect.stringContaining('受付番号 7F3A2B1C') as unknown,
    });
    expect(failures).toEqual([expect.objectContaining({ reference: '7F3A2B1C', route: 'POST /' })]);
    expect(JSON.stringify([lines, failures])).not.toContain('secret');
  });

  it('is rendered no further once its reader is gone', async () => {
    let goOn = (): void => undefined;
    const assistant = new WritingAssistant([WORDED_SO_FAR, WORDED_SO_FAR], () => {
      throw new Error('secret');
    });
    const shown = new Promise<void>((resolve) => (goOn = resolve));
    assistant.whenShown = () => shown;
    const failures: WebFailure[] = [];
    const app = webApp({ assistant, reportFailure: (failure) => failures.push(failure) });
    const response = await submit(app, { question: '説明して' }, SCRIPT);
    await response.body?.cancel();
    goOn();
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toEqual([]);
  });
});

describe('an answer that nobody sees being written', () => {
  it('is what it was: the turn by itself', async () => {
    const app = webApp({ assistant: new FakeAssistant() });
    const [asked, before] = await Promise.all([
      submit(app, { question: '担当は？' }, SCRIPT),
      submit(app, { question: '担当は？' }, { 'kakari-fragment': '1' }),
    ]);
    expect(asked.headers.get('content-type')).toMatch(/^text\/html/u);
    expect(await asked.text()).toBe(await before.text());
  });

  it('tells a failure as any other', async () => {
    const app = webApp({ assistant: { answer: () => Promise.reject(new Error('secret')) } });
    const response = await submit(app, { question: '担当は？' }, SCRIPT);
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('受付番号 7F3A2B1C')]);
  });

  it('is a page without script, also where a model writes', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    const html = tidy(await (await submit(webApp({ assistant }), { question: '説明して' })).text());
    expect(html.match(/<article/gu)).toHaveLength(1);
    expect(html).toContain('取りまとめて実施します');
  });
});

describe('a worded answer as JSON', () => {
  it('has the mark in its text, and says who worded it', async () => {
    const response = await askJson(webApp({ assistant: new WritingAssistant([], () => WORDED) }), {
      question: '説明して',
    });
    const { reply, text } = (await response.json()) as { readonly reply: Reply; readonly text: string };
    expect(reply.wordedBy).toBe('model');
    expect(text).toBe(
      `${FIRST_SENTENCE}\n${SECOND_SENTENCE}\n計画の記載をもとにAIが文章にしました。出典もご確認ください。`,
    );
  });
});
