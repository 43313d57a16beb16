import { type FiscalYear, fiscalYearOf, formatFiscalYear, type IsoDate } from '../../domain/fiscal-year.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Doubtful, Measure, Place, Plan, Target, Term } from '../../domain/plan.ts';
import type { Block, Reply } from '../../domain/reply.ts';

/** Number and title, as people look a measure up. */
export const titleOf = ({ number, title }: Measure): string => [number, title].filter(Boolean).join(' ');

/** The sections in charge, with what the plan adds in words: `市民課（ほか関係各課）`. */
export function ownersOf({ owners, ownersNote }: Measure): string {
  const named = owners.join('、');
  if (ownersNote === undefined || owners.includes(ownersNote)) return named;
  return named === '' ? ownersNote : `${named}（${ownersNote}）`;
}

/** What a plan says of a measure, to hand on: what it is, who is in charge, its 工程表 and the targets ahead. In Japanese. */
export function measureReply(plan: Plan, measure: Measure, today: IsoDate): Reply {
  const { name } = plan.municipality;
  const owners = plan.namesOwners ? ownersOf(measure) : '';
  const targets = measure.targets.flatMap((target) => targetLines(target, fiscalYearOf(today)));
  // The lines of a 工程表 are what is planned.
  const planned = measure.schedule.length > 0 ? [] : measure.planned.map(({ title }) => title);
  return {
    language: 'ja',
    kind: 'grounded',
    about: 'content',
    blocks: [
      text(`${titleOf(measure)}（${name}）\n${measure.summary}`),
      ...(owners === '' ? [] : [text(`担当：${owners}`)]),
      ...scheduleBlocks(measure),
      ...listBlocks('今後の取組', planned),
      ...listBlocks('指標', targets),
      ...doubtBlocks(measure),
      ...([...measure.schedule, ...measure.targets].some(isDoubtful) ? [notice(PARTLY_DOUBTFUL)] : []),
      ...(plan.status === 'draft' ? [notice(`${name}の計画は素案の段階です。`)] : []),
      citations(plan, measure, [titleOf(measure), measure.summary].join('　')),
    ],
  };
}

/** What a word means, to hand on. In Japanese. */
export function termReply(plan: Plan, term: Term): Reply {
  const beside = [term.reading, term.expansion].filter((part) => part !== undefined && part !== term.name).join('、');
  return {
    language: 'ja',
    kind: 'grounded',
    about: 'term',
    blocks: [
      text(`${term.name}${beside === '' ? '' : `（${beside}）`}\n${term.definition}`),
      ...doubtBlocks(term),
      citations(plan, term, `${term.name}：${term.definition}`),
    ],
  };
}

const text = (said: string): Block => ({ kind: 'text', text: said });
const notice = (said: string): Block => ({ kind: 'notice', text: said });
const listBlocks = (title: string, items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', title, items }];

/** The 工程表, a row for each of its lines. */
function scheduleBlocks({ title, schedule }: Measure): readonly Block[] {
  const [first] = schedule;
  if (first === undefined) return [];
  const from = Math.min(...schedule.map((phase) => phase.from));
  const to = Math.max(...schedule.map((phase) => phase.to));
  const rows = [...groupBy(schedule, ({ lane }) => lane ?? title)].map(([label, phases]) => ({
    label,
    bars: phases.map((phase) => ({
      phase: phase.phase,
      from: phase.from,
      to: phase.to,
      uncertain: phase.uncertain !== undefined,
    })),
  }));
  return [{ kind: 'schedule', caption: '工程表', years: yearsFrom(from, to), rows }];
}

const yearsFrom = (from: FiscalYear, to: FiscalYear): readonly FiscalYear[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The value of this year, or the next one that the plan sets; nothing where all have passed. */
function targetLines({ name, lane, byYear }: Target, year: FiscalYear): readonly string[] {
  const next = Object.entries(byYear).find(([candidate]) => Number(candidate) >= year);
  if (next === undefined) return [];
  const [set, value] = next;
  return [`${lane === undefined ? '' : `${lane} `}${name}：${formatFiscalYear(Number(set))} ${value}`];
}

const doubtBlocks = ({ uncertain }: Doubtful): readonly Block[] =>
  uncertain === undefined ? [] : [notice(`原資料に不確かな点があります：${uncertain}`)];

const isDoubtful = ({ uncertain }: Doubtful): boolean => uncertain !== undefined;

const PARTLY_DOUBTFUL = '時期や指標の一部は、原資料の記載に不確かな点があります。出典をお確かめください。';

const citations = (plan: Plan, { place, page }: Place, passage: string): Block => ({
  kind: 'citations',
  citations: [
    {
      municipality: plan.municipality.id,
      plan: plan.title,
      version: plan.version,
      place,
      ...(page === undefined ? {} : { page }),
      passage,
    },
  ],
});
