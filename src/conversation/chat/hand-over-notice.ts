import { type Asked, PLATFORM_NAMES } from '../../domain/chat.ts';
import type { Notice } from '../../domain/notice.ts';
import { citationsOf, type Block, type Reply } from '../../domain/reply.ts';
import type { HandOverRequest } from './hand-over.ts';

/**
 * What a contact reads of a question: who asks, what, what Kakari said, where it stands, and where to answer. So short that it fits one
 * message of every platform: its rest could not be asked for, since the ledger does not hold it.
 */
export function handOverNotice({ asked, by, link }: HandOverRequest, reply: Reply, to: 'owner' | 'promoters'): Notice {
  const sections = shortened(reply.inCharge?.departments.join('、') ?? '', 100);
  const cited = citationsOf(reply)
    .slice(0, 2)
    .map((citation) => ({ ...citation, place: shortened(citation.place, 100) }));
  const said = reply.blocks.find((block) => block.kind === 'text' || block.kind === 'list');
  const who = by.name === undefined ? '職員' : `${shortened(by.name, 50)}さん`;
  return {
    title: `職員から質問が届きました（${sections === '' ? 'DX推進担当' : sections}あて）`,
    blocks: [
      text(`${PLATFORM_NAMES[by.platform]}で${who}から、次の質問がありました。ご本人へお返事をお願いします。`),
      ...(to === 'promoters' ? [text(whyPromoters(sections))] : []),
      text(`質問：${shortened(asked.text, 800)}`),
      ...earlier(asked, reply),
      ...(said === undefined ? [] : [text(`係（かかり）の回答：${shortened(firstWords(said), 500)}`)]),
      ...(cited.length === 0 ? [] : [{ kind: 'citations', citations: cited } as const]),
      ...(link === undefined ? [] : [{ kind: 'link', label: '質問があった会話を開く', url: link } as const]),
    ],
  };
}

const text = (said: string): Block => ({ kind: 'text', text: said });

/** The first `length` characters (UTF-16 code units), with an ellipsis where some are missing; no code point is halved. */
const shortened = (said: string, length: number): string =>
  said.length <= length ? said : `${said.slice(0, length).replace(/\p{Cs}$/u, '')}…`;

/** A follow-up that the plan does not answer says little alone (「費用は？」); where it does, the answer says what it is about. */
const earlier = ({ history }: Asked, { kind }: Reply): readonly Block[] =>
  kind === 'grounded' ? [] : history.slice(-1).map((question) => text(`その前の質問：${shortened(question, 100)}`));

const whyPromoters = (sections: string): string =>
  sections === ''
    ? '計画から担当課が分からないため、DX推進担当にお送りします。'
    : `${sections}にはチャットで届けられないため、DX推進担当にお送りします。担当課へお伝えください。`;

const firstWords = (block: Extract<Block, { kind: 'text' | 'list' }>): string =>
  block.kind === 'text'
    ? block.text
    : [block.title, ...block.items.map((item) => `・${item}`)].filter(Boolean).join('\n');
