import type { Citation } from '../../src/domain/answer.ts';
import { wordedMark } from '../../src/language/worded-mark.ts';
import {
  type Block,
  type BlockRenderers,
  choicesOf,
  citationNumbers,
  citationsOf,
  plainText,
  renderWith,
  type Reply,
} from '../../src/domain/reply.ts';

/** A reply for a terminal: the answer, where it stands, and what could be asked next. Escape sequences never pass. */
export function renderReply(reply: Reply): string {
  const body = reply.blocks.flatMap((block) => renderWith(BODY, block, undefined));
  const numbers = citationNumbers(reply);
  const citations = citationsOf(reply).map((citation) => {
    const number = numbers.get(citation);
    return `  出典${number === undefined ? '' : ` [${number}]`}: ${citationLine(citation)}`;
  });
  const mark = wordedMark(reply);
  const choices = choicesOf(reply).map((choice, at) => `  ${at + 1}) ${choice.question}`);
  const marked = mark === undefined ? [] : [`※ ${mark}`];
  return [...body, ...marked, ...citations, ...(choices.length === 0 ? [] : ['  続けて:', ...choices])]
    .map(harmless)
    .join('\n');
}

/** Plan, place and page of a citation in one line. */
export const citationLine = ({ plan, version, place, page }: Citation): string =>
  [plan.includes(version) ? plan : `${plan}（${version}）`, place, page === undefined ? '' : `${page}ページ`]
    .filter(Boolean)
    .join(' ');

const plain = (block: Block): readonly string[] => [plainText({ blocks: [block] })];
const nothing = (): readonly string[] => [];

/** The body of a reply. Citations and choices are gathered after it; nobody is reminded at a terminal. */
const BODY: BlockRenderers<readonly string[], undefined> = {
  text: plain,
  notice: plain,
  list: plain,
  table: plain,
  schedule: plain,
  link: plain,
  citations: nothing,
  choices: nothing,
  actions: nothing,
};

// Nothing that a plan or a person wrote may move the cursor, colour the screen, or turn the direction of writing.
const harmless = (line: string): string => line.replaceAll(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, '');
