import type { Found } from './find-numbers.ts';

const PREFECTURES =
  '北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県';
const HAN = '[\\p{Script=Han}ヶケ]';
const TOWN_LETTER = '[\\p{Script=Han}ぁ-んァ-ヶー]';
/** What follows the name of a municipality where no part of it is meant: particles, offices, counting. */
const NO_TOWN = '(?![のはがをにでともやへ、]|役所|役場|議会|内|民|立|政|長|町村|第|計画|全|外|税)';
const CITIES = `(?:${HAN}{1,7}?[市区町村郡] ?){1,3}`;
const TOWN = `${NO_TOWN}(?:大字|字)?${TOWN_LETTER}{1,12}`;

const NUMBER = '(?:\\d{1,5}|[〇一二三四五六七八九十百]{1,4})';
const HOUSE = new RegExp(
  [
    `${NUMBER}丁目[の ]?${NUMBER}(?:番地?(?:の?${NUMBER})?号?|(?:[-の]\\d{1,5}){0,3}号?)`,
    `${NUMBER}番地(?:の?${NUMBER}){0,2}`,
    `${NUMBER}番(?:の?${NUMBER}|地)?号`,
    `(?<![\\d-])\\d{1,5}(?:-\\d{1,5}){1,3}(?![\\d-])`,
    `(?<![\\d.-])\\d{2,5}(?![\\d.,/:%-])`,
  ].join('|'),
  'gu',
);
/** What follows a number that is no house's. */
const NOT_A_HOUSE =
  /^(?:[かヶケ箇]所|の?(?:取組|取り組み|施策|計画|事業|章|節|項|図|表|班|級|議案)|[年月日時分人名件回館施設戸歳円台個校線園割号度]|ページ|%|世帯)/u;
const ROOM = /^(?: ?[\p{Script=Han}ァ-ヶーA-Za-z]{2,15} ?)?\d{1,4}号室/u;

/** How far before a house number the names of its place begin. */
const REACH = 40;

/** Places before a house number: what must stand there, and how much a number must look like a house's to be one. */
const PLACES: readonly { readonly pattern: RegExp; readonly needs: 'any' | 'parts' | 'words' | 'three' }[] = [
  { pattern: new RegExp(`(?:${PREFECTURES}) ?${CITIES}${TOWN} ?$`, 'u'), needs: 'any' },
  {
    pattern: new RegExp(`(?:${PREFECTURES}) ?(?:${TOWN_LETTER}{1,8}?[市区町村郡] ?){1,3}${TOWN} ?$`, 'u'),
    needs: 'any',
  },
  { pattern: new RegExp(`(?:${PREFECTURES}) ?${CITIES}$`, 'u'), needs: 'parts' },
  { pattern: new RegExp(`(?<!${HAN})${CITIES}${TOWN} ?$`, 'u'), needs: 'parts' },
  { pattern: /(?:[ぁ-ん]{2,5}|[ァ-ヶー]{2,8})(?:町|台|丘|通|ヶ丘)$/u, needs: 'words' },
  { pattern: new RegExp(`(?<!${HAN})${HAN}{1,7} ?$`, 'u'), needs: 'words' },
  { pattern: new RegExp(`(?:${HAN}{1,6}|[ぁ-ん]{2,5})(?:町|台|丘|通)$`, 'u'), needs: 'three' },
];

const LOOKS: Readonly<Record<(typeof PLACES)[number]['needs'], RegExp>> = {
  any: /^/u,
  parts: /[丁番-]/u,
  words: /[丁番]/u,
  three: /^\d+(?:-\d+){2}/u,
};

const LEAD = /^(?:現住所|住所|自宅|本籍|所在地|転居先|届け?先|引っ?越し?先)/u;
const POSTAL = /(?:〒 ?)?(?<![\d-])\d{3}[-ー]?\d{4} {0,2}$/u;
const CALLED = /(?:住所|自宅|本籍|在住|居住地|引っ?越し?先|転居先|届け?先)[ :はが「(]{0,2}$/u;

/** The addresses of a folded text: down to the house, or behind a postal code down to the town. */
export function findAddresses(text: string): readonly Found[] {
  return [...houses(text), ...postal(text), ...english(text)];
}

function houses(text: string): readonly Found[] {
  return [...text.matchAll(HOUSE)].flatMap(({ index, 0: house }) => {
    const to = index + house.length;
    if (NOT_A_HOUSE.test(text.slice(to, to + 8))) return [];
    const from = beginningOf(text.slice(Math.max(0, index - REACH), index), house, Math.max(0, index - REACH));
    if (from === undefined) return [];
    const room = ROOM.exec(text.slice(to, to + 24))?.[0] ?? '';
    return [{ kind: 'address' as const, from, to: to + room.length }];
  });
}

/** Where the place of a house number begins, with its postal code; undefined where there is none. */
function beginningOf(before: string, house: string, offset: number): number | undefined {
  for (const { pattern, needs } of PLACES) {
    const place = pattern.exec(before);
    if (place === null) continue;
    const lead = LEAD.exec(place[0])?.[0].length ?? 0;
    const start = place.index + lead;
    const code = POSTAL.exec(before.slice(0, start));
    const called = code !== null || CALLED.test(before.slice(0, start)) || lead > 0;
    if (LOOKS[called && needs === 'parts' ? 'any' : needs].test(house)) return offset + (code?.index ?? start);
  }
  return undefined;
}

const POSTAL_WITH_TOWN = new RegExp(
  `(?:〒 ?)?(?<![\\d-])\\d{3}[-ー]?\\d{4} {0,2}(?:(?:${PREFECTURES}) ?(?:${TOWN_LETTER}{1,8}?[市区町村郡] ?){0,3}|${CITIES})(?:${NO_TOWN}${HAN}{1,8})?`,
  'gu',
);

const postal = (text: string): readonly Found[] =>
  [...text.matchAll(POSTAL_WITH_TOWN)].map(({ index, 0: found }) => ({
    kind: 'address' as const,
    from: index,
    to: index + found.trimEnd().length,
  }));

const ENGLISH =
  /(?<![\d-])\d{1,4}(?:-\d{1,4}){0,3},? [A-Z][A-Za-z]{1,20}-(?:cho|machi|ku|shi|gun|son|mura|dori)(?:, ?[A-Z][A-Za-z-]{1,20}){0,3}/gu;

const english = (text: string): readonly Found[] =>
  [...text.matchAll(ENGLISH)].map(({ index, 0: found }) => ({
    kind: 'address' as const,
    from: index,
    to: index + found.length,
  }));
