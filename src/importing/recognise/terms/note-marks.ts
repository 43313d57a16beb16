import type { SourceBlock } from '../../../domain/source-document.ts';
import type { Outlined } from '../recognition.ts';

/** A word that carries the mark of a note in the text. */
export interface Anchor {
  readonly word: string;
  /** `※1`, `※`, `*`: brackets and widths of the mark do not count. */
  readonly mark: string;
  /** No particle stands before the word: it may be longer than was read. */
  readonly unsure: boolean;
}

/** The marks of notes in one form: `\*`, `[※]`, `^{*}`, `（注1）`, `＊` → `*`, `※`, `注1`. */
export const plainMarks = (text: string): string =>
  text
    .replace(/\\\*/gu, '*')
    .replace(/\^\{([^{}]*)\}/gu, '$1')
    .replaceAll('＊', '*')
    .replace(
      /[[［(（]\s*([※*註注]|脚注)\s*([0-9０-９]{0,3})\s*[\]］)）]/gu,
      (_, mark: string, digits: string) => `${mark}${digits.normalize('NFKC')}`,
    )
    .replace(
      /([※*註注])\s?([0-9０-９]{1,3})(?![0-9０-９])/gu,
      (_, mark: string, digits: string) => `${mark}${digits.normalize('NFKC')}`,
    );

/** The words that carry a mark, by the place of their block among all. */
export type Anchors = ReadonlyMap<number, readonly Anchor[]>;

/** The words of all blocks that carry a mark, in the order of the text. */
export const readAnchors = (outlined: readonly Outlined[]): Anchors =>
  new Map(
    outlined
      .map(({ block }, index) => [index, textsOf(block).flatMap((text) => anchorsIn(plainMarks(text)))] as const)
      .filter(([, anchors]) => anchors.length > 0),
  );

/** The texts of a block: itself, or each cell once. One that no paragraph of a plan could be is left out. */
export const textsOf = (block: SourceBlock): readonly string[] =>
  (block.kind === 'table' ? [...new Set(block.rows.flat())].map(({ text }) => text) : [block.text]).filter(
    (text) => text !== '' && text.length <= LONGEST,
  );

/** In characters. A file of several megabytes may be one line; nothing is told in such a one. */
const LONGEST = 20_000;

const MARK = /(?<=\S)(?:[※*]\d{0,3}|[註注]\d{1,3}|\[\d{1,3}\])/gu;
const QUOTED = /[「『]([^「」『』]{2,30})[」』]$/u;
const RUN = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{N}ー・･.&'’\-‐／/+#々]+$/u;

function anchorsIn(text: string): readonly Anchor[] {
  return [...text.matchAll(MARK)].flatMap((found) => {
    const word = wordBefore(text.slice(Math.max(0, found.index - 80), found.index).trimEnd());
    return word === undefined ? [] : [{ ...word, mark: found[0] }];
  });
}

/** The word at the end of a text: what is quoted, or letters, ideographs and katakana back to the last particle. */
export function wordBefore(text: string): Pick<Anchor, 'word' | 'unsure'> | undefined {
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted !== undefined) return { word: quoted, unsure: false };
  // 「情報通信技術（ICT※）」: the mark stands inside the bracket, with the word that it is for.
  const plain = text.replace(/[（(][^（）()]*[）)]$/u, '');
  const word =
    RUN.exec(plain)?.[0].replace(/^[・･/／.-]+|^(?:各種|様々な|本市|当市|本町|市の|国の|新たな)/gu, '') ?? '';
  if (word === '' || /^[\d.,%]+$/u.test(word)) return undefined;
  const before = plain.slice(0, plain.length - word.length).at(-1) ?? '';
  return {
    word: word.split(/[・･]/u).length > 1 ? lastOfList(word) : word,
    unsure: /[ぁ-ん]/u.test(before) && !/[のをにはがとでもへやかるたなてくきりじ]/u.test(before),
  };
}

// AI・RPA※ marks the last of two; デジタル・トランスフォーメーション※ is one word.
const lastOfList = (word: string): string => {
  const parts = word.split(/[・･]/u);
  const last = parts.at(-1) ?? word;
  return parts.every((part) => /^[\p{Script=Katakana}ー]+$/u.test(part)) || /^[\p{Script=Han}]{1,2}$/u.test(last)
    ? word
    : last;
};
