import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { Plan } from '../../../src/domain/plan.ts';

/** The day on which some sections move to another channel (機構改革). */
export const REORGANISATION = '2028-04-01';

/**
 * A directory of made-up addresses: every section in charge of something has a channel, but every seventh has none, every
 * fifth also has a person, and every sixth moves to another channel on the day of the reorganisation. Each municipality has
 * one DX promoter, who answers for no section.
 */
export const madeUpDirectory = (plans: readonly Plan[]): readonly DirectoryEntry[] =>
  plans.flatMap((plan) => [...sectionsOf(plan).flatMap((section, at) => entriesOf(plan, section, at)), promoter(plan)]);

const sectionsOf = ({ measures, contact }: Plan): readonly string[] => [
  ...new Set([...measures.flatMap(({ owners }) => owners), ...contact.departments]),
];

function entriesOf({ municipality }: Plan, department: string, at: number): readonly DirectoryEntry[] {
  const entry = { municipality: municipality.id, department, promoter: false };
  const channel = { kind: 'slack-channel', address: `${municipality.id}-${at}` } as const;
  const person = { kind: 'slack-user', address: `${municipality.id}-${at}-person` } as const;
  if (at % 7 === 6) return [];
  if (at % 6 === 5)
    return [
      { ...entry, contact: channel, to: '2028-03-31' },
      { ...entry, contact: { ...channel, address: `${municipality.id}-${at}-new` }, from: REORGANISATION },
    ];
  return [{ ...entry, contact: channel }, ...(at % 5 === 4 ? [{ ...entry, contact: person }] : [])];
}

const promoter = ({ municipality }: Plan): DirectoryEntry => ({
  municipality: municipality.id,
  department: 'デジタル推進の係',
  contact: { kind: 'slack-user', address: `${municipality.id}-promoter` },
  promoter: true,
});
