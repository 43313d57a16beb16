import type { Section } from '../../domain/chat.ts';
import { fiscalYearOf, type IsoDate, shortFiscalYear } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import { isAhead } from '../../domain/milestone.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import type { Block } from '../../domain/reply.ts';
import { isEverybody } from '../../language/everybody.ts';
import { upcomingBlocks } from '../../language/milestone-blocks.ts';
import type { ChatDeskParts } from './chat-parts.ts';
import { openReminderBlocks } from './open-reminders.ts';

/** The measures of a section, what it has coming in the next twelve months, and its reminders without an answer. In Japanese. */
export async function agenda(
  { plans, reminders, clock, milestonesUrl }: Pick<ChatDeskParts, 'plans' | 'reminders' | 'clock' | 'milestonesUrl'>,
  section: Section,
): Promise<readonly Block[]> {
  const today = clock.today();
  const { municipality, department } = section;
  const own = plans().filter((plan) => plan.municipality.id === municipality);
  // A month is dated by its first day, and is ahead until its last.
  const ahead = reminders
    .milestones({ municipality, department, from: addDays(today, -31) })
    .filter((milestone) => isAhead(milestone, today));
  const sent = await reminders.reminders({ municipality, department, state: 'sent' });
  return [
    { kind: 'text', text: opening(department, own, ahead.length) },
    ...own.flatMap((plan) => [...noticeBlocks(plan, today), ...measureBlocks(plan, department)]),
    ...upcomingBlocks(ahead, today),
    ...openReminderBlocks(sent, today),
    ...(milestonesUrl === undefined
      ? []
      : [{ kind: 'link', label: '期限の一覧を開く', url: milestonesUrl(section) } as const]),
  ];
}

function opening(department: string, plans: readonly Plan[], ahead: number): string {
  const upcoming =
    ahead === 0 ? 'これから1年の間に、期限のある予定はありません。' : `これから1年の間に、予定が${ahead}件あります。`;
  const unnamed = plans.filter(({ namesOwners }) => !namesOwners).map(({ title }) => `「${title}」`);
  if (unnamed.length === plans.length)
    return `${unnamed.join('、')}は、取組ごとの担当課を示していません。${department}には、${upcoming}`;
  const count = plans.reduce((sum, plan) => sum + ownedBy(plan, department).length, 0);
  return `${department}が担当に入っている取組は${count === 0 ? 'ありません' : `${count}件です`}。${upcoming}`;
}

/** What changes how the rest is read: a draft, a plan whose period is over. */
function noticeBlocks({ municipality: { name }, status, period }: Plan, today: IsoDate): readonly Block[] {
  const isOver = fiscalYearOf(today) > period[1];
  return [
    ...(status === 'draft' ? [`${name}の計画は素案の段階です。`] : []),
    ...(isOver ? [`${name}の計画期間は${shortFiscalYear(period[1])}で終わっています。`] : []),
  ].map((text) => ({ kind: 'notice', text }));
}

const ownedBy = ({ measures }: Plan, department: string): readonly Measure[] =>
  measures.filter(({ owners }) => owners.includes(department));

function measureBlocks(plan: Plan, department: string): readonly Block[] {
  const owned = ownedBy(plan, department);
  const everybody = plan.measures.filter((measure) => !owned.includes(measure) && measure.owners.some(isEverybody));
  return [
    ...(owned.length === 0
      ? []
      : [{ kind: 'list', title: `${department}の取組`, items: owned.map((measure) => withNumber(measure)) } as const]),
    ...(everybody.length === 0
      ? []
      : [{ kind: 'text', text: `このほか、すべての課が担当する取組が${everybody.length}件あります。` } as const]),
  ];
}

const withNumber = ({ number, title }: Measure): string => (number === undefined ? title : `${number} ${title}`);
