import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { Spot } from '../../../domain/source-document.ts';
import type { PlanFrame, ReadTarget } from '../recognition.ts';
import { targetFrom, valueAt } from './target-values.ts';
import { readYearHead } from './year-heads.ts';

/**
 * The indicators that a text tells in one piece: 「指標：オンライン手続数 現状 30件 → 目標 60件（R10）」. Empty where it has no value that is
 * called a target.
 */
export function targetsInProse(text: string, spot: Spot, frame: PlanFrame): readonly ReadTarget[] {
  const lines = text.split('\n').filter((line) => line.length <= LONGEST_LINE);
  return lines.flatMap((line) => {
    const written = line.normalize('NFKC').replace(/[〜～]/gu, '~');
    const match = IN_LINE.exec(written) ?? WITH_ARROW.exec(written);
    const { name, base, baseHead, baseYear, aim, aimHead, aimYear } = match?.groups ?? {};
    if (name === undefined || aim === undefined) return [];
    const values = [
      ...(base === undefined
        ? []
        : [{ kind: 'baseline' as const, value: valueAt(base, yearIn(baseYear ?? baseHead, frame), spot) }]),
      { kind: 'target' as const, value: valueAt(aim, yearIn(aimYear ?? aimHead, frame), spot) },
    ];
    return targetFrom(name.trim(), 'output', values, frame);
  });
}

/** Characters; an indicator is told in fewer. */
const LONGEST_LINE = 300;

const VALUE = String.raw`[約+\-±]?\d[\d,.]*\s?[^\s\d()→⇒、。,;:：]{0,6}`;
const YEAR_BESIDE = String.raw`\s*(?:[(]([^()]{1,14})[)])?`;
const beside = (group: string): string => YEAR_BESIDE.replace('([^()', `(?<${group}>[^()`);
const IN_LINE = new RegExp(
  String.raw`(?:(?:指標|KPI|目標指標|数値目標)\d*\s*[:：]\s*)?(?<name>[^:：\n]{2,40}?)\s*[:：、,]?\s*` +
    String.raw`(?:(?:現状|現況|基準|実績)値?${beside('baseHead')}\s*[:：]?\s*(?<base>${VALUE})${beside('baseYear')}\s*(?:[→⇒、,;]|から)?\s*)?` +
    String.raw`(?<!基本|重点|政策|施策|行動|取組)目標値?${beside('aimHead')}\s*[:：]?\s*(?<aim>${VALUE})(?!\s*[:：])${beside('aimYear')}`,
  'u',
);

const WITH_ARROW = new RegExp(
  String.raw`^\s*(?:・|[-●■]\s)?(?:(?:指標|KPI|数値目標|目標)\d*\s*[:：]\s*)?(?<name>[^:：\n\d]{2,40}?)\s*[:：]?\s*(?<base>${VALUE})${beside('baseYear')}` +
    String.raw`\s*(?:→|⇒|から)\s*(?<aim>${VALUE})\s*[(](?<aimYear>[^()]{1,14})[)]\s*$`,
  'u',
);

const yearIn = (text: string | undefined, frame: PlanFrame): FiscalYear | undefined =>
  text === undefined ? undefined : readYearHead(text, frame.period)?.to;
