import type { Outlined } from '../recognition.ts';
import { sounds } from './term-names.ts';

/** A word and how the text says it in another way. */
export interface Spelled {
  readonly head: string;
  readonly definition: string;
}

/**
 * The abbreviations that a text spells out in brackets: 情報通信技術（ICT）, EBPM（証拠に基づく政策立案）, MaaS（Mobility as a
 * Service）. `head` has the long form in brackets too, so that it becomes a name; what else may stand in brackets (a section, a year,
 * an example) is left out.
 */
export function abbreviationsIn(text: string, at: Outlined): readonly Spelled[] {
  return [...spelledBehind(text), ...spelledBefore(text, at)]
    .filter(({ head, definition }) => isLongForm(head, definition))
    .map(({ head, definition }) => ({ head: `${head}（${definition}）`, definition }));
}

const ABBREVIATION = String.raw`(?=[A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*[A-Z])[A-Z][A-Za-z0-9\-]{1,8}`;
const AHEAD = new RegExp(
  String.raw`(?<![A-Za-z0-9\p{Script=Han}\p{Script=Katakana}ー])(${ABBREVIATION})\s?[（(]([^（）()]{3,70})[）)]`,
  'gu',
);
const BEHIND = new RegExp(
  String.raw`([\p{Script=Han}\p{Script=Katakana}ー・]{3,30})[（(](?:以下[、，]?)?\s?[「『]?(${ABBREVIATION})[」』]?(?:\\?\*|※\d*)?(?:と(?:いう|いいます|表記|呼ぶ|する).{0,4})?[）)](?!し|する|す)`,
  'gu',
);

const spelledBehind = (text: string): readonly Spelled[] =>
  [...text.matchAll(AHEAD)].map(([, head = '', definition = '']) => ({ head, definition }));

function spelledBefore(text: string, { block, headings }: Outlined): readonly Spelled[] {
  const title = block.kind === 'heading' ? (WHOLE_TITLE.exec(headings.at(-1)?.title ?? '')?.[1] ?? '') : '';
  return [...text.matchAll(BEHIND)].flatMap((found) => {
    const [, gloss = '', head = ''] = found;
    // A title is a long form as a whole; in a sentence the long form begins behind a particle or a mark.
    if (title.endsWith(gloss)) return [{ head, definition: title }];
    const before = text.slice(Math.max(0, found.index - 4), found.index);
    return /[ぁ-ん]$/u.test(before) && !AFTER_PARTICLE.test(before)
      ? []
      : [{ head, definition: fromInitial(head, gloss) }];
  });
}

const WHOLE_TITLE = /^([^（(]{4,24})[（(][^（）()]*[）)]$/u;
const AFTER_PARTICLE = /(?:及び|および|並びに|または|[はがをにのでともやへ])$/u;

// 自治体デジタル・トランスフォーメーション（DX）: the long form begins where its first letter is heard.
const fromInitial = (head: string, gloss: string): string => {
  const katakana = /[\p{Script=Katakana}ー・]+$/u.exec(gloss)?.[0] ?? '';
  return katakana.length >= 4 && katakana.length < gloss.length && sounds(head, katakana) ? katakana : gloss;
};

const NO_LONG_FORM =
  /(?:等|など|課|室|部|係|局|年度?|月|版|回|件|円|含む|除く|再掲|新規|素案|資料|図|表|級)$|^第|[。をがは※]|という/u;

/** A long form is foreign words, ideographs, or katakana that begins with the abbreviation's first letter. */
function isLongForm(head: string, gloss: string): boolean {
  if (NO_LONG_FORM.test(gloss)) return false;
  if (/^[A-Z][A-Za-z'’\-‐]+(?:[ ・,、]+[A-Za-z'’\-‐]+)+/u.test(gloss)) return gloss[0] === head[0];
  if (/[A-Z]{2}/u.test(gloss) || gloss.length > 30) return false;
  return /^[\p{Script=Katakana}ー・]+$/u.test(gloss)
    ? sounds(head, gloss)
    : /\p{Script=Han}{2}/u.test(gloss) && gloss.length >= 4;
}
