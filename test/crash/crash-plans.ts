import type { DirectoryEntry } from '../../src/domain/directory.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { cityPlan } from '../fixtures/made-up-plans.ts';

/** The day on which every section of `crashPlans` is to be reminded: 180 days before 1 April 2028, moved off a Sunday and a Saturday. */
export const REMINDING_DAY = '2027-10-01';

const SECTIONS = [
  '情報政策課',
  '市民窓口課',
  '税務課',
  '福祉課',
  '建設課',
  '学校教育課',
  '防災課',
  '財政課',
  '総務課',
  '議会事務局',
];

/** Made-up towns in which each of ten sections has one measure that begins on 1 April 2028. */
export const crashPlans = (towns: number): readonly Plan[] =>
  Array.from({ length: towns }, (_, at) => {
    const id = `town-${at}`;
    return {
      ...cityPlan,
      id: `${id}-dx`,
      municipality: {
        ...cityPlan.municipality,
        id,
        name: `第${at}町`,
        departments: SECTIONS.map((name) => ({ name, english: name, names: [] })),
      },
      period: [2026, 2030],
      measures: SECTIONS.map((section, nth) => ({
        ...(cityPlan.measures[0] ?? never()),
        id: `${id}-${nth}`,
        title: `${section}の窓口予約`,
        number: String(nth + 1),
        owners: [section],
        schedule: [
          { phase: '検討', from: 2026, to: 2027 },
          { phase: '実施', from: 2028, to: 2030 },
        ],
      })),
    };
  });

/** A channel for every section. */
export const crashDirectory = (plans: readonly Plan[]): readonly DirectoryEntry[] =>
  plans.flatMap(({ municipality }, town) =>
    municipality.departments.map(({ name }, section) => ({
      municipality: municipality.id,
      department: name,
      contact: {
        kind: 'slack-channel',
        address: `C${String(town).padStart(5, '0')}${String(section).padStart(5, '0')}`,
      },
      promoter: section === 0,
    })),
  );

function never(): never {
  throw new Error('the made-up plan has measures');
}
