import type { Citation } from '../../src/domain/answer.ts';
import { choicesOf, citationsOf, plainText, type Reply } from '../../src/domain/reply.ts';

/** A reply for a terminal: the answer, where it stands, and what could be asked next. Escape sequences never pass. */
export function renderReply(reply: Reply): string {
  const citations = citationsOf(reply).map((citation) => `  出典: ${citationLine(citation)}`);
  const choices = choicesOf(reply).map((choice, at) => `  ${at + 1}) ${choice.question}`);
  return [plainText(reply), ...citations, ...(choices.length === 0 ? [] : ['  続けて:', ...choices])]
    .map(harmless)
    .join('\n');
}

/** Plan, place and page of a citation in one line. */
export const citationLine = ({ plan, version, place, page }: Citation): string =>
  [plan.includes(version) ? plan : `${plan}（${version}）`, place, page === undefined ? '' : `${page}ページ`]
    .filter(Boolean)
    .join(' ');

// Nothing that a plan or a person wrote may move the cursor or colour the screen.
const harmless = (line: string): string => line.replace(/(?!\n)\p{Cc}/gu, '');
