import type { FoundTerm } from './found-term.ts';
import { plainMarks, readAnchors, textsOf, type Anchor, type Anchors } from './note-marks.ts';
import type { Outlined } from '../recognition.ts';
import { isLabel, isTermLike, namesInDefinition, termKey, withoutMarks } from './term-names.ts';
import { plainHead } from './told-terms.ts';

/**
 * The words that notes explain: `※1 …` belongs to the word that carries ※1 before it; `※AI：…` and a line `AI：…の略。` name their
 * word themselves, the latter where the word carries a mark in the text or the line is plainly an explanation. Notes that give a
 * source, a date or a remark are left out.
 */
export function readNotes(outlined: readonly Outlined[]): readonly FoundTerm[] {
  const anchors = readAnchors(outlined);
  const words = new Set([...anchors.values()].flat().map(({ word }) => termKey(word)));
  return outlined.flatMap((at, index) =>
    notesOf(at).flatMap((note): readonly FoundTerm[] => {
      const term = readNote(note, anchors, index, words);
      return term === undefined ? [] : [{ ...term, at, spot: at.block.spot, origin: 'note' }];
    }),
  );
}

interface Note {
  /** Absent where a line has none and names its word itself. */
  readonly mark: string | undefined;
  readonly text: string;
}

const START = /^(?:([※*]\d{0,3}|[註注]\d{0,3}|\[\d{1,3}\])[)）.．]?)\s*[:：]?\s*/u;

/** The notes of a block: a paragraph may hold several, a table has them in its last row. */
function notesOf({ block }: Outlined): readonly Note[] {
  const texts = block.kind === 'table' ? textsOf(block).filter((text) => START.test(plainMarks(text))) : textsOf(block);
  return texts.flatMap((text) =>
    plainMarks(text)
      .split(/\n|(?<=[。）)\s])(?=[※*]\d{1,3}|[註注]\d{1,3}\s)/u)
      .map((line) => line.trim())
      .flatMap((line) => {
        const start = START.exec(line);
        const numbered =
          block.kind === 'paragraph' && block.footnote === true ? /^(\d{1,3})[)）.．]?\s+/u.exec(line) : null;
        if (start !== null) return [{ mark: start[1], text: line.slice(start[0].length) }];
        if (numbered !== null) return [{ mark: numbered[1], text: line.slice(numbered[0].length) }];
        return block.kind === 'table' ? [] : [{ mark: undefined, text: line }];
      }),
  );
}

type NoteTerm = Pick<FoundTerm, 'head' | 'definition' | 'names' | 'uncertain'>;

function readNote(
  { mark, text }: Note,
  anchors: Anchors,
  index: number,
  words: ReadonlySet<string>,
): NoteTerm | undefined {
  const named = /^([^：:。]{1,80}?)(?:\s*[：:]\s*|とは、\s*|\s?(?:…+|‥+)\s*)(.{6,})$/su.exec(text);
  const [, written = '', definition = ''] = named ?? [];
  const head = plainHead(written) ?? '';
  if (named !== null && isTermLike(head) && !isLabel(head)) {
    const marked =
      mark !== undefined || words.has(termKey(withoutMarks(head).replace(/[（(].*$/u, ''))) || endsOne(words, head);
    if (
      !REMARK.test(definition) &&
      (mark === undefined ? (marked && isDefinition(definition)) || PLAIN.test(definition) : isDefinition(definition))
    )
      return { head, definition };
  }
  if (mark === undefined || REMARK.test(text) || text.length < 8) return undefined;
  const anchor = anchorOf(mark, anchors, index);
  const restated = /^([^\s。、]{2,30})\s(.{8,})$/su.exec(text);
  if (restated !== null && isRestated(restated[1] ?? '', anchor))
    return { head: restated[1] ?? '', definition: restated[2] ?? '' };
  return anchor === undefined || !isWord(anchor.word) ? undefined : bound(anchor, mark, text);
}

/** `※1 事前申請 来庁の前に…`: the note begins with the word that carries its mark, or a part of what was read as that word. */
const isRestated = (head: string, anchor: Anchor | undefined): boolean =>
  anchor !== undefined &&
  isTermLike(head) &&
  (termKey(anchor.word).endsWith(termKey(head)) || termKey(head).endsWith(termKey(anchor.word)));

/** A line at the foot of a page says プロジェクト: of what the text calls 情報プロジェクト*. */
const endsOne = (words: ReadonlySet<string>, head: string): boolean => {
  const key = termKey(withoutMarks(head));
  return key.length >= 4 && [...words].some((word) => word.endsWith(key) || key.endsWith(word));
};

const REMARK =
  /(?:時点|出典|参照|調べ|を除く|を含む|抜粋|再掲|より作成|による|現在)(?:。|です。?|）|\))?$|^(?:出典|資料|参考)|ます。?$|令和\d+年度(?:実績|見込|末)|詳細は|上記|本表|四捨五入/u;
/** What explains by its own words, wherever it stands. */
const PLAIN =
  /の略(?:。|称|語|で、)|(?:こと|もの|総称)(?:です|をいう|を指す|をいいます|を指します)?。?$|を(?:いう|いいます|指す|指します|意味する|意味します)。?$/u;

const isDefinition = (text: string): boolean =>
  text.length >= 8 &&
  !REMARK.test(text) &&
  (PLAIN.test(text) ||
    /(?:[\p{Script=Han}\p{Script=Katakana}みき]|です|的)。?(?:[）)]。?)?$/u.test(text) ||
    text.length >= 40);

/** Something that can be explained; a year, a sum or a bare counter cannot. */
const isWord = (word: string): boolean =>
  word.length >= 2 &&
  word.length <= 30 &&
  isTermLike(word) &&
  !/^[\d.,]+|\d+(?:年度?|件|人|回|所|%)$|^(?:年度|件数|人数|割合|合計|実績値?|目標値?|現状値?)$/u.test(word);

/** The word that a mark belongs to: numbered, the nearest before the note; a bare mark, the only one since the last such note. */
function anchorOf(mark: string, anchors: Anchors, index: number): Anchor | undefined {
  const digits = mark.replace(/\D/gu, '');
  const near = (blocks: number): readonly Anchor[] =>
    Array.from({ length: blocks + 1 }, (_, back) => anchors.get(index - blocks + back) ?? []).flat();
  if (digits !== '') return near(FAR).findLast((anchor) => anchor.mark.replace(/\D/gu, '') === digits);
  const bare = near(8).filter((anchor) => anchor.mark === mark);
  return new Set(bare.map(({ word }) => word)).size === 1 ? bare[0] : undefined;
}

/** How many blocks a note may stand behind its word: a chapter's notes may come at its end. */
const FAR = 60;

/** A note that opens with a fuller name of its word (`標準準拠システム。…` for システム※1) is an entry of that name. */
function bound({ word, unsure }: Anchor, mark: string, text: string): NoteTerm | undefined {
  const digits = /\d/u.test(mark);
  if (!digits && !isDefinition(text)) return undefined;
  const opening = /^([^、。（(「]{3,30})。(?=.)/u.exec(text)?.[1];
  if (opening !== undefined && opening !== word && opening.endsWith(word)) return { head: opening, definition: text };
  const told = namesInDefinition(word, text);
  const head = { head: word, definition: text, ...(told.names.length > 0 && { names: told.names }) };
  return unsure ? { ...head, uncertain: `「${mark}」の付いた語を「${word}」と読み取りました。` } : head;
}
