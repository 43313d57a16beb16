import { fiscalYearOf, type FiscalYear, type IsoDate, shortFiscalYear } from '../../../domain/fiscal-year.ts';
import type { Material, Stretch } from './head-material.ts';
import type { FoundDoubt } from '../recognition.ts';
import { readYearHead } from '../timetable/year-heads.ts';
import { readYearRanges, type YearRange } from '../timetable/year-ranges.ts';

export interface PublishedReading {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string;
  /** As it is written (令和8年6月), with where. */
  readonly written?: Stretch;
  readonly doubt?: FoundDoubt;
}

/** When the plan was adopted or issued, from a labelled value, the colophon, the cover, or the end of its foreword. */
export function readPublished(material: Material, period: readonly [FiscalYear, FiscalYear]): PublishedReading {
  const labelled = material.keyValues.filter(({ key }) => /策定|公表|発行|改定|作成/u.test(key));
  const foreword = material.outlined.flatMap(({ block, headings, place }, at) =>
    block.kind === 'paragraph' &&
    block.text.length <= 24 &&
    /はじめに|ごあいさつ|まえがき/u.test(headings[0]?.title ?? '')
      ? [{ text: block.text, place, spot: block.spot, heading: '', at }]
      : [],
  );
  const issued = [...material.colophon, ...material.cover].filter(({ text }) => /策定|発行|公表|改[定訂]/u.test(text));
  for (const line of [
    ...labelled,
    ...issued,
    ...material.cover,
    ...material.opening,
    ...material.colophon,
    ...foreword,
  ]) {
    const date = dateIn(line.text);
    if (date) return { published: date.iso, written: { ...line, text: date.written } };
  }
  const spot = material.outlined[0]?.block.spot ?? { file: '' };
  const assumed = String(period[0]);
  const reason = '策定・公表の時期が資料から読み取れないため、計画期間の最初の年としました';
  return {
    published: assumed,
    doubt: { about: { kind: 'plan', field: 'published' }, spot, read: '', assumed, reason },
  };
}

const DATE =
  /(?:(令和|平成|R|H)\s?(元|\d{1,2})|(20\d\d))\s?(?:年\s?)?(?:\((?:20\d\d|(?:令和|R)\s?\d{1,2})年?\)\s?)?年?\s?[./-]?\s?(\d{1,2})\s?(?:月|(?=[./-]))(?:[./-]?\s?(\d{1,2})日?)?/u;

/** The first date with a month; a span of years is none. */
function dateIn(text: string): { readonly iso: string; readonly written: string } | undefined {
  const plain = text.normalize('NFKC');
  const match = readYearRanges(plain).length > 0 ? undefined : (DATE.exec(plain) ?? undefined);
  if (!match) return undefined;
  const [written, era, short, west, month = '', day] = match;
  const year =
    west === undefined
      ? (era === '平成' || era === 'H' ? 1988 : 2018) + Number(short === '元' ? 1 : short)
      : Number(west);
  if (Number(month) < 1 || Number(month) > 12 || Number(day ?? 1) > 31) return undefined;
  const parts = [String(year), month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return { iso: parts.join('-'), written };
}

export interface PeriodReading {
  readonly period: readonly [FiscalYear, FiscalYear];
  /** The line or sentence that says it. */
  readonly said?: Stretch;
  readonly doubt?: FoundDoubt;
}

interface Candidate {
  readonly range: YearRange;
  readonly line: Stretch;
  readonly score: number;
}

/** The period of the plan: what is said of 計画期間, else the span on the cover, else the years of its tables, which is unsure. */
export function readPeriod(material: Material, today: IsoDate): PeriodReading {
  const lines = [
    ...material.keyValues.filter(({ key }) => /期間/u.test(key)).map((line) => ({ line, base: 6 })),
    ...[...material.cover, ...material.opening].map((line) => ({ line, base: 4 })),
    ...material.sentences
      .filter(({ text }) => text.length <= LONGEST)
      .map((line) => ({ line, base: /期間/u.test(line.heading) ? 4 : 0 })),
  ];
  const candidates: readonly Candidate[] = lines.flatMap(({ line, base }) =>
    readYearRanges(line.text).map((range) => ({
      range,
      line,
      score: base + scoreOf(line.text.normalize('NFKC'), range),
    })),
  );
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  const about = { kind: 'plan', field: 'period' } as const;
  if (best && best.score >= SURE) return { period: best.range.years, said: best.line };
  const table = yearsOfTables(material);
  const spot = best?.line.spot ?? material.outlined[0]?.block.spot ?? { file: '' };
  if (table) {
    const reason = '計画期間を述べた文が見つからないため、工程表の年度の欄から読み取りました';
    return { period: table, doubt: { about, spot, read: '', assumed: told(table), reason } };
  }
  const period = best?.range.years ?? ([fiscalYearOf(today), fiscalYearOf(today)] as const);
  const reason = best
    ? '計画期間を述べた文かどうかが確かではありません'
    : '計画期間が資料から読み取れないため、今年度としました';
  return { period, doubt: { about, spot, read: best?.line.text ?? '', assumed: told(period), reason } };
}

const SURE = 4;
/** A sentence that tells a period is not longer. */
const LONGEST = 500;

const told = ([from, to]: readonly [FiscalYear, FiscalYear]): string =>
  `${shortFiscalYear(from)}から${shortFiscalYear(to)}まで`;

/** How much a sentence says that this span is the plan's own period, and not that of another plan. */
function scoreOf(text: string, { at, end, counted }: YearRange): number {
  const [before, after] = [text.slice(0, at), text.slice(end, end + 20)];
  const bracketed = before.lastIndexOf('(') > before.lastIndexOf(')');
  const other = /(?:総合計画|総合戦略|大綱|国|県|前計画|これまで|従来|現行|前期|上位計画)[^。]*$/u.test(
    before.slice(-30),
  );
  return (
    (/(?:計画|実施|対象|取組|推進)の?期間/u.test(before) ? 3 : 0) +
    (/(?:本|この|当)(?:計画|プラン|ビジョン|戦略|構想|方針|指針|ロードマップ)|アクションプラン/u.test(before) ? 1 : 0) +
    (counted ? 3 : 0) +
    (/とします|とする|です/u.test(after) ? 1 : 0) -
    (bracketed ? 4 : 0) -
    (other ? 4 : 0)
  );
}

/** The years over the columns of most tables; a column that says what is now (現状) is before the period. */
function yearsOfTables({ outlined }: Material): readonly [FiscalYear, FiscalYear] | undefined {
  const spans = outlined.flatMap(({ block }) => {
    if (block.kind !== 'table') return [];
    const heads = block.rows.slice(0, 3).map((row, at) =>
      row.flatMap((cell, column) => {
        const head = /現状|現在|基準/u.test(`${cell.text}${block.rows[at - 1]?.[column]?.text ?? ''}`)
          ? undefined
          : readYearHead(cell.text);
        return head && head.role !== 'current' ? [head.from, head.to] : [];
      }),
    );
    const years = heads.find((row) => new Set(row).size >= 2);
    return years ? [[Math.min(...years), Math.max(...years)] as const] : [];
  });
  const count = (span: readonly [number, number]): number =>
    spans.filter((one) => one[0] === span[0] && one[1] === span[1]).length;
  return spans.toSorted((a, b) => count(b) - count(a))[0];
}
