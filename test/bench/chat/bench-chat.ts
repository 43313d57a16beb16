import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mentionTo, settingsFor } from '../../adapters/slack/rig/call-process.ts';
import { openWorkspace, type SlackWorkspace } from '../../adapters/slack/rig/workspace.ts';
import { type ServingProcess, startServing } from '../../serving-process.ts';

const MENTIONS = 500;
const SPAN_MS = 10_000;
const ROUNDS = 4;
/** Every tenth event comes a second time, as Slack does when it is in doubt. */
const AGAIN_EVERY = 10;

/** Sends 500 signed mentions in 10 seconds to a serving process, four times over, and prints how fast they were acknowledged and answered. */
export async function benchChat(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-bench-chat-'));
  const workspace = await openWorkspace();
  const serving = await startServing({
    KAKARI_PORT: '0',
    KAKARI_DATA: folder,
    KAKARI_REMINDERS: 'off',
    KAKARI_LOG_LEVEL: 'error',
    ...settingsFor(workspace),
  });
  console.log('| round | mentions | ack p50 | ack p99 | ack worst | last answer after | answered | doubled | memory |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (let round = 1; round <= ROUNDS; round += 1) printRound(round, await runRound(round, serving, workspace));
  await serving.stop();
  await workspace.close();
  rmSync(folder, { recursive: true });
}

interface Round {
  readonly ackMs: readonly number[];
  readonly lastAnswerMs: number;
  readonly answered: number;
  readonly doubled: number;
  readonly memoryMb: number;
}

async function runRound(round: number, serving: ServingProcess, workspace: SlackWorkspace): Promise<Round> {
  const begin = performance.now();
  const moments = Array.from(
    { length: MENTIONS },
    (_, at) => `${1_795_000_000 + round}.${String(at).padStart(6, '0')}`,
  );
  const sent = moments.flatMap((ts, at) => (at % AGAIN_EVERY === 0 ? [ts, ts] : [ts]));
  const acks = await Promise.all(
    sent.map(async (ts, at) => {
      await wait((SPAN_MS / sent.length) * at);
      return mention(serving.url, ts);
    }),
  );
  const own = new Set(moments);
  const answers = () =>
    workspace.posted().flatMap(({ thread }) => (thread !== undefined && own.has(thread) ? [thread] : []));
  await workspace.until(() => (new Set(answers()).size === MENTIONS ? true : undefined));
  const lastAnswerMs = performance.now() - begin;
  // What is doubled would come now.
  await wait(2000);
  const threads = answers();
  const answered = new Set(threads).size;
  return { ackMs: acks, lastAnswerMs, answered, doubled: threads.length - answered, memoryMb: serving.memoryMb() };
}

/** Sends a mention; how long its acknowledgement took, in milliseconds. */
async function mention(url: string, ts: string): Promise<number> {
  const begin = performance.now();
  const response = await mentionTo(url, '電子契約の担当課は？', ts);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`A mention was refused: ${response.status}`);
  return performance.now() - begin;
}

function printRound(round: number, { ackMs, lastAnswerMs, answered, doubled, memoryMb }: Round): void {
  const sorted = ackMs.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)} ms`;
  const seconds = `${(lastAnswerMs / 1000).toFixed(1)} s`;
  const cells = [round, MENTIONS, at(0.5), at(0.99), at(1), seconds, answered, doubled, `${memoryMb.toFixed(0)} MB`];
  console.log(`| ${cells.join(' | ')} |`);
}
