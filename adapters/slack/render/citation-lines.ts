import type { Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { harmless, pieces } from './plain.ts';
import { plainOf } from './rich-text.ts';
import type { SlackBlock } from './slack-message.ts';

/** Plan, place and page of a citation in one line, and that the source is not sure there. */
export const citationLine = (citation: Citation, language: Language): string =>
  [planOf(citation), placeOf(citation, language)].filter((part) => part !== '').join('　');

/**
 * The lines of citations, each place once: behind or under the word for sources, with the plan said once where there is only one. Where
 * marks point at them (`numbers`), each has its number before it, and none is left out.
 */
export function citationLines(
  citations: readonly Citation[],
  language: Language,
  numbers: CitationNumbers = NO_NUMBERS,
): readonly string[] {
  const head = `${CHAT_WORDS[language].sources}${language === 'ja' ? '：' : ': '}`;
  const whole = citations.map((citation) => `${numbered(citation, numbers)}${citationLine(citation, language)}`);
  const [first, ...others] = new Set(whole);
  if (first === undefined) return [];
  if (others.length === 0) return [`${head}${first}`];
  const [plan, ...otherPlans] = new Set(citations.map(planOf));
  const isOnePlan = plan !== undefined && plan !== '' && otherPlans.length === 0;
  const places = isOnePlan
    ? citations.map((citation) => `${numbered(citation, numbers)}${placeOf(citation, language)}`)
    : whole;
  return [
    `${head}${isOnePlan ? plan : ''}`.replace(/：$|: $/u, ''),
    ...[...new Set(places)].map((place) => (/^\[\d+\] /u.test(place) && numbers.size > 0 ? place : `・${place}`)),
  ];
}

/** The numbers of citations at which marks point, as `citationNumbers` has them. */
export type CitationNumbers = ReadonlyMap<Citation, number>;

const NO_NUMBERS: CitationNumbers = new Map();

/** `[2] ` before a citation that has a number. */
export function numbered(citation: Citation, numbers: CitationNumbers): string {
  const number = numbers.get(citation);
  return number === undefined ? '' : `[${number}] `;
}

const planOf = ({ plan, version }: Citation): string =>
  oneLine(plan.includes(version) ? plan : `${plan}（${version}）`);

function placeOf({ place, page, uncertain }: Citation, language: Language): string {
  const words = CHAT_WORDS[language];
  const where = [place, page === undefined ? '' : words.page(page)].filter((part) => part !== '').join('　');
  return oneLine(uncertain === undefined ? where : `${where}（※${words.uncertain}）`);
}

const oneLine = (text: string): string =>
  harmless(text)
    .replaceAll(/\s*\n\s*/gu, ' ')
    .trim();

/** As much as stands in one small grey line block. */
const LONGEST_SMALL = 1500;

/** Lines that are set small and grey, and shown as they stand. */
export const smallLines = (lines: readonly string[]): readonly SlackBlock[] =>
  grouped(lines.flatMap((line) => pieces(harmless(line), LONGEST_SMALL))).map((text) => ({
    type: 'context',
    elements: [plainOf(text)],
  }));

function grouped(lines: readonly string[]): readonly string[] {
  const groups: string[] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const last = groups.at(-1);
    if (last === undefined || last.length + line.length >= LONGEST_SMALL) groups.push(line);
    else groups.splice(-1, 1, `${last}\n${line}`);
  }
  return groups;
}
