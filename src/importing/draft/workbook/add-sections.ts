import { type Entry, listOf, type WorkingDraft } from '../working-draft.ts';
import type { Findings } from './findings.ts';
import { DEPARTMENTS_SHEET } from './sheets.ts';

/** Owners, bureaus and contacts that the sheet of sections does not have are sections from now on. */
export function addSections({ municipality, plan, measures }: WorkingDraft, { withoutEnglish }: Findings): void {
  const departments = listOf(municipality, 'departments');
  const known = new Set(departments.flatMap(({ name, parent }) => [name, parent]));
  const contact = (plan['contact'] as Entry | undefined)?.['departments'];
  const named = [...measures.flatMap(({ owners, bureau }) => [owners, bureausIn(bureau, known)]), contact].flat(2);
  for (const name of named) {
    if (typeof name !== 'string' || known.has(name)) continue;
    known.add(name);
    departments.push({ name });
    withoutEnglish.push({ sheet: DEPARTMENTS_SHEET.name, head: name });
  }
}

/** One name, or several where all are known: a bureau may have ・ in its own name. */
function bureausIn(bureau: unknown, known: ReadonlySet<unknown>): readonly string[] {
  if (typeof bureau !== 'string') return [];
  const parts = bureau.split(/[／・、]/u);
  return parts.every((part) => known.has(part)) ? parts : [bureau];
}
