import type { Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { clipped, literal } from './text.ts';

/** Plan, version, place and page of a citation in one line. */
export const citationLine = ({ plan, version, place, page }: Citation, language: Language): string =>
  [
    plan.includes(version) ? plan : `${plan}（${version}）`,
    place,
    page === undefined ? '' : CHAT_WORDS[language].page(page),
  ]
    .filter(Boolean)
    .join('　');

/** A claim as Teams shows it beside a message: title up to 80, abstract up to 160 characters, three keywords up to 28. */
export interface Claim {
  readonly '@type': 'Claim';
  readonly position: number;
  readonly appearance: {
    readonly '@type': 'DigitalDocument';
    readonly name: string;
    readonly abstract?: string;
    readonly keywords?: readonly string[];
  };
}

/** What Teams knows of a message: where it stands, and whether a model wrote it. At most one to a message. */
export interface MessageEntity {
  readonly type: 'https://schema.org/Message';
  readonly '@type': 'Message';
  readonly '@context': 'https://schema.org';
  readonly '@id': '';
  readonly additionalType?: readonly ['AIGeneratedContent'];
  readonly citation?: readonly Claim[];
}

/** Teams refuses a message with more than 20; each of these weighs up to a kilobyte. */
const CLAIM_LIMIT = 8;

/** The entity of a message; none where there is nothing to say. `positions` are the numbers that the sources have in the card. */
export function messageEntities(
  positions: ReadonlyMap<Citation, number>,
  { language, byModel }: { readonly language: Language; readonly byModel: boolean },
): readonly MessageEntity[] {
  if (positions.size === 0 && !byModel) return [];
  const claims = [...positions]
    .slice(0, CLAIM_LIMIT)
    .map(([citation, position]) => claimOf(citation, position, language));
  return [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      ...(byModel ? { additionalType: ['AIGeneratedContent'] as const } : {}),
      ...(claims.length === 0 ? {} : { citation: claims }),
    },
  ];
}

function claimOf(citation: Citation, position: number, language: Language): Claim {
  const abstract = plain(citation.passage, 160);
  const keywords = keywordsOf(citation, language);
  return {
    '@type': 'Claim',
    position,
    appearance: {
      '@type': 'DigitalDocument',
      name: plain(citationLine(citation, language), 80),
      ...(abstract === '' ? {} : { abstract }),
      ...(keywords.length === 0 ? {} : { keywords }),
    },
  };
}

const keywordsOf = ({ municipality, uncertain }: Citation, language: Language): readonly string[] =>
  [plain(municipality, 28), ...(uncertain === undefined ? [] : [CHAT_WORDS[language].uncertain])].filter(Boolean);

const plain = (text: string, limit: number): string => clipped(literal(text).replaceAll(/\s+/gu, ' ').trim(), limit);
