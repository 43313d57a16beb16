import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileProblem } from '../../src/domain/errors.ts';
import { KnowledgeError, loadKnowledge } from '../../src/plans/load-knowledge.ts';

/** A small complete knowledge folder: the made-up 青葉市 (adopted, with owners) and 春日野町 (a draft without owners). */
export const FIXTURE = fileURLToPath(new URL('../fixtures/knowledge', import.meta.url));

/** Loads a copy of the fixture after `change` did something to it; the problems, or none where it loads. */
export function problemsAfter(change: (folder: string) => void): readonly FileProblem[] {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-knowledge-'));
  try {
    cpSync(FIXTURE, folder, { recursive: true });
    change(folder);
    loadKnowledge(folder);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The problems after `before` in a file has become `after`. Throws where `before` does not stand there exactly once. */
export function problemsAfterEdit(file: string, before: string, after: string): readonly FileProblem[] {
  return problemsAfter((folder) => {
    const source = readFileSync(join(folder, file), 'utf8');
    if (source.split(before).length !== 2) throw new Error(`「${before}」 does not stand exactly once in ${file}`);
    writeFileSync(
      join(folder, file),
      source.replace(before, () => after),
    );
  });
}

/** The number of the line of a fixture file where `text` begins. */
export function lineOf(file: string, text: string): number {
  const source = readFileSync(join(FIXTURE, file), 'utf8');
  return source.slice(0, source.indexOf(text)).split('\n').length;
}
