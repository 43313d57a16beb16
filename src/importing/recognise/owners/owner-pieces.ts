import { isBureau, isEverybody, isGenericOwner, isSection, splitBureau } from './section-names.ts';

/** One of the names in an owner's cell, with what stands around it. */
export interface OwnerPiece {
  readonly text: string;
  /** As the plan says it, where it differs: ほか関係各課. */
  readonly as?: string;
  /** What stands in brackets after it. */
  readonly note?: string;
  readonly before: Separator;
  readonly after: Separator;
  /** The name after it is that of a section under it: `総務部 総務課`. */
  readonly headsNext: boolean;
  /** `related` after a label such as 関係課：. */
  readonly role: 'main' | 'related';
}

export type Separator = 'edge' | 'comma' | 'slash' | 'blank' | 'dot' | 'and';

/** Cuts the words of an owner's cell into names; line breaks and blanks inside a name are closed. */
export function ownerPieces(text: string): readonly OwnerPiece[] {
  const parts = runs(tidied(text)).flatMap(({ role, text: words }): readonly (Cut & Pick<OwnerPiece, 'role'>)[] =>
    cut(words).map((part) => ({ ...part, role })),
  );
  return parts.map((part, index) => {
    const next = parts[index + 1];
    return { ...part, after: next?.before ?? 'edge', headsNext: next !== undefined && heads(part, next) };
  });
}

/** Whether a name is a bureau, and the one after it a section of it. */
const heads = (part: Cut, next: Cut): boolean =>
  (next.before === 'blank' || next.before === 'slash') &&
  isBureau(part.text) &&
  !isBureau(next.text) &&
  isSection(next.text) &&
  splitBureau(next.text) === undefined;

/** Brackets around the whole, marks and numbers before names go; what is full-width only by layout is folded. */
function tidied(text: string): string {
  return text
    .trim()
    .replace(/^[（(]([^（()）]*)[)）]$/u, '$1')
    .replace(BRACKETED_ROLE, '、$1：')
    .replace(/[(（]\s*[①-⑳㉑-㊿❶-❿⓫-⓴⑴-⒇]\s*[)）]|[①-⑳㉑-㊿❶-❿⓫-⓴⑴-⒇]\s?/gu, '、')
    .normalize('NFKC')
    .replace(/[【】〈〉《》［］[\]<>「」]/gu, '、')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .replace(/[◎○●◯□■◇◆△▲▽▼☆★※*✓✔]\s?/gu, '、')
    .replace(/(^|[\n、,])\s*(?:[-–・]|[0-9]{1,2}[.)）、\s])\s*/gu, '$1、')
    .replace(/(?:内線|電話|TEL|☎)?\s?(?:[:：]\s?)?\d{2,4}-\d{2,4}(?:-\d{3,4})?/gu, '')
    .replace(/（(?:内線)?\s?[\d-]+）/gu, '')
    .replace(/\s[-–ー―]\s/gu, ' ');
}

interface Run {
  readonly role: 'main' | 'related';
  readonly text: string;
}

/** 主管課：… 関係課：… in one cell. */
function runs(text: string): readonly Run[] {
  const found: Run[] = [];
  let at = 0;
  let label = '';
  const close = (end: number): void => {
    const words = text.slice(at, end).replace(/^[、\s（]+|[、\s（]+$/gu, '');
    const role = RELATED.test(label) ? 'related' : 'main';
    if (words !== '') found.push({ role, text: role === 'main' ? words : words.replace(/）$/u, '') });
  };
  for (const match of text.matchAll(ROLE)) {
    close(match.index);
    label = match[1] ?? '';
    at = match.index + match[0].length;
  }
  close(text.length);
  return found;
}

const RELATED = /関係|関連|連携|協力|副|支援/u;
const ROLE_WORDS =
  '(?:主|副|正)?(?:担当|所管|主管|関係|関連|連携|協力|実施|推進|支援)(?:課室?|部署|部局|部課|主体|室|機関|所属)?等?|主|副';
const ROLE = new RegExp(`(?<![\\p{L}\\p{N}])(${ROLE_WORDS})\\s*[：:]\\s*`, 'gu');
/** 【担当課】総務課 */
const BRACKETED_ROLE = new RegExp(
  `[【〔［[〈《<＜（(](${ROLE_WORDS})[】〕］\\]〉》>＞）)][：:、]?\\s*(?=[^\\s、])`,
  'gu',
);

interface Cut {
  readonly text: string;
  readonly as?: string;
  readonly note?: string;
  readonly before: Separator;
}

function cut(words: string): readonly Cut[] {
  const parts: Cut[] = [];
  let before: Separator = 'edge';
  let held = '';
  const close = (next: Separator): void => {
    const part = finished(held);
    held = '';
    if (part !== undefined) parts.push({ ...part, before });
    before = part !== undefined || next !== 'blank' ? next : before;
  };
  for (const token of words.match(TOKENS) ?? []) {
    const separator = SEPARATORS.get(token.trim() === '' ? ' ' : token.trim());
    if (separator === 'comma' || (separator !== undefined && isWhole(held))) close(separator);
    else if (MORE.test(token) && isWhole(held)) {
      close('comma');
      held = token;
    } else if (token.trim() !== '') held += token;
  }
  close('edge');
  return parts;
}

/** Names, separators and brackets in order; what stands in brackets is one token, with the blank before it. */
const TOKENS = new RegExp(
  [
    String.raw`\s*（[^（）]*）`,
    String.raw`[、，,;；／/・]|\s+`,
    '及び|および|並びに|ならびに|ほか|(?<=[課室部局所])(?:他|外|と)',
    String.raw`[^、，,;；／/・\s（）]+?(?=及び|および|並びに|ならびに|ほか|(?<=[課室部局所])(?:他|外|と)|[、，,;；／/・\s（）]|$)`,
    '[^、]',
  ].join('|'),
  'gu',
);
const MORE = /^(?:ほか|他|外)$/u;

const SEPARATORS: ReadonlyMap<string, Separator> = new Map([
  ['、', 'comma'],
  ['，', 'comma'],
  [',', 'comma'],
  [';', 'comma'],
  ['；', 'comma'],
  ['/', 'slash'],
  ['／', 'slash'],
  ['・', 'dot'],
  [' ', 'blank'],
  ['及び', 'and'],
  ['および', 'and'],
  ['並びに', 'and'],
  ['ならびに', 'and'],
  ['と', 'and'],
]);

/** Whether what was read so far can stand alone, so that a blank or a dot after it divides. */
function isWhole(held: string): boolean {
  const name = held.replace(/（[^（）]*）$/u, '').trim();
  return name === '' || isSection(name) || isGenericOwner(name) || isEverybody(name);
}

function finished(held: string): Omit<Cut, 'before'> | undefined {
  const match = /^(?<name>.*?)\s*(?:（(?<note>[^（）]*)）)?$/su.exec(held.trim());
  const as = match?.groups?.['name']?.trim() ?? '';
  const note = match?.groups?.['note']?.trim() ?? /(?<=[課室部局所])(?:など|等)$/u.exec(as)?.[0] ?? '';
  const text = as.replace(/^(?:ほか|他|外)の?(?=.)/u, '').replace(/(?<=[課室部局所])(?:など|等)$/u, '');
  if ((text === '' && note === '') || NOTHING.test(text)) return undefined;
  return { text, ...(as === text ? {} : { as }), ...(note === '' ? {} : { note }) };
}

const NOTHING = /^[-ー―—–−‐~～.／/]+$/u;
