import type { SourceTable } from '../../../domain/source-document.ts';
import type { Field } from './fields.ts';
import { phasesInProse } from '../timetable/prose-schedule.ts';
import type { PlanFrame, ReadPhase, ReadTarget } from '../recognition.ts';
import { readRows } from './row-readings.ts';
import type { Evidence } from './section-evidence.ts';
import type { Sheet } from './sheet-tables.ts';
import { similar } from './similar.ts';
import { laned } from './table-measures.ts';
import { timedRows } from './table-rows.ts';
import { targetsInProse } from '../timetable/targets-in-prose.ts';
import { readTargets } from '../timetable/targets.ts';

/** A field that a section or a sheet tells. */
export interface FieldEntry {
  readonly field: Field;
  readonly value: string;
}

/**
 * When a measure is carried out: by its timetables, else by the words of its 実施時期, else by what its sentences say of years.
 */
export function phasesOf(
  evidence: readonly Evidence[],
  fields: readonly FieldEntry[],
  title: string,
  frame: PlanFrame,
): readonly ReadPhase[] {
  const tables = evidence.flatMap((one): readonly (readonly ReadPhase[])[] => {
    if (one.kind === 'timed') return [withoutTitle(laned(one.rows), title)];
    return one.kind === 'sheet'
      ? one.sheets.flatMap(({ timetables }) => timetables.map((table) => phasesIn(table, title, frame)))
      : [];
  });
  const told = tables.flat();
  if (told.length > 0) return told;
  const scheduled = [
    ...fields.filter(({ field }) => field === 'schedule').map(({ value }) => value),
    ...evidence.flatMap((one) => (one.kind === 'text' && one.part?.field === 'schedule' ? [one.text] : [])),
  ].flatMap((text) => phasesInProse(text, frame));
  if (scheduled.length > 0) return scheduled;
  const free = evidence.flatMap((one) =>
    one.kind === 'text' && !ASIDE_PARTS.has(one.part?.field ?? 'title') ? [one.text] : [],
  );
  return free.flatMap((text) => phasesInProse(text, frame));
}

/** Parts of which the years are not those of the measure's schedule. */
const ASIDE_PARTS: ReadonlySet<Field> = new Set(['state', 'targets', 'result', 'note', 'current']);

function phasesIn(table: SourceTable, title: string, frame: PlanFrame): readonly ReadPhase[] {
  const rows = timedRows(table, frame);
  return rows === undefined ? [] : withoutTitle(laned(readRows(rows)), title);
}

/** A line that has the name of the measure is no line of its own. */
const withoutTitle = (phases: readonly ReadPhase[], title: string): readonly ReadPhase[] =>
  phases.map((phase) => {
    if (phase.lane === undefined || !similar(phase.lane, title)) return phase;
    const { lane: _lane, ...rest } = phase;
    return rest;
  });

/** What a measure aims at, by its tables, its lines and its sentences. */
export function targetsOf(evidence: readonly Evidence[], frame: PlanFrame): readonly ReadTarget[] {
  return evidence.flatMap((one): readonly ReadTarget[] => {
    if (one.kind === 'timed') return one.rows.flatMap(({ row }) => (row.target === undefined ? [] : [row.target]));
    if (one.kind === 'table' || one.kind === 'list') return plainTargets(one.table, frame);
    if (one.kind === 'sheet') return one.sheets.flatMap((sheet) => sheetTargets(sheet, frame));
    if (one.kind === 'field')
      return one.field === 'targets' ? targetsInProse(`${one.label}：${one.value}`, one.spot, frame) : [];
    return one.kind === 'text' && !ASIDE_OF_TARGETS.has(one.part?.field ?? 'title')
      ? targetsInProse(one.text, one.spot, frame)
      : [];
  });
}

const ASIDE_OF_TARGETS: ReadonlySet<Field> = new Set(['state', 'result', 'current']);

const sheetTargets = ({ entries, timetables }: Sheet, frame: PlanFrame): readonly ReadTarget[] => [
  ...timetables.flatMap((table) => targetsIn(table, frame)),
  ...entries.flatMap(({ field, label, value, spot }) =>
    field === 'targets' ? targetsInProse(`${label}：${value}`, spot, frame) : [],
  ),
];

function targetsIn(table: SourceTable, frame: PlanFrame): readonly ReadTarget[] {
  const rows = timedRows(table, frame);
  return rows?.rows.flatMap(({ target }) => (target === undefined ? [] : [target])) ?? plainTargets(table, frame);
}

const plainTargets = (table: SourceTable, frame: PlanFrame): readonly ReadTarget[] =>
  readTargets(table, frame).map(({ labels: _labels, ...target }) => target);
