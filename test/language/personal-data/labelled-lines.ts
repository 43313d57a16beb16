import { readFileSync } from 'node:fs';
import { z } from 'zod';

const line = z.object({ text: z.string(), spans: z.array(z.tuple([z.string(), z.string()])) });

/** A line of the set, with the kind and the text of each thing in it that is to be found, in order. All of it is made up. */
export type LabelledLine = z.infer<typeof line>;

/** The set: more than 500 lines, four in ten with personal data. */
export const LABELLED_LINES: readonly LabelledLine[] = readFileSync(new URL('./lines.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text) => line.parse(JSON.parse(text)));
