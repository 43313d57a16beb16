import type { Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { noticePages } from '../../../src/domain/pages.ts';
import { type Block, citationsOf, plainText, type Reply } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { CardElement } from './adaptive-card.ts';
import { type CardMessage, cardMessage, firstThatFits } from './card-message.ts';
import { citationLine } from './citations.ts';
import { lead } from './lead.ts';
import { PAGE_LIMITS } from './limits.ts';
import { clipped, paragraph, paragraphs, run } from './text.ts';

/** What the sources of an answer say, each under its place, in as many messages as it needs; none where it has no sources. */
export function detailsActivities(reply: Reply): readonly CardMessage[] {
  const { language } = reply;
  const blocks = citationsOf(reply).flatMap((citation, at) => sourceBlocks(citation, at + 1, language));
  return noticePages(blocks, PAGE_LIMITS).map((page) => {
    const text = plainText({ blocks: page });
    return firstThatFits([
      () => cardMessage({ language, text, body: page.flatMap(sourceElements) }),
      () => cardMessage({ language, text, body: [paragraph([run(clipped(text, PAGE_LIMITS.characters))])] }),
    ]);
  });
}

/** The place, what stands there, and why it is doubtful. */
const sourceBlocks = (citation: Citation, position: number, language: Language): readonly Block[] => [
  {
    kind: 'text',
    text: `[${position}] ${citationLine(citation, language).replaceAll('\n', ' ')}\n${citation.passage}`,
  },
  ...(citation.uncertain === undefined
    ? []
    : [{ kind: 'notice', text: `${CHAT_WORDS[language].uncertain}：${citation.uncertain}` } as const]),
];

function sourceElements(block: Block): readonly CardElement[] {
  if (block.kind === 'notice') return paragraphs(`※ ${block.text}`, { color: 'Attention' });
  if (block.kind !== 'text') return [];
  const [first, ...rest] = paragraphs(block.text);
  if (first === undefined) return [];
  return [/^\[\d+\] /u.test(block.text) ? { ...lead(first), spacing: 'Medium' } : first, ...rest];
}
