import type { Language } from '../../../src/domain/message.ts';
import { type Block, plainText } from '../../../src/domain/reply.ts';
import { type CitationNumbers, citationLines } from './citation-lines.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escapeMarkup, linesOf } from './plain.ts';

/**
 * What notifications show and screen readers read in place of blocks (docs.slack.dev/reference/methods/chat.postMessage): all
 * that is said and where it stands, escaped. `headline` stands first where nothing else says it, `mark` before the sources.
 */
export function fallbackText(
  blocks: readonly Block[],
  language: Language,
  { headline = '', mark, numbers }: FallbackParts = {},
): string {
  const citations = blocks.flatMap((block) => (block.kind === 'citations' ? block.citations : []));
  const choices = blocks.flatMap((block) =>
    block.kind === 'choices' ? block.choices.flatMap(({ label }) => linesOf(label)) : [],
  );
  const said = linesOf(plainText({ blocks }));
  const first = said[0]?.startsWith(headline) === true ? [] : linesOf(headline);
  const lines = [
    ...first,
    ...said,
    ...(mark === undefined ? [] : [mark]),
    ...citationLines(citations, language, numbers),
  ];
  return cutEscaped((lines.length === 0 ? choices : lines).join('\n') || NOTHING, SLACK_LIMITS.fallback);
}

/** What a fallback text says besides its blocks. */
export interface FallbackParts {
  readonly headline?: string;
  readonly mark?: string;
  readonly numbers?: CitationNumbers;
}

/** A message may not be without text. */
const NOTHING = '…';

/** Cut before it is escaped, so that no escape is cut in two. */
function cutEscaped(text: string, longest: number): string {
  const escaped = escapeMarkup(text);
  if (escaped.length <= longest) return escaped;
  let length = 0;
  const characters = [...text];
  const end = characters.findIndex((character) => (length += escapeMarkup(character).length) > longest - 1);
  return `${escapeMarkup(characters.slice(0, end).join(''))}…`;
}
