import { z } from 'zod';
import { type Person, personKey, type Section } from '../../domain/chat.ts';
import type { Plan } from '../../domain/plan.ts';
import { isEverybody } from '../../language/everybody.ts';
import type { SectionChoice } from '../../ports/chat-desk.ts';
import type { ChatDeskParts } from './chat-parts.ts';

type SectionParts = Pick<ChatDeskParts, 'plans' | 'ledger' | 'clock' | 'municipalityOf'>;

const SECTION_NOTE = z.object({ municipality: z.string(), department: z.string() });

/** The plans that people of a tenant ask: that of its municipality, or all where the configuration names none. */
export function plansFor({ plans, municipalityOf }: Pick<SectionParts, 'plans' | 'municipalityOf'>, tenant: string) {
  const own = municipalityOf(tenant);
  return own === undefined ? plans() : plans().filter(({ municipality }) => municipality.id === own);
}

/** The sections that a person of a tenant can choose as theirs, each name once. */
export const sectionChoices = (parts: SectionParts, tenant: string): readonly SectionChoice[] =>
  plansFor(parts, tenant).map(({ municipality: { id, name, departments } }) => ({
    municipality: { id, name },
    departments: [...new Set(departments.map((department) => department.name))].filter((own) => !isEverybody(own)),
  }));

/** The section that a person registered; undefined where there is none, or the plan no longer knows it. */
export async function sectionOf(parts: SectionParts, person: Person): Promise<Section | undefined> {
  const note = await parts.ledger.note('section', personKey(person));
  const section = note === undefined ? undefined : SECTION_NOTE.safeParse(parsed(note)).data;
  return section !== undefined && isChoice(parts, person.tenant, section) ? section : undefined;
}

/** Keeps which section is a person's. False, and nothing kept, where people of the tenant cannot choose it. */
export async function register(parts: SectionParts, person: Person, section: Section): Promise<boolean> {
  if (!isChoice(parts, person.tenant, section)) return false;
  const { municipality, department } = section;
  const body = JSON.stringify({ municipality, department });
  return parts.ledger.keepNote('section', personKey(person), body, parts.clock.now());
}

const isChoice = (parts: SectionParts, tenant: string, { municipality, department }: Section): boolean =>
  sectionChoices(parts, tenant).some(
    (one) => one.municipality.id === municipality && one.departments.includes(department),
  );

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The name of a municipality among plans. */
export const municipalityName = (plans: readonly Plan[], id: string): string =>
  plans.find(({ municipality }) => municipality.id === id)?.municipality.name ?? id;
