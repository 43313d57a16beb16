import { familiesOf } from './phases.ts';

const PREPARATORY: ReadonlySet<string> = new Set(['study', 'draft', 'pilot']);

/**
 * Whether a phase only prepares what follows it (検討, 移行計画の策定, 試行), so that a plan cannot end in it. What it says
 * last counts: 事業の検討／実施計画の作成 prepares, 検討・実施 carries out as well.
 */
export const isPreparatory = (phase: string): boolean =>
  familiesOf(phase.split(/[・／/]/u).at(-1) ?? phase).some((family) => PREPARATORY.has(family));
