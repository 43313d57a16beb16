import { citationsOf, plainText, type Reply } from '../domain/reply.ts';
import { renderReply } from '../../adapters/terminal/render-reply.ts';
import type { Clock } from '../ports/clock.ts';
import { type Answering, municipalityId } from './assemble.ts';

/** An answer as JSON: what `--json` and `--batch` print. */
export interface AnswerRecord {
  readonly answer: string;
  readonly abstained: boolean;
  readonly citations: readonly {
    readonly municipality: string;
    readonly plan: string;
    readonly place: string;
    readonly page?: number;
    readonly passage: string;
  }[];
  readonly kind: string;
  /** Present where a model put the answer into words; then `[1]` in it points at the first citation. */
  readonly wordedBy?: 'model';
}

/** A reply as JSON; `answer` is the plain text without citations and follow-up choices. */
export const recordOf = (reply: Reply): AnswerRecord => ({
  answer: plainText(reply),
  abstained: reply.kind === 'not-in-plan',
  citations: citationsOf(reply).map(({ municipality, plan, place, page, passage }) => ({
    municipality,
    plan,
    place,
    ...(page === undefined ? {} : { page }),
    passage,
  })),
  kind: reply.kind === 'grounded' ? reply.about : reply.kind,
  ...(reply.wordedBy === undefined ? {} : { wordedBy: reply.wordedBy }),
});

/** Answers one question and returns what to print. */
export async function askOnce(
  question: string,
  options: { readonly municipality?: string; readonly json?: boolean },
  { assistant, plans }: Answering,
  clock: Clock,
): Promise<string> {
  const municipality = municipalityId(options.municipality, plans);
  const reply = await assistant.answer({
    text: question,
    history: [],
    today: clock.today(),
    ...(municipality === undefined ? {} : { municipality }),
  });
  return options.json ? JSON.stringify(recordOf(reply), null, 2) : renderReply(reply);
}
