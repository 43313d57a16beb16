import { type Box } from './geometry.ts';
import { grouping } from './grouping.ts';
import type { Rule } from './page-content.ts';

/** Ends that are nearer than this meet, in points. */
export const MEETS = 3;

/** More than this are a map or a drawing, and its lines are no cells. */
const MOST_RULES = 6_000;

/** The rules with the pieces of one line joined: a browser and Word draw a border cell by cell. */
export function joinRules(rules: readonly Rule[]): readonly Rule[] {
  return [...joinAlong(rules, 'across'), ...joinAlong(rules, 'down')];
}

/** Lines that lie this near to each other are one. */
const SAME_LINE = 1.5;

function joinAlong(rules: readonly Rule[], run: Rule['run']): readonly Rule[] {
  const inOrder = rules.filter((rule) => rule.run === run).toSorted((one, other) => one.at - other.at);
  const joined: Rule[] = [];
  for (let start = 0; start < inOrder.length;) {
    const first = inOrder[start];
    if (first === undefined) break;
    let end = start;
    while (end < inOrder.length && (inOrder[end]?.at ?? 0) - first.at <= SAME_LINE) end += 1;
    joined.push(...joinEnds(inOrder.slice(start, end)));
    start = end;
  }
  return joined;
}

function joinEnds(line: readonly Rule[]): readonly Rule[] {
  const joined: Rule[] = [];
  for (const rule of line.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last === undefined || rule.from > last.to + MEETS) joined.push(rule);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
  }
  return joined;
}

/** Rules that make cells, and those that are drawn: the shaft of an arrow, an underline, a line of a chart. */
export interface SortedRules {
  readonly ruling: readonly Rule[];
  readonly drawn: readonly Rule[];
}

/**
 * Tells ruling lines from drawn ones. A ruling line has both ends on others, or others end on it, or it is as long as one of those
 * (a table may be open at its sides). A line with the head of an arrow at its end is drawn. `heads` are boxes of small shapes.
 */
export function sortRules(rules: readonly Rule[], heads: readonly Box[]): SortedRules {
  if (rules.length > MOST_RULES) return { ruling: [], drawn: [] };
  const across = rules.filter((rule) => rule.run === 'across');
  const down = rules.filter((rule) => rule.run === 'down');
  const sound = new Set([...soundOnes(across, down, heads), ...soundOnes(down, across, heads)]);
  return { ruling: rules.filter((rule) => sound.has(rule)), drawn: rules.filter((rule) => !sound.has(rule)) };
}

function soundOnes(rules: readonly Rule[], others: readonly Rule[], heads: readonly Box[]): readonly Rule[] {
  const candidates = rules.filter((rule) => !heads.some((head) => isAtEnd(head, rule)));
  const sure = candidates.filter((rule) => isHeld(rule, others) || holdsEnds(rule, others));
  const like = candidates.filter((rule) => !sure.includes(rule) && sure.some((known) => isAsLong(known, rule)));
  return [...sure, ...like];
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= MEETS;
const spans = (rule: Rule, place: number): boolean => place >= rule.from - MEETS && place <= rule.to + MEETS;

const isHeld = (rule: Rule, others: readonly Rule[]): boolean =>
  [rule.from, rule.to].every((end) => others.some((other) => isNear(other.at, end) && spans(other, rule.at)));

const holdsEnds = (rule: Rule, others: readonly Rule[]): boolean =>
  others.some((other) => spans(rule, other.at) && (isNear(other.from, rule.at) || isNear(other.to, rule.at)));

const isAsLong = (one: Rule, other: Rule): boolean => isNear(one.from, other.from) && isNear(one.to, other.to);

function isAtEnd(head: Box, rule: Rule): boolean {
  const [from, to, low, high] =
    rule.run === 'across'
      ? [head.left, head.right, head.top, head.bottom]
      : [head.top, head.bottom, head.left, head.right];
  const inLine = rule.at >= low - 1 && rule.at <= high + 1;
  return inLine && [rule.from, rule.to].some((end) => end >= from - MEETS && end <= to + MEETS);
}

/** Rules that hang together by crossing or meeting each other, one list for each table or frame. */
export function rulesTogether(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const together = grouping(rules.length);
  for (const [at, across] of rules.entries()) {
    if (across.run !== 'across') continue;
    for (const [other, down] of rules.entries()) {
      if (down.run === 'down' && spans(across, down.at) && spans(down, across.at)) together.join(at, other);
    }
  }
  return together.groups().map((group) => group.flatMap((at) => rules[at] ?? []));
}
