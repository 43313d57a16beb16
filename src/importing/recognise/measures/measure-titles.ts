import { fieldOf } from './fields.ts';
import { readNumbering } from '../outline/numbering.ts';
import { namesOwners } from '../owners/owners.ts';

/** The title of a measure taken apart. */
export interface TitleParts {
  /** As the plan writes it, without the word before it (施策 1-1 → 1-1) and without brackets that only close a list's number. */
  readonly number?: string;
  readonly title: string;
  /** 新規, 継続, DX … beside the title. */
  readonly tags: readonly string[];
  /** A mark that a blank parts from the title (DX バックヤード改革); only the whole table shows whether it is one. */
  readonly lead?: string;
  /** The words of a bracket that names sections: オンライン申請の拡充【市民課】. */
  readonly owners?: string;
}

/** A longer text is none. */
const LONGEST_TITLE = 300;

/** Takes the words of a heading or of a cell apart: number, title, marks beside it, owners in brackets. */
export function readTitle(text: string): TitleParts {
  if (text.length > LONGEST_TITLE) return { title: tidyTitle(text), tags: [] };
  const line = text
    .replace(/\*\*/gu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .trim();
  const { number, title: marked } = numberedTitle(line.replace(PAGE_BEHIND, ''));
  const tags: string[] = [];
  const { rest, owners } = withoutBrackets(marked, tags);
  const tag = LEADING_TAG.exec(rest)?.[1];
  if (tag !== undefined) tags.push(tag);
  const words = tag === undefined ? rest : rest.slice(tag.length).trim();
  const lead = /^(DX|ＤＸ)\s+(?=\S)/u.exec(words)?.[1];
  return {
    ...(number === undefined ? {} : { number }),
    title: tidyTitle(words),
    tags,
    ...(lead === undefined ? {} : { lead }),
    ...(owners === undefined ? {} : { owners }),
  };
}

const LEADING_TAG = /^(一部新規|新規|継続|拡充|重点|再掲)\s+(?=\S)/u;
const PAGE_BEHIND = /(?:[\s.…・‥]+P\.?\s?\d{1,3}|\s*(?:…|[.・‥]{3,})[.…・‥\s]*\d{1,3})$/u;

function numberedTitle(line: string): { readonly number?: string; readonly title: string } {
  // Fonts without circled numbers above 20 leave ③1 of a circled 31.
  const broken = /^([①-⑨])(\d)\s+(?=\S)(.*)$/su.exec(line);
  if (broken) return { number: `${(broken[1] ?? '').normalize('NFKC')}${broken[2] ?? ''}`, title: broken[3] ?? '' };
  const counted = /^(?:No\.?|NO\.?|№|#)\s?(\d{1,3}(?:-\d{1,3})*)[\s.:：]*(.*)$/su.exec(line);
  if (counted) return { number: counted[1] ?? '', title: counted[2] ?? '' };
  const composite = COMPOSITE.exec(line);
  if (composite) return { number: (composite[1] ?? '').replace(/[－．]/gu, '-'), title: composite[2] ?? '' };
  const lettered = /^([A-ZＡ-Ｚ][-－‐]\d{1,2}(?:-\d{1,2})?)[\s.:：]+(.+)$/su.exec(line);
  if (lettered) return { number: (lettered[1] ?? '').normalize('NFKC').replace('‐', '-'), title: lettered[2] ?? '' };
  const numbering = readNumbering(line.replace(/^[★☆]\s*/u, ''));
  const number = numbering?.label === undefined ? '' : numberOf(numbering.label);
  return { ...(number === '' ? {} : { number }), title: numbering?.title ?? line };
}

/** Ⅰ-1-(2), 2-③: numbers of several signs. */
const COMPOSITE =
  /^((?:[Ⅰ-Ⅻ]|[A-Z]|\d{1,2})(?:[-－.．]\d{1,2})*(?:[-－.．]?(?:[（(]\d{1,2}[)）]|[①-⑳])|(?<=[Ⅰ-Ⅻ][-－.．]\d{1,2})))[\s.:：]*(.*)$/su;

/** A title in one line: what a layout broke or spaced out is joined, and marks of notes (※1) are left out. */
export const tidyTitle = (text: string): string =>
  text
    .replace(/\*\*/gu, '')
    .replace(/(?<=\S)\s?(?:[（(][※*＊]\s?\d{1,2}[)）]|[※*＊]\s?\d{1,2}(?!\d))/gu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .replace(BLANK_BESIDE_JAPANESE, '')
    .trim();

const JAPANESE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・、。「」『』（）()【】〈〉]`;
const BLANK_BESIDE_JAPANESE = new RegExp(
  `(?<=${JAPANESE})\\s+(?=\\S)|(?<=[^\\s\\d.)）①-⑳㉑-㊿])\\s+(?=${JAPANESE})`,
  'gu',
);

/** 施策 1-1 → 1-1, 【取組3】 → 3, 1. → 1; (1) and ① stay. */
export function numberOf(label: string): string {
  const plain = label
    .replace(/[０-９（）．－]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/[【】〔〕［］[\]《》〈〉<>]/gu, '');
  return (COUNTED.exec(plain.trim())?.[0] ?? plain).replace(/(?<!\(\d*)[)）.．、:：]$/u, '').replace(/\s/gu, '');
}

const COUNTED =
  /(?:\(\d{1,3}\)|(?<![A-Za-z])(?:[A-Z][-‐–−]?|[Ⅰ-Ⅻ][-‐–−])\d{1,2}(?:[-‐–−]\d{1,2})*|\d{1,3}(?:\s?[.\-‐–−ー]\s?\d{1,3})*[).、:：]?|[①-⑳㉑-㊿❶-❿Ⅰ-Ⅻⅰ-ⅻ])$/u;

const TAG =
  '(?:一部新規|新規|継続|拡充|拡大|重点|重点取組|重点施策|重点事業|見直し|改善|再掲|完了|新|継|拡|DX|デジタル|共通|先行)';
const TAG_BRACKET = new RegExp(`[【〔［\\[（(＜<《〈](${TAG}(?:[・、/／\\s]${TAG})*)[】〕］\\]）)＞>》〉]`, 'gu');
const TAG_WORDS = new RegExp(`^${TAG}(?:[・、/／\\s]+${TAG})*$`, 'u');

/** The marks in a line that holds nothing else (`新規 DX`); empty where it holds more. */
export function tagsOf(text: string): readonly string[] {
  const plain = text.replace(/[【】〔〕［］[\]（）()＜＞<>《》〈〉]/gu, ' ').trim();
  return TAG_WORDS.test(plain) ? plain.split(/[・、/／\s]+/u) : [];
}

/** 電子申請の拡充 【担当】市民部 市民課 */
function labelledOwners(text: string): { readonly rest: string; readonly owners: string } | undefined {
  const match = OWNERS_BEHIND.exec(text);
  const [, rest = '', bracketed, plain, owners = ''] = match ?? [];
  return fieldOf(bracketed ?? plain ?? '') === 'owners' && namesOwners(owners)
    ? { rest: rest.trim(), owners }
    : undefined;
}

const OWNERS_BEHIND =
  /^(.{2,}?)\s*(?:[【〔［[〈《<＜（(]([^【】〔〕［］[\]〈〉《》<>＜＞（）()]{2,8})[】〕］\]〉》>＞）)]\s*[：:]?|(?<=\s)([^\s：:]{2,8})[：:])\s*(\S.*)$/su;

function withoutBrackets(text: string, tags: string[]): { readonly rest: string; readonly owners?: string } {
  const untagged = text.replace(TAG_BRACKET, (_all, words: string) => {
    tags.push(...words.split(/[・、/／\s]+/u));
    return ' ';
  });
  if (/^[★☆]|[★☆]$/u.test(untagged.trim())) tags.unshift('★');
  const rest = untagged.trim().replace(/^[★☆◎]\s*|\s*[★☆◎]$/gu, '');
  const told = labelledOwners(rest);
  if (told !== undefined) return told;
  const match = LAST_BRACKET.exec(rest);
  const before = match?.[1] ?? '';
  const inside = match?.slice(2).find((part) => part !== undefined) ?? '';
  if (before.trim() !== '' && namesOwners(inside)) return { rest: before.trim(), owners: inside };
  return { rest };
}

/** The last bracket with what may be nested in it. */
const LAST_BRACKET =
  /^(.*?)[\s]*(?:【([^【】]+)】|〔([^〔〕]+)〕|〈([^〈〉]+)〉|《([^《》]+)》|[［[]([^［］[\]]+)[］\]]|[（(]((?:[^（()）]|[（(][^（()）]*[)）])+)[)）]|[＜<]([^＜<>＞]+)[>＞])$/su;

/** Whether a text can be a title: it has words, and is no sum or remark. */
export const isTitle = (text: string): boolean =>
  /[\p{L}]{2}/u.test(text) && text.length <= LONGEST && !NO_MEASURE.test(text);

const LONGEST = 120;
const NO_MEASURE = /^(?:合計|計|小計|総計|その他|備考|凡例|年度|※.*|注.*)$/u;

/** Whether a text only shows where something is to be written: ○○の導入, △△課. */
export const isPlaceholder = (text: string): boolean => /[○◯〇●△▲□■×✕＊*]{2}/u.test(text);
