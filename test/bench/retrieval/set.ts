import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const documentLine = z.object({ id: z.string(), title: z.string(), text: z.string() });
const queryLine = z.object({ id: z.string(), text: z.string(), relevant: z.record(z.string(), z.number()) });

export type SetDocument = z.infer<typeof documentLine>;
export type SetQuery = z.infer<typeof queryLine>;

/** A retrieval set: documents, and queries with the grades of the documents that answer them. */
export interface RetrievalSet {
  readonly corpus: readonly SetDocument[];
  readonly queries: readonly SetQuery[];
}

/** Reads `corpus.jsonl` and `queries.jsonl` of a folder. Throws where a line is not of the shape. */
export function readSet(folder: string): RetrievalSet {
  return {
    corpus: readLines(join(folder, 'corpus.jsonl')).map((line) => documentLine.parse(line)),
    queries: readLines(join(folder, 'queries.jsonl')).map((line) => queryLine.parse(line)),
  };
}

const readLines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
