import { normalise } from './normalise.ts';

/** What an English text is found by. */
export interface EnglishTokens {
  /** Words without function words, cut back to a rough stem. */
  readonly stems: readonly string[];
  /** Runs of four characters of the words, with their boundaries; they forgive a typing error. */
  readonly fourgrams: readonly string[];
}

/** Splits the Latin words of a text; what is Japanese in it is left to `tokenise`. */
export function tokeniseEnglish(text: string): EnglishTokens {
  const words = englishWordsOf(text);
  return { stems: words.map(stemOf), fourgrams: words.flatMap(fourgramsOf) };
}

/** The Latin words and numbers of a text in lower case, without English function words. */
export function englishWordsOf(text: string): readonly string[] {
  const words =
    normalise(text)
      .replaceAll('’', "'")
      .match(/[a-z0-9]+(?:'[a-z]+)?/gu) ?? [];
  return words.map((word) => word.replace(/'.*$/u, '')).filter((word) => !FUNCTION_WORDS.has(word));
}

/** Rough on purpose: the same ending is cut from the question and from the text. */
function stemOf(word: string): string {
  if (word.length < 4 || /\d/u.test(word)) return word;
  const singular = word
    .replace(/ies$/u, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/u, '')
    .replace(/(?<=[^su])s$/u, '');
  const root = singular.replace(/(?<=.{3})(?:ing|ed|er|ment|ation|ion|ly)$/u, '');
  return root.replace(/(.)\1$/u, '$1').replace(/(?<=..)[ey]$/u, '');
}

function fourgramsOf(word: string): string[] {
  const padded = ` ${word} `;
  if (padded.length <= 4) return [padded];
  return Array.from({ length: padded.length - 3 }, (_, at) => padded.slice(at, at + 4));
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their there here we us our i me my you your he she his her
  is are was were be been being am do does did done doing has have had having will would shall should can could may might must
  not no nor and or but if then than as at by for from in into of on onto to up out off over under with without within about
  what which who whom whose when where why how please tell show give list explain say says said mention mentions mentioned
  any some all each every both such so too very just only also more most much many other another own same
  s t re ve ll d m get gets got let need needs want wants know does actually currently exactly`.split(/\s+/u),
);
