import { z } from 'zod';
import type { Doubt, DoubtSubject } from '../../domain/draft.ts';
import { KakariError } from '../../domain/errors.ts';
import { readYamlText, yamlText } from './working-draft.ts';

const text = z.string();
const year = z.number().int();
const lane = text.exactOptional();

const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('municipality'), field: z.enum(['name', 'prefecture']) }),
  z.strictObject({
    kind: z.literal('plan'),
    field: z.enum(['title', 'version', 'status', 'published', 'period', 'contact']),
  }),
  z.strictObject({
    kind: z.literal('measure'),
    measure: text,
    field: z.enum(['title', 'owners', 'schedule', 'targets']),
  }),
  z.strictObject({ kind: z.literal('phase'), measure: text, phase: text, from: year, lane }),
  z.strictObject({ kind: z.literal('target'), measure: text, name: text, lane }),
  z.strictObject({ kind: z.literal('term'), name: text }),
  z.strictObject({ kind: z.literal('review'), title: text }),
  z.strictObject({ kind: z.literal('document') }),
]);

const spot = z.strictObject({
  file: text,
  page: z.number().exactOptional(),
  sheet: text.exactOptional(),
  line: z.number().exactOptional(),
});

const doubt = z.strictObject({
  id: text,
  about: subject,
  spot,
  place: text,
  read: text,
  assumed: text,
  reason: text,
});

/** The text of `doubts.yaml`. */
export const doubtsFile = (doubts: readonly Doubt[]): string => yamlText(doubts);

/** The doubts of a draft; none where the file is not there. Throws `KakariError` `doubts-unreadable` for what is no such list. */
export function readDoubts(source: string | undefined): readonly Doubt[] {
  if (source === undefined) return [];
  const read = z.array(doubt).safeParse(parsed(source));
  if (!read.success) throw new KakariError('doubts-unreadable', { file: 'doubts.yaml' });
  return read.data;
}

function parsed(source: string): unknown {
  try {
    return readYamlText(source) ?? [];
  } catch {
    return undefined;
  }
}

/** The subject that a `subjectKey` names; undefined where it names none. */
export function subjectOf(key: string): DoubtSubject | undefined {
  return subject.safeParse(parsed(key)).data;
}
