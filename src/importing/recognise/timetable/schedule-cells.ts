import { joinBrokenWords } from '../../../language/mend-source-text.ts';
import { stageOf } from './phase-words.ts';

type Words = Extract<CellReading, { kind: 'words' }>;

/** What stands in the cell of a year. */
export type CellReading =
  | { readonly kind: 'empty' }
  /** A dash or a cross: nothing is planned. */
  | { readonly kind: 'nothing' }
  /** An arrow, a line, 同左: what was before goes on. */
  | { readonly kind: 'goes-on' }
  /** 同上: what stands in the row above. */
  | { readonly kind: 'as-above' }
  | { readonly kind: 'mark'; readonly mark: string }
  | {
      readonly kind: 'words';
      readonly items: readonly string[];
      /** An arrow stands before the words and is set off from them (`→／検証`): what was before goes on beside them. */
      readonly beside?: true;
      /** What stands between items that follow each other. At a blank and the end of a line a layout may have lost a cell. */
      readonly joint?: 'arrow' | 'blank' | 'line';
    };

/** What the text of a cell under a year says. Its words are as the plan writes them, without bullets and without arrows. */
export function readScheduleCell(text: string): CellReading {
  const written = text.trim();
  if (written.length > LONGEST_CELL) return { kind: 'words', items: [joinBrokenWords(written)] };
  const bare = written.normalize('NFKC').replace(/\s+/gu, '');
  if (bare === '') return { kind: 'empty' };
  if (NOTHING.test(bare)) return { kind: 'nothing' };
  if (GOES_ON.test(bare)) return { kind: 'goes-on' };
  if (bare === '同上') return { kind: 'as-above' };
  if (MARK.test(bare)) return { kind: 'mark', mark: markOf(written.replace(/\s+/gu, '')) };
  return words(written);
}

/** A mark as legends and cells compare it: circles that look alike are one. */
export const markOf = (mark: string): string => mark.replace(/[〇◯⚪]/gu, '○').replace(/[⚫⬤]/gu, '●');

/** Whether a text is one mark of a legend. */
export const isMark = (text: string): boolean => MARK.test(text.normalize('NFKC'));

/**
 * The items of a cell that tells several things apart by bullets, numbers or lines; one for all other texts. A note (※) belongs to
 * the item before it, and words before the first bullet to the first item.
 */
export function itemsOf(text: string): readonly string[] {
  const parts = text.split(ITEM_START).filter((piece) => piece.trim() !== '');
  const headless =
    parts.length > 1 && !BULLET.test(parts[0] ?? '') ? [parts.slice(0, 2).join(' '), ...parts.slice(2)] : parts;
  const items: string[] = [];
  for (const item of headless.map((part) => part.replace(BULLET, '').trim())) {
    if (items.length > 0 && item.startsWith('※')) items[items.length - 1] += ` ${item}`;
    else if (item !== '') items.push(item);
  }
  return items;
}

/** Characters; what is longer is not read for arrows and items, whose search would take long. */
const LONGEST_CELL = 1_000;

const HEADS = '→⇒➡➔➜⟶⇨▶►▷⊳>＞↦➝➞';
const LINES = '.…‥・—―─━–ー\\-=＝~〜～‐−_';
const NOTHING = /^(?:[-—―─━–ー‐−]|×|✕|なし|無し|未定|該当なし)$/u;
const GOES_ON = new RegExp(
  `^(?:[${LINES}]*[${HEADS}]+|[${LINES}]{2,}|[${HEADS}${LINES}]{2,}|[〃々"″”]|同左|同様|左に同じ|継続(?:する)?|引き?続き(?:継続|同左)?|\\(?継続\\)?|\\|)$`,
  'u',
);
const MARK = /^[(（]?[●○◎〇◯△▲▽▼◇◆□■☆★✓✔⚪⚫⬤◉]{1,2}[)）]?$/u;
const ARROW_AT_END = new RegExp(`\\s*(?:[${LINES}]*[${HEADS}]+|[—―─━–‐−]{2,}|[.…‥]{3,})\\s*$`, 'u');
const ARROW_AT_START = new RegExp(`^\\s*(?:[${LINES}]*[${HEADS}]+|[—―─━–‐−]{2,})\\s*`, 'u');
const ARROW_BESIDE = new RegExp(`^(?:[${LINES}]*[${HEADS}]+|同左|〃)\\s*(?:[／/、,・]|\\n)\\s*(?=\\S)`, 'u');
const ARROW_WITHIN = /\s*[.…‥—―─━-]*[→⇒➡➔➜⟶⇨▶►]+\s*/u;
const NUMBERED = '[①-⑳㉑-㉟]|(?:^|\\n)[(（]\\d{1,2}[)）]';
const BULLETS = '[・●○■◆◇□▪•‣✓►▸]';
const ITEM_START = new RegExp(`(?=(?:^|\\n|\\s)${BULLETS}\\s*(?=\\S))|(?=${NUMBERED})`, 'u');
const BULLET = new RegExp(`^\\s*(?:${BULLETS}|${NUMBERED}|-\\s)\\s*`, 'u');

function words(written: string): Words {
  const besides = ARROW_BESIDE.exec(written)?.[0];
  const body = written
    .slice(besides?.length ?? 0)
    .replace(ARROW_AT_END, '')
    .replace(ARROW_AT_START, '');
  return { ...withoutArrows(body), ...(besides === undefined ? {} : { beside: true }) };
}

function withoutArrows(body: string): Words {
  const bulleted = itemsOf(body);
  if (bulleted.length > 1) return { kind: 'words', items: bulleted.map(joinBrokenWords) };
  const one = bulleted[0] ?? body;
  const steps = one.split(ARROW_WITHIN).filter((step) => step !== '');
  if (steps.length > 1) return { kind: 'words', items: steps.map(joinBrokenWords), joint: 'arrow' };
  const lines = asPhases(one.split('\n'));
  if (lines !== undefined) return { kind: 'words', items: lines.items, ...(lines.rising ? { joint: 'line' } : {}) };
  const beside = asPhases(one.replaceAll('\n', '').split(/\s+/u));
  if (beside === undefined) return { kind: 'words', items: [joinBrokenWords(one)] };
  return { kind: 'words', items: beside.items, ...(beside.rising ? { joint: 'blank' } : {}) };
}

/**
 * Parts that are phases of their own: each ends in the word of a phase, and none is earlier than the one before. Anything else
 * is one phase that a layout broke (`国の動向に合わせ 適宜検討`, `導入\n検討`, `調査 研究`).
 */
function asPhases(parts: readonly string[]): { items: readonly string[]; rising: boolean } | undefined {
  const items = parts.map(joinBrokenWords);
  const stages = items.map(stageOf);
  if (items.length < 2 || items.some((item) => item.length < 2)) return undefined;
  const steps = stages.slice(1).map((stage, index) => (stage ?? -9) - (stages[index] ?? 9));
  if (steps.every((step) => step > 0)) return { items, rising: true };
  return steps.every((step) => step >= 0) && items.every((item) => item.length >= 4)
    ? { items, rising: false }
    : undefined;
}
