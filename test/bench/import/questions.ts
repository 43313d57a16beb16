import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Draft } from '../../../src/domain/draft.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { KNOWLEDGE_FOLDER } from '../../importing/fixture-town.ts';
import { sharedFolder } from '../../shared-folder.ts';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

const scored = z.object({
  right: z.number(),
  total: z.number(),
  tally: z.record(z.string(), z.object({ right: z.number(), total: z.number() })),
});

/** Answers the question set from drafts alone, as they are before anybody has looked at them, and prints how many answers are right. */
export async function printQuestions(drafts: readonly Draft[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-bench-import-'));
  try {
    for (const draft of drafts) writeDraft(join(folder, draft.municipality.id), draft);
    cpSync(join(KNOWLEDGE_FOLDER, 'common'), join(folder, 'common'), { recursive: true });
    const { right, total, tally } = await score(folder);
    console.log(
      `\n## Questions answered from the imported plans\n\n| set | right | of | share |\n|${' --- |'.repeat(4)}`,
    );
    for (const [name, one] of [
      ...Object.entries(tally).toSorted(([a], [b]) => a.localeCompare(b)),
      ['all', { right, total }] as const,
    ])
      console.log(`| ${name} | ${one.right} | ${one.total} | ${((100 * one.right) / one.total).toFixed(1)}% |`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeDraft(folder: string, draft: Draft): void {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(draftFiles(draft))) writeFileSync(join(folder, name), text);
}

async function score(folder: string): Promise<z.infer<typeof scored>> {
  const [questions, answers] = [join(sharedFolder ?? '', 'eval', 'dev.jsonl'), join(folder, 'answers.jsonl')];
  await run(process.execPath, ['--import', 'tsx', MAIN, 'ask', '--batch', questions, '--out', answers], {
    env: { ...process.env, KAKARI_KNOWLEDGE: folder },
    maxBuffer: 1 << 26,
  });
  const { stdout } = await run(
    process.execPath,
    [join(sharedFolder ?? '', 'eval', 'score.mjs'), questions, answers, '--json'],
    { maxBuffer: 1 << 26 },
  );
  return scored.parse(JSON.parse(stdout));
}
