import type { RetrievalDocument } from '../../domain/retrieval.ts';
import { normalise } from '../../language/normalise.ts';
import { tokenise } from '../../language/tokenise.ts';
import type { TermFinder } from './widen.ts';

/** Words that carry a subject: kanji, katakana or Latin; what is written in hiragana is mostly grammar. */
const NOUN = /^(?:[\p{Script=Han}々]{2,}|[ァ-ヺー]{3,}|[a-z][a-z0-9-]+)$/u;

const THING = /^(?:[ァ-ヺー]{3,}|[a-z]{3,})$/u;
/** Katakana that says how or when rather than what. */
const NO_THING =
  /^(?:スタート|ストップ|ゴール|バラバラ|カタカナ|イメージ|ポイント|メリット|デメリット|スケジュール|タイミング|メンバー|トップ|ルール|パターン|レベル|ケース|プラン|チェック|アップ|ダウン|オープン|ハッキリ|キッチリ|ザックリ|start|plan)$/u;

/** The words of a plan, to tell a question about something else from one that is only put differently. */
export class Vocabulary {
  readonly #text: string;
  readonly #finder: TermFinder;
  // Every noun of a question asks for the terms of the same question.
  #latest:
    | {
        readonly query: string;
        readonly terms: readonly { readonly surface: string; readonly synonyms: readonly string[] }[];
      }
    | undefined;

  /** `finder` holds the thesaurus; the vocabularies of many plans share one. */
  constructor(documents: readonly RetrievalDocument[], finder: TermFinder) {
    this.#text = normalise(
      documents
        .map(({ title, names = [], body, english = '' }) => [title, ...names, body, english].join('\n'))
        .join('\n'),
    );
    this.#finder = finder;
  }

  /** The share of a question's nouns that the plan uses neither as they are nor as a synonym, by length: 0 to 1. */
  foreignShare(query: string): number {
    return shareOf(nounsOf(query), (noun) => !this.#knows(noun, query));
  }

  /** Things named in katakana or Latin letters that the plan does not speak of, as in the normalised question. */
  strangers(query: string): readonly string[] {
    return nounsOf(query).filter((noun) => THING.test(noun) && !NO_THING.test(noun) && !this.#knows(noun, query));
  }

  /** A compound (スマホアプリ) is known by its parts. */
  #knowsParts(noun: string): boolean {
    const parts = tokenise(noun).words;
    return parts.length > 1 && parts.every((part) => part.length > 1 && this.#text.includes(part));
  }

  /**
   * The share of a question's nouns that a document says itself, as they are or as a synonym (its other names do not
   * count), by length. An abbreviation must stand there as it is: who asks for a word wants that word.
   */
  saidShare(query: string, { title, body, english = '' }: RetrievalDocument): number {
    const text = normalise(`${title}\n${body}\n${english}`);
    const nouns = nounsOf(query);
    const japanese = nouns.filter((noun) => !/^[a-z]{5,}/u.test(noun));
    return shareOf(
      japanese.length > 0 ? japanese : nouns,
      (noun) =>
        says(text, noun) || (!/^[a-z]/u.test(noun) && this.#synonyms(noun, query).some((term) => text.includes(term))),
    );
  }

  #knows(noun: string, query: string): boolean {
    if (this.#text.includes(noun) || this.#knowsParts(noun)) return true;
    return this.#synonyms(noun, query).some((term) => this.#text.includes(term));
  }

  /** What stands for a noun of the question in the thesaurus. */
  #synonyms(noun: string, query: string): readonly string[] {
    return this.#termsIn(query)
      .filter(({ surface }) => surface.includes(noun) || noun.includes(surface))
      .flatMap(({ synonyms }) => synonyms);
  }

  #termsIn(query: string): readonly { readonly surface: string; readonly synonyms: readonly string[] }[] {
    if (this.#latest?.query !== query) {
      const terms = this.#finder
        .find(query)
        .map(({ surface, group }) => ({ surface, synonyms: group.terms.map(normalise) }));
      this.#latest = { query, terms };
    }
    return this.#latest.terms;
  }
}

/** The nouns of a question. A run of katakana is one: segmenters cut words they do not know (ド・ローン). */
function nounsOf(query: string): readonly string[] {
  const katakana = normalise(query).match(/[ァ-ヺー]{3,}/gu) ?? [];
  const words = tokenise(query).words.filter((word) => NOUN.test(word) && !katakana.some((run) => run.includes(word)));
  return [...new Set([...katakana, ...words])];
}

function shareOf(nouns: readonly string[], counts: (noun: string) => boolean): number {
  const length = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);
  return nouns.length === 0 ? 0 : length(nouns.filter(counts)) / length(nouns);
}

/** An English plural is said by its singular. */
const says = (text: string, noun: string): boolean =>
  text.includes(/^[a-z]{5,}s$/u.test(noun) ? noun.slice(0, -1) : noun);
