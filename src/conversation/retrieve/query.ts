import { detectLanguage } from '../../language/detect-language.ts';
import { hasJapanese } from '../../language/normalise.ts';
import { tokenise, type Tokens } from '../../language/tokenise.ts';
import { englishWordsOf, tokeniseEnglish } from '../../language/tokenise-english.ts';
import { keyOf } from './channel.ts';
import type { ChannelQuery, QueryTerm } from './lexical-index.ts';
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

/** What a synonym counts beside a word of the query itself. */
const SYNONYM_WEIGHT = 0.4;
/** A translation is the question's own word, only in the other language. */
const TRANSLATION_WEIGHT = 1;
/** The first terms of a group are the common ones. */
const TRANSLATIONS = 3;

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
    japaneseTerms: weighTokens(tokenise(query), tokenise(synonyms.join('\n')), SYNONYM_WEIGHT),
    englishTerms: [],
    // Measured: synonyms blur what the encoder understands.
    meaning: query,
  };
}

/**
 * The encoder and the Japanese index understand an English question by the Japanese of the terms in it: `signage` is not in
 * the encoder's vocabulary, デジタルサイネージ is.
 */
function parseEnglish(query: string, matches: readonly Match[]): ParsedQuery {
  const translations = matches.flatMap(({ group }) => group.terms.slice(0, TRANSLATIONS));
  const kept = [...englishWordsOf(query), ...(query.match(JAPANESE_RUNS) ?? [])].join(' ');
  const english = tokeniseEnglish(query);
  return {
    english: true,
    japaneseTerms: weighTokens(tokenise(kept), tokenise(translations.join('\n')), TRANSLATION_WEIGHT),
    englishTerms: [countTokens(english.stems), countTokens(english.fourgrams)],
    meaning: [query, ...translations].join(' '),
  };
}

const JAPANESE_RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** Added tokens go into the channels that tell words apart; single characters of synonyms are in every text. */
function weighTokens(own: Tokens, added: Tokens, weight: number): readonly ChannelQuery[] {
  return [
    addTokens(countTokens(own.words), added.words, weight),
    addTokens(countTokens(own.bigrams), added.bigrams, weight),
    countTokens(own.characters),
  ];
}

/** A token counts as often as it is said. */
function countTokens(tokens: readonly string[]): Map<number, QueryTerm> {
  const terms = new Map<number, QueryTerm>();
  for (const token of tokens) {
    const key = keyOf(token);
    terms.set(key, { weight: (terms.get(key)?.weight ?? 0) + 1, own: true });
  }
  return terms;
}

function addTokens(terms: Map<number, QueryTerm>, tokens: readonly string[], weight: number): ChannelQuery {
  for (const token of tokens) {
    const key = keyOf(token);
    if (!terms.has(key)) terms.set(key, { weight, own: false });
  }
  return terms;
}
