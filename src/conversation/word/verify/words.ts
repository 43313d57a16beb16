import { englishStands } from './english-words.ts';
import { GENERAL, GENERAL_AFFIXES, GENERAL_STEMS, SYNONYMS } from './general-words.ts';

const CHUNK = /\p{Script=Han}+|[ァ-ヺー]{2,}|[a-zα-ω][a-zα-ω0-9.'+#]*(?:-[a-z0-9]+)*/gu;

/** The words of a canonical text that carry its matter: runs of kanji, of katakana, of Latin letters. */
export const chunksOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(CHUNK)].map((match) => match[0])),
];

const isKanji = (chunk: string): boolean => /^\p{Script=Han}/u.test(chunk);
const isLatin = (chunk: string): boolean => /^[a-zα-ω]/u.test(chunk);

const GROUPS_OF: ReadonlyMap<string, readonly (readonly string[])[]> = groupsByWord();

function groupsByWord(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const group of SYNONYMS) {
    for (const word of group) groups.set(word, [...(groups.get(word) ?? []), group]);
  }
  return groups;
}

/** Words with hiragana in them belong to the claim's text, not to a chunk: 減ら, 見え. */
const KANA_SYNONYMS = [...GROUPS_OF.keys()].filter((word) => /[ぁ-ん]/u.test(word) && /^\p{Script=Han}/u.test(word));

/** The synonyms that a claim uses in forms with okurigana, by the kanji they begin with. */
const kanaFormsIn = (chunk: string, claim: string): readonly string[] =>
  KANA_SYNONYMS.filter((word) => chunk.endsWith(word.replace(/[ぁ-ん].*$/u, '')) && claim.includes(word));

/** Whether a text has a word of a claim itself, or one that says the same. */
export const isSaid = (chunk: string, claim: string, text: string): boolean =>
  text.includes(chunk) ||
  synonymStands(chunk, text) ||
  kanaFormsIn(chunk, claim).some((form) => synonymStands(form, text));

/** Whether a chunk of a claim stands in what bears it: whole, in pieces that each stand there, as a synonym, or as a general word. */
export function isBorne(chunk: string, claim: string, known: string): boolean {
  if (isLatin(chunk) && !/[ぁ-ん]/u.test(claim)) return englishStands(chunk, known);
  if (isLatin(chunk)) return latinStands(chunk, known) || synonymStands(chunk, known);
  if (known.includes(chunk) || GENERAL.has(chunk) || synonymStands(chunk, known)) return true;
  if (kanaFormsIn(chunk, claim).some((form) => synonymStands(form, known))) return true;
  return isKanji(chunk) ? kanjiPieces(chunk, known) : katakanaPieces(chunk, known);
}

const synonymStands = (word: string, known: string): boolean =>
  (GROUPS_OF.get(word) ?? []).some((group) =>
    group.some((other) => (isLatin(other) ? latinStands(other, known) : known.includes(other))),
  );

function latinStands(word: string, known: string): boolean {
  for (let at = known.indexOf(word); at >= 0; at = known.indexOf(word, at + 1)) {
    const before = known.charAt(at - 1);
    const after = known.charAt(at + word.length);
    if (!/[a-z0-9]/u.test(before) && !/[a-z]/u.test(after)) return true;
  }
  return false;
}

/** Whether a run of kanji falls into pieces of which each is borne; single characters only where they are stems or affixes. */
function kanjiPieces(chunk: string, known: string): boolean {
  const characters = [...chunk];
  if (characters.length > 24) return false;
  const reached = [true, ...characters.map(() => false)];
  for (let from = 0; from < characters.length; from += 1) {
    if (reached[from] !== true) continue;
    for (let to = from + 1; to <= characters.length; to += 1) {
      const piece = characters.slice(from, to).join('');
      // 現在行う: the stem of a verb right behind a word.
      const isStem = to === characters.length && from > 1 && GENERAL_STEMS.has(piece);
      if (isStem || pieceStands(piece, characters.length, known)) reached[to] = true;
    }
  }
  return (
    reached[characters.length] === true &&
    (characters.length === 1 || characters.some((_, at) => isWord(characters.slice(at, at + 2).join(''), known)))
  );
}

/** Affixes alone make no word: 中止 is neither 中 nor 止. */
const isWord = (pair: string, known: string): boolean =>
  pair.length > 1 && (known.includes(pair) || GENERAL.has(pair) || synonymStands(pair, known));

function pieceStands(piece: string, of: number, known: string): boolean {
  if ([...piece].length === 1)
    return of === 1 ? GENERAL_STEMS.has(piece) || known.includes(piece) : GENERAL_AFFIXES.has(piece);
  return known.includes(piece) || GENERAL.has(piece) || synonymStands(piece, known);
}

/** クラウドサービス from クラウド and a general サービス: whole words of the evidence only, not parts of them. */
function katakanaPieces(chunk: string, known: string): boolean {
  for (let at = 2; at <= chunk.length - 2; at += 1) {
    const [head, tail] = [chunk.slice(0, at), chunk.slice(at)];
    if (wordStands(head, known) && (wordStands(tail, known) || katakanaPieces(tail, known))) return true;
  }
  return false;
}

const wordStands = (word: string, known: string): boolean =>
  GENERAL.has(word) ||
  synonymStands(word, known) ||
  new RegExp(`(?<![ァ-ヺー])${word}|${word}(?![ァ-ヺー])`, 'u').test(known);
