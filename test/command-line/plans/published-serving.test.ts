import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';
import { type ServingProcess, startServing } from '../../serving-process.ts';
import { NEWER, planWith, publish } from './published.ts';

const data = mkdtempSync(join(tmpdir(), 'kakari-published-'));
afterAll(() => rmSync(data, { recursive: true }));

const replied = z.object({ text: z.string() });

/** What a page answers when it is asked for the section in charge. */
async function answerOf({ url }: ServingProcess): Promise<string> {
  const body = JSON.stringify({ question: '電子契約の担当課は？', municipality: 'aoba' });
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return replied.parse(await response.json()).text;
}

/** Asks until the answer holds a word. */
async function untilAnswer(serving: ServingProcess, word: string): Promise<string> {
  for (;;) {
    const answer = await answerOf(serving);
    if (answer.includes(word)) return answer;
  }
}

describe('a plan that is published while pages are open', { timeout: 120_000 }, () => {
  it('is answered from by every process, without a restart, until it is withdrawn', async () => {
    const settings = {
      KAKARI_DATA: data,
      KAKARI_KNOWLEDGE: FIXTURE,
      KAKARI_PORT: '0',
      KAKARI_LOG_LEVEL: 'error',
    };
    const first = await startServing({ ...settings, KAKARI_REMINDERS: 'off' });
    const second = await startServing(settings);
    const pages = [first, second];
    for (const page of pages) expect(await answerOf(page)).toContain('総務部 契約課');
    const ledger = await openLedger({ kind: 'sqlite', file: join(data, 'kakari.sqlite3') });
    await publish(ledger);
    for (const page of pages) expect(await untilAnswer(page, '調達課')).not.toContain('契約課');
    expect(await (await fetch(`${second.url}/plans/aoba`)).text()).toContain('調達課');
    await ledger.publishPlan(NEWER, NINE);
    await publish(ledger, planWith('購買課'));
    expect(await untilAnswer(first, '購買課')).toContain('担当は');
    await ledger.withdrawPlan('aoba', '佐藤', NINE);
    for (const page of pages) expect(await untilAnswer(page, '総務部 契約課')).toContain('担当は');
    await ledger.close();
    await Promise.all(pages.map((page) => page.stop()));
  });
});
