import { detectLanguage } from '../../language/detect-language.ts';
import { hasJapanese } from '../../language/normalise.ts';
import { tokenise, type Tokens } from '../../language/tokenise.ts';
import { englishWordsOf, tokeniseEnglish } from '../../language/tokenise-english.ts';
import { keyOf } from './channel.ts';
import type { ChannelQuery } from './lexical-index.ts';
import type { Match, TermFinder } from './widen.ts';

/** A query in the forms in which it is searched. */
export interface ParsedQuery {
  /** Asked in English: the English texts count too. */
  readonly english: boolean;
  /** For the Japanese index: words, bigrams, characters. */
  readonly japaneseTerms: readonly ChannelQuery[];
  /** For the English index: stems, four-grams; empty for a Japanese query. */
  readonly englishTerms: readonly ChannelQuery[];
  /** What the encoder is given. */
  readonly meaning: string;
}

export const T = { syn: 0.4, tr: 1, chW: true, chB: true, chC: false, meanSyn: false };

/** Reads a query; with a `finder` the synonyms of its words are added at a lower weight. */
export function parseQuery(query: string, finder: TermFinder | undefined): ParsedQuery {
  const matches = finder?.find(query) ?? [];
  return isEnglish(query) ? parseEnglish(query, matches) : parseJapanese(query, matches);
}

const isEnglish = (query: string): boolean => !hasJapanese(query) || detectLanguage(query) === 'en';

function parseJapanese(query: string, matches: readonly Match[]): ParsedQuery {
  const synonyms = matches.flatMap(({ surface, group }) => group.terms.filter((term) => term !== surface));
  return {
    english: false,
    japaneseTerms: weighTokens(tokenise(query), tokenise(synonyms.join('\n')), T.syn),
    englishTerms: [],
    meaning: T.meanSyn ? [query, ...synonyms].join(' ') : query,
  };
}

/**
 * The encoder and the Japanese index understand an English question by the Japanese of the terms in it: `signage` is not in
 * the encoder's vocabulary, デジタルサイネージ is.
 */
function parseEnglish(query: string, matches: readonly Match[]): ParsedQuery {
  const translations = matches.flatMap(({ group }) => group.terms.slice(0, 3));
  const kept = [...englishWordsOf(query), ...(query.match(JAPANESE_RUNS) ?? [])].join(' ');
  const english = tokeniseEnglish(query);
  return {
    english: true,
    japaneseTerms: weighTokens(tokenise(kept), tokenise(translations.join('\n')), T.tr),
    englishTerms: [english.stems, english.fourgrams].map((tokens) => weigh(tokens, 1)),
    meaning: [query, ...translations].join(' '),
  };
}

const JAPANESE_RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

function weighTokens(own: Tokens, added: Tokens, weight: number): readonly ChannelQuery[] {
  return [
    addTokens(weigh(own.words, 1), T.chW ? added.words : [], weight),
    addTokens(weigh(own.bigrams, 1), T.chB ? added.bigrams : [], weight),
    addTokens(weigh(own.characters, 1), T.chC ? added.characters : [], weight),
  ];
}

/** A token counts as often as it is said. */
function weigh(tokens: readonly string[], weight: number): Map<number, number> {
  const weights = new Map<number, number>();
  for (const token of tokens) weights.set(keyOf(token), (weights.get(keyOf(token)) ?? 0) + weight);
  return weights;
}

function addTokens(weights: Map<number, number>, tokens: readonly string[], weight: number): ChannelQuery {
  for (const token of tokens) if (!weights.has(keyOf(token))) weights.set(keyOf(token), weight);
  return weights;
}
