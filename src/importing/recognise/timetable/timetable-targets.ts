import { joinBrokenWords } from '../../../language/mend-source-text.ts';
import type { Label, PlanFrame, ReadTarget } from '../recognition.ts';
import { itemsOf } from './schedule-cells.ts';
import type { Slot } from './schedule-row.ts';

/** What a row of a timetable tells, where its label or its figures say so: what is done, what is aimed at, or what it costs. */
export interface RowType {
  readonly kind: 'activity' | 'output' | 'outcome' | 'cost';
  readonly name: string;
}

/** The kind of a row by the word that one of its labels begins with (アクティビティ, アウトプット, 成果指標, KPI …), and its name. */
export function readRowType(labels: readonly Label[]): RowType | undefined {
  for (const [index, label] of labels.entries()) {
    const joined = joinBrokenWords(label.text);
    const found = TYPES.find(([, pattern]) => pattern.test(joined));
    if (found === undefined) continue;
    const [kind, pattern] = found;
    // Where the word itself is broken, what is left of it is told by the joined text.
    const own = pattern.test(label.text) ? label.text : joined;
    const name = own.replace(pattern, '').trim() || (labels[index + 1]?.text ?? '');
    return { kind, name: kind === 'activity' ? itemsOf(name).map(joinBrokenWords).join('・') : name };
  }
  return undefined;
}

const IN_BRACKETS = String.raw`\s*(?:[(（][^()（）]*[)）])?\s*`;
const TYPES: readonly (readonly ['activity' | 'output' | 'outcome', RegExp])[] = [
  ['activity', new RegExp(`^(?:アクティビティ|活動内容)${IN_BRACKETS}`, 'u')],
  ['output', new RegExp(`^(?:アウトプット|活動目標|活動指標)${IN_BRACKETS}`, 'u')],
  ['outcome', new RegExp(`^(?:アウトカム|成果目標|成果指標|効果指標)${IN_BRACKETS}`, 'u')],
  [
    'output',
    /^(?:KPI|ＫＰＩ|指標名?|数値目標|目標値?|評価指標)\s*(?:[(（](?:KPI|単位[^()（）]*)[)）])?\s*(?:[:：]\s*|$|(?=\n))/u,
  ],
];

/** Whether every cell that is filled holds a figure (`30件`, `+5%`, `約6,000千円`), at least one does. */
export function tellsValues(slots: readonly Slot[]): boolean {
  const filled = slots.filter(({ reading }) => reading.kind === 'words' || reading.kind === 'mark');
  return filled.length > 0 && filled.every((slot) => isFigure(slot.text));
}

/** Whether a text is a figure with at most its unit and a short word beside it. */
export const isFigure = (text: string): boolean => FIGURE.test(text.normalize('NFKC').replace(/\s+/gu, ''));

const FIGURE =
  /^(?:約|累計|延べ?|年間?|[+\-±▲△])*\d[\d,.]*(?:[^\d。、の]{0,6}|%?(?:以上|以下|程度|達成))(?:\/[^\d]{1,4})?(?:\([^)]{0,15}\))?$/u;

/** The targets of a row: one for each numbered name (`①… ②…`), with the values of its number; none where nothing is given. */
export function targetsOfRow(
  type: RowType,
  slots: readonly Slot[],
  lane: string | undefined,
  frame: PlanFrame,
): readonly ReadTarget[] {
  const names = numbered(type.name);
  if (names.size === 0) names.set('', joinBrokenWords(itemsOf(type.name).join('・')));
  return [...names].flatMap(([number, name]) => {
    const values = slots.flatMap((slot) => valueOf(slot, number).map((value) => ({ slot, value })));
    return values.length === 0 || name === '' ? [] : [targetOf(type, name, values, lane, frame)];
  });
}

function targetOf(
  type: RowType,
  name: string,
  values: readonly { readonly slot: Slot; readonly value: string }[],
  lane: string | undefined,
  { period }: PlanFrame,
): ReadTarget {
  const isBase = ({ slot }: { readonly slot: Slot }): boolean => period !== undefined && slot.to < period[0];
  const base = values.findLast(isBase);
  const aims = values.filter((value) => !isBase(value));
  const doubtful = values.find(({ slot }) => slot.uncertain !== undefined);
  const { uncertain } = doubtful?.slot ?? {};
  return {
    name,
    names: [],
    kind: type.kind === 'outcome' ? 'outcome' : 'output',
    ...(lane === undefined ? {} : { lane }),
    ...(base === undefined ? {} : { baseline: { year: base.slot.to, value: base.value } }),
    byYear: Object.fromEntries(aims.map(({ slot, value }) => [String(slot.to), value])),
    ...(doubtful === undefined || uncertain === undefined
      ? {}
      : {
          uncertain,
          unsure: {
            spot: doubtful.slot.spot,
            read: doubtful.slot.text,
            assumed: `${name}：${doubtful.value}`,
            reason: uncertain,
          },
        }),
  };
}

function valueOf(slot: Slot, number: string): readonly string[] {
  const { kind } = slot.reading;
  if (kind === 'empty' || kind === 'nothing' || kind === 'goes-on') return [];
  const parts = numbered(slot.text);
  if (number === '' || parts.size === 0) return [joinBrokenWords(itemsOf(slot.text).join('、'))];
  return [parts.get(number)].filter((part) => part !== undefined);
}

/** `① 5件 ② 30件` by its numbers; empty where the text has none. */
function numbered(text: string): Map<string, string> {
  const parts = text.split(/(?=[①-⑳])/u).filter((part) => /^[①-⑳]/u.test(part));
  return new Map(parts.map((part) => [part.charAt(0), joinBrokenWords(part.slice(1).trim())]));
}
