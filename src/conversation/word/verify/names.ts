import { rememberedByPlans } from './by-plans.ts';
import { canonical } from './canonical.ts';

/** A section or a municipality that a text names, by the name it is kept under. */
export interface Named {
  readonly at: number;
  readonly end: number;
  readonly name: string;
}

/** Names as they are written, each with the name that is kept; and a pattern that finds them, the longest first. */
export interface NameTable {
  readonly kept: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

/** The names by which sections and municipalities of plans are known; a municipality is kept under its id. */
export interface NameBook {
  readonly departments: NameTable;
  readonly municipalities: NameTable;
}

function tableOf(pairs: readonly (readonly [string, string])[]): NameTable {
  const names = [...new Set(pairs.map(([written]) => written))].toSorted((a, b) => b.length - a.length);
  const escaped = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`));
  // The first plan that has a name keeps it.
  return {
    kept: new Map(pairs.toReversed()),
    pattern: new RegExp(names.length === 0 ? '(?!)' : escaped.join('|'), 'gu'),
  };
}

/** Short names that are words of their own (`企画`, `市民`, `環境`) say nothing of a section. */
const isNameOfSection = (name: string): boolean =>
  /[課室部局所館係班]$|センター?$|本部$|委員会$|事務局$|[a-z]$|^情シス|^デジ推/u.test(name) && name.length > 1;

/** Which names plans have. The same section under several names has one name here: the plan's own. */
export const nameBook = rememberedByPlans((plans): NameBook => {
  const departments = plans.flatMap(({ municipality }) =>
    municipality.departments.flatMap(({ name, english, names }) =>
      [name, english, ...names.filter((each) => isNameOfSection(canonical(each)))].map(
        (each): readonly [string, string] => [canonical(each), canonical(name)],
      ),
    ),
  );
  const municipalities = plans.flatMap(({ municipality }) =>
    [municipality.name, municipality.english, ...municipality.names]
      .map(canonical)
      // いたこ stands in 動いたこと: a name without kanji is only a sound.
      .filter((each) => each.length > 1 && /[^ぁ-んー]/u.test(each))
      .map((each): readonly [string, string] => [each, municipality.id]),
  );
  return { departments: tableOf(departments), municipalities: tableOf(municipalities) };
});

/** The names of a table in a text, longest first, none inside another. */
export const findNames = (text: string, { kept, pattern }: NameTable): readonly Named[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const [at, end] = [match.index, match.index + match[0].length];
    return standsAlone(text, at, end) ? [{ at, end, name: kept.get(match[0]) ?? match[0] }] : [];
  });

/** `総務課題` is no 総務課, `seki` no part of `sekigahara`, 関市 none of 一関市. */
const standsAlone = (text: string, at: number, end: number): boolean =>
  !/^(?:題|税|長|程|目|金|屋|会議室|品|分)/u.test(text.slice(end, end + 3)) &&
  !(/[a-z]/u.test(text.charAt(end - 1)) && /[a-z]/u.test(text.charAt(end))) &&
  !(/[a-z]/u.test(text.charAt(at)) && /[a-z]/u.test(text.charAt(at - 1))) &&
  !(isKanji(text.charAt(at)) && isKanji(text.charAt(at - 1)) && !BEFORE_A_NAME.test(text.charAt(at - 1)));

const isKanji = (character: string): boolean => /\p{Script=Han}/u.test(character);
/** What may stand right before a name: 岐阜県関市, 財務部行政情報課, 担当課. */
const BEFORE_A_NAME = /[県府都道市郡町村区部局課室会当各]/u;

const SECTION =
  /[\p{Script=Han}ァ-ヺーa-z・]*[\p{Script=Han}ァ-ヺー](?:課|室|部|局|委員会|センタ|本部|係)(?![\p{Script=Han}ァ-ヺー])/gu;
const NO_SECTION =
  /^(?:担当|所管|関係|主管|各|全|該当|同|両|担当部|原|他|別|主|複数)*(?:課|室|部|局|係|部局|部署|部課|全部|一部|内部|外部|本部|幹部|会議室|教室|関係|課室|庁内)$|関係$|一部$|内部$|外部$|全部$|大部$|教室$|会議室$|本部$/u;

/** What looks like the name of a section and is in no book: an invented one, or one of an organisation outside. */
export const sectionsOutside = (rest: string): readonly string[] =>
  [...rest.matchAll(SECTION)].map((match) => match[0]).filter((name) => !NO_SECTION.test(name));

const PLACE = /[\p{Script=Han}ァ-ヺヶ]{1,5}[市町村県府都](?![\p{Script=Han}])/gu;
const NO_PLACE =
  /^(?:本|当|各|全|市|町|村|同|両|他|市区|区|都|県)*(?:市|町|村|県|府|都|市町村|都市|政府|自治体)$|都市$|政府$/u;

/** Municipalities and prefectures that are in no book. */
export const placesOutside = (rest: string): readonly string[] =>
  [...rest.matchAll(PLACE)].map((match) => match[0]).filter((name) => !NO_PLACE.test(name));

const NUMBERED = /(?:方針|指針|施策|政策|目標|目的|第)[零壱弐参肆伍陸漆捌玖之]+/gu;

/** 方針1, 施策1-2, 第3 of a readable text: what is said of one of them is not said of another. */
export const numberedIn = (text: string): readonly Named[] =>
  [...text.matchAll(NUMBERED)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    name: match[0],
  }));
