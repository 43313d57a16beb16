import { z } from 'zod';
import { MILESTONE_KINDS, type Milestone, type Precision } from '../../domain/milestone.ts';
import { datedTitle, milestoneDate, milestoneTitle } from '../../language/milestone-sentences.ts';

const text = z.string();

const milestoneBody = z.object({
  id: text,
  municipality: text,
  municipalityName: text,
  plan: text,
  planTitle: text,
  version: text,
  measure: z.object({ id: text, number: text.exactOptional(), title: text }).exactOptional(),
  kind: z.enum(MILESTONE_KINDS),
  date: z.iso.date(),
  precision: z.enum(['day', 'month', 'fiscal-year']),
  phase: text,
  lane: text.exactOptional(),
  previous: text.exactOptional(),
  next: text.exactOptional(),
  owners: z.array(text),
  place: text,
  page: z.number().exactOptional(),
  uncertain: text.exactOptional(),
});

/**
 * A milestone as the ledger kept it. Undefined where this version of the program cannot read it: better to tell nobody of a
 * change than to plan nothing for the whole municipality.
 */
export function readMilestone(body: string): Milestone | undefined {
  try {
    return milestoneBody.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/**
 * What people are told when a milestone changes: each thing that they would notice, old → new. Undefined when there is no such
 * thing, as when only the page moved.
 */
export function changeSentence(before: Milestone, now: Milestone): string | undefined {
  const changes = differences(before, now);
  if (changes.length === 0) return undefined;
  const what = before.date === now.date ? datedTitle(now) : milestoneTitle(now);
  return `${what}の予定が変わりました（旧 → 新）。${changes.join('、')}。`;
}

/** What people are told when the plan no longer has a milestone. */
export const removalSentence = (gone: Milestone): string =>
  `${datedTitle(gone)}は、計画からなくなりました。今後はお知らせしません。`;

/** What people are told when the plan has a milestone again that was gone. */
export const returnSentence = (milestone: Milestone): string =>
  `${datedTitle(milestone)}が、計画に戻りました。これからまたお知らせします。`;

function differences(before: Milestone, now: Milestone): readonly string[] {
  return [
    timeDifference(before, now),
    difference(PHASE_NAMES[now.kind] ?? '内容', before.phase, now.phase),
    difference('前の段階', before.previous, now.previous),
    difference('次の段階', before.next, now.next),
    ownerDifference(before.owners, now.owners),
    difference('取組名', before.measure?.title, now.measure?.title),
    difference('取組番号', before.measure?.number, now.measure?.number),
  ].filter((found) => found !== undefined);
}

const PHASE_NAMES: Partial<Record<Milestone['kind'], string>> = {
  'phase-begins': '段階',
  'phase-ends': '段階',
  'target-due': '目標',
};

const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  day: '日まで',
  month: '月まで',
  'fiscal-year': '年度まで',
};

function timeDifference(before: Milestone, now: Milestone): string | undefined {
  if (before.date === now.date && before.precision === now.precision) return undefined;
  const shown = difference('時期', milestoneDate(before), milestoneDate(now));
  return shown ?? difference('時期の示し方', PRECISION_NAMES[before.precision], PRECISION_NAMES[now.precision]);
}

/** The order in which a plan lists its sections says nothing. */
function ownerDifference(before: readonly string[], now: readonly string[]): string | undefined {
  const isSame = before.length === now.length && before.every((owner) => now.includes(owner));
  return isSame ? undefined : difference('担当課', before.join('・'), now.join('・'));
}

const difference = (name: string, before = '', now = ''): string | undefined =>
  before === now ? undefined : `${name}：${before || 'なし'} → ${now || 'なし'}`;
