import type { Statement } from '../../domain/answer.ts';
import { doubtNotices, draftNotices } from '../../language/notices.ts';
import type { Wording } from './wants-wording.ts';
import type { Asked, Grounded } from './wording-parts.ts';

/** An answer while it is being written: what stands first, and the statements so far. */
export const wordedSoFar = (
  { answer: { about }, question: { language } }: Asked,
  { kept }: Wording,
  statements: readonly Statement[],
): Grounded => ({
  kind: 'grounded',
  about,
  language,
  statements: [...kept, ...statements],
  notices: [],
  choices: [],
  wordedBy: 'model',
});

/** A worded answer with what the reader must know beside it and what to ask next. */
export function wordedAnswer(asked: Asked, wording: Wording, statements: readonly Statement[]): Grounded {
  const { answer } = asked;
  const soFar = wordedSoFar(asked, wording, statements);
  return {
    ...soFar,
    notices: noticesOf(asked, soFar.statements),
    choices: answer.choices,
    ...('inCharge' in answer && answer.inCharge !== undefined ? { inCharge: answer.inCharge } : {}),
  };
}

/** Those of the answer so far, but with the doubts of what is said now. */
function noticesOf(
  { answer, question: { language }, plans }: Asked,
  statements: readonly Statement[],
): readonly string[] {
  const cited = new Set(statements.flatMap(({ citations }) => citations.map(({ municipality }) => municipality)));
  const drafts = draftNotices(
    plans.filter(({ municipality }) => cited.has(municipality.id)),
    language,
  );
  const before = answer.kind === 'grounded' ? answer : undefined;
  const stale = new Set(before === undefined ? [] : doubtNotices(before.statements, language));
  return [
    ...new Set([
      ...(before?.notices.filter((notice) => !stale.has(notice)) ?? []),
      ...doubtNotices(statements, language),
      ...(answer.about === 'term' ? [] : drafts),
    ]),
  ];
}
