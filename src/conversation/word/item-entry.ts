import type { Entry } from '../../domain/evidence.ts';
import type { Measure } from '../../domain/plan.ts';
import type { EvidenceItem } from '../../domain/worded.ts';

/** The key of the item that tells an entry itself, as against what else is known of its measure. */
export function keyOfEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'measure':
      return `${entry.measure.id}#about`;
    case 'phase':
      return `${entry.measure.id}#phase/${entry.measure.schedule.indexOf(entry.phase)}`;
    case 'target':
      return `${entry.measure.id}#target/${entry.measure.targets.indexOf(entry.target)}`;
    case 'item':
      return `${entry.measure.id}#${entry.state}/${entry.measure[entry.state].indexOf(entry.item)}`;
    default:
      return entry.id;
  }
}

/** What an item tells, as an entry that can be cited with its own doubts and no others. */
export function entryOfItem({ key, entry }: EvidenceItem): Entry {
  if (entry.kind === 'passage' || !('measure' in entry)) return entry;
  const { plan, measure } = entry;
  const [part = '', at = ''] = key.slice(key.lastIndexOf('#') + 1).split('/');
  const base = { id: measure.id, plan, measure };
  const phase = part === 'phase' ? measure.schedule[Number(at)] : undefined;
  if (phase !== undefined) return { ...base, kind: 'phase', phase };
  const target = part === 'target' ? measure.targets[Number(at)] : undefined;
  if (target !== undefined) return { ...base, kind: 'target', target };
  return { ...base, kind: 'measure', measure: part === 'owners' ? withoutDoubt(measure) : measure };
}

/** A doubt about a measure's years says nothing against its owners. */
function withoutDoubt(measure: Measure): Measure {
  const { uncertain: _, ...certain } = measure;
  return certain;
}
