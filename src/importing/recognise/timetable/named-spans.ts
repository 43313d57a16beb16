import type { SourceBlock } from '../../../domain/source-document.ts';
import type { Outlined, PlanFrame } from '../recognition.ts';
import { compact, readYearHead, type YearHead } from './year-heads.ts';
import { readYearRanges } from './year-ranges.ts';

/**
 * The years that a plan gives to its own names of spans: 「短期：令和6年度～令和7年度」, a row 前期 beside its years. A name that is given
 * two different spans is left out.
 */
export function readNamedSpans(outlined: readonly Outlined[]): ReadonlyMap<string, YearHead> {
  const spans = new Map<string, YearHead | undefined>();
  for (const [name, span] of outlined.flatMap(({ block }) => linesOf(block)).flatMap(spanIn)) {
    const known = spans.get(name);
    const isSame = !spans.has(name) || (known?.from === span.from && known.to === span.to);
    spans.set(name, isSame ? span : undefined);
  }
  return new Map([...spans].flatMap(([name, span]) => (span === undefined ? [] : [[name, span] as const])));
}

/** The years of a head: those that it names, or those of the span that the plan has given its name to. */
export const headIn = (text: string, { period, spans }: PlanFrame): YearHead | undefined =>
  readYearHead(text, period) ?? (text.length > 20 ? undefined : spans?.get(compact(text)));

const linesOf = (block: SourceBlock): readonly string[] =>
  block.kind === 'table'
    ? block.rows.map((row) => [...new Set(row)].map(({ text }) => text.replaceAll('\n', ' ')).join('：'))
    : block.text.split('\n');

const NAME =
  '短期|中期|長期|前期|中間期|後期|第[1-4一二三四]期|第[1-4一二三四]段階|(?:フェーズ|ステップ|STEP|Phase)[1-4]';
const TOLD = new RegExp(`(?<!\\p{Script=Han})(${NAME})\\s?(?:とは|的?な?(?:取組|目標))?\\s?[:：(=＝…]+`, 'giu');

/** Each name with what stands between it and the next. */
function spanIn(line: string): readonly (readonly [string, YearHead])[] {
  const written = line.length > LONGEST ? '' : line.normalize('NFKC');
  const names = [...written.matchAll(TOLD)];
  return names.flatMap((match, index) => {
    const rest = written.slice(match.index + match[0].length, names[index + 1]?.index);
    const [range] = readYearRanges(rest);
    const single = readYearHead(rest.replace(/[)、,/;\s]+$/u, ''));
    const span = range !== undefined && range.at <= FAR ? { from: range.years[0], to: range.years[1] } : single;
    return span === undefined ? [] : [[compact(match[1] ?? ''), span] as const];
  });
}

const LONGEST = 200;
/** Characters from the name to its years. */
const FAR = 3;
