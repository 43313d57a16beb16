import type { Phase } from '../../../domain/plan.ts';
import type { ClaimFault } from '../../../domain/worded.ts';
import { canonical } from './canonical.ts';
import type { Clause } from './clauses.ts';
import type { Fact } from './facts.ts';
import { GENERAL } from './general-words.ts';
import { bearsFigure, bearsYear, beginsWith, endsWith, type YearMark } from './marks.ts';
import { familiesIn, type Family, lastFamily } from './modality.ts';
import { chunksOf } from './words.ts';

/** A stretch of a schedule: its years, where it begins and ends, and what is done in it. */
export function checkPhase(clause: Clause, fact: Fact, phase: Phase, facts: readonly Fact[]): ClaimFault | undefined {
  const cited = facts.flatMap((other) =>
    other.measure === fact.measure && other.phase !== undefined && isSame(other.phase, phase) ? [other.phase] : [],
  );
  const stands = (year: YearMark): boolean => cited.some((each) => bearsPhaseYear(each, year));
  if (!clause.years.every(stands)) return 'year';
  const whole = wholePhase(phase, fact.measure?.schedule ?? []);
  if (clause.years.some((year) => !keepsEnds(clause.text, year, whole))) return 'year';
  if (
    [...clause.figures, ...clause.topicFigures].some(
      (figure) =>
        !fact.head.includes(String(figure.value)) &&
        !fact.segments.some((segment) => segment.figures.some((known) => bearsFigure(known, figure))) &&
        figure.value !== whole.to - whole.from + 1,
    )
  )
    return 'figure';
  return (
    checkFamily(clause, fact, phase) ??
    checkListed(clause, fact, sameYears(phase, clause, facts)) ??
    checkSiblings(clause, fact, phase)
  );
}

const isSame = (a: Phase, b: Phase): boolean => a.phase === b.phase && a.lane === b.lane;

function bearsPhaseYear({ from, to, date }: Phase, year: YearMark): boolean {
  if (year.month !== undefined || year.day !== undefined) return date !== undefined && bearsYear(markOf(date), year);
  const said = year.fiscal ?? year.calendar;
  return said !== undefined && said >= from && said <= to;
}

const markOf = (date: string): YearMark => {
  const [calendar = 0, month = 0, day] = date.split('-').map(Number);
  return { at: 0, end: 0, calendar, month, ...(day === undefined ? {} : { day }) };
};

/** All the years that a phase runs on under the same name. */
function wholePhase(phase: Phase, schedule: readonly Phase[]): { readonly from: number; readonly to: number } {
  let { from, to } = phase;
  for (let round = 0; round < schedule.length; round += 1) {
    for (const other of schedule) {
      if (!isSame(other, phase)) continue;
      if (other.to === from - 1) from = other.from;
      if (other.from === to + 1) to = other.to;
    }
  }
  return { from, to };
}

function keepsEnds(
  text: string,
  year: YearMark,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  if (year.month !== undefined) return true;
  const said = year.fiscal ?? year.calendar;
  const after = text.slice(year.end);
  if (beginsWith(text, year)) return said === from;
  if (endsWith(text, year)) return said === to;
  return !/^に?(?:、)?.{0,12}(?:始ま|始め|開始|スタト|着手)/u.test(after) || said === from;
}

/** Whether a clause says of a phase what the phase is: a study is no introduction. */
function checkFamily(clause: Clause, fact: Fact, phase: Phase): ClaimFault | undefined {
  const said = lastFamily(clause.text.replace(/「[^」]*」/gu, ''));
  const known = familiesIn(canonical([phase.phase, phase.english].filter(Boolean).join(' ')));
  const titled = familiesIn(`${fact.head} ${canonical(phase.lane ?? '')}`);
  const running = known.has('run') || known.has('expand');
  if (known.size === 0) return undefined;
  if (said !== undefined)
    return known.has(said) || (running && (titled.has(said) || said === 'run')) ? undefined : 'polarity';
  const topic: Family | undefined = lastFamily(clause.topic);
  if (topic === undefined || known.has(topic)) return undefined;
  return running && (titled.has(topic) || topic === 'run') ? undefined : 'polarity';
}

/** The phases cited that run in the years of the clause. */
const sameYears = (phase: Phase, { years }: Clause, facts: readonly Fact[]): readonly Phase[] => [
  phase,
  ...facts.flatMap((fact) =>
    fact.phase !== undefined && years.some((year) => fact.phase !== undefined && bearsPhaseYear(fact.phase, year))
      ? [fact.phase]
      : [],
  ),
];

const LISTED =
  /(検討|研究|調査|試行|実施|導入|開始|移行|検証)(?=(?:と|や|及び|・|、)[^。]*(?:作成|策定|検討|実施|試行|検証|改善|導入|移行))/gu;

/** 事業の実施と実施計画の作成: each of what is listed is one of the phase, not its last word alone. */
function checkListed({ text }: Clause, fact: Fact, phases: readonly Phase[]): ClaimFault | undefined {
  const known = new Set(
    phases.flatMap(({ phase, lane = '' }) => [...familiesIn(canonical(`${phase} ${lane}`)).keys()]),
  );
  if (known.size === 0) return undefined;
  const titled = familiesIn(fact.head);
  const plain = text.replace(/「[^」]*」/gu, '').replace(/(?:実施|導入|移行)計画/gu, '計画');
  const strange = [...plain.matchAll(LISTED)].some(([word]) => {
    const family = lastFamily(word);
    return family !== undefined && !known.has(family) && !titled.has(family);
  });
  return strange ? 'polarity' : undefined;
}

/** What stands in another phase of the measure alone is not said of this one. */
function checkSiblings(clause: Clause, fact: Fact, phase: Phase): ClaimFault | undefined {
  const own = canonical([phase.lane, phase.phase].filter(Boolean).join(' '));
  const others = (fact.measure?.schedule ?? []).filter((other) => !isSame(other, phase));
  const title = canonical(fact.measure?.title ?? '');
  const words = [...chunksOf(clause.text), ...chunksOf(clause.topic).filter((chunk) => !title.includes(chunk))];
  const strange = words.some(
    (chunk) =>
      chunk.length > 1 &&
      !GENERAL.has(chunk) &&
      others.some((other) => isOwnWordOf(other, chunk, own)) &&
      !ownInParts(chunk, own),
  );
  return strange ? 'mixed' : undefined;
}

const isOwnWordOf = (other: Phase, chunk: string, own: string): boolean =>
  !PURE_PHASE.test(chunk) && canonical(other.phase).includes(chunk) && !own.includes(chunk);
const PURE_PHASE =
  /^(?:検討|研究|調査|策定|作成|試行|試験|実証|拡充|拡大|追加|検証|改善|見直|評価|廃止|停止|完了|終了|実施|導入|開始|運用|稼働|構築|移行|利用|整備|配置|提供|対応)+$/u;
const ownInParts = (chunk: string, own: string): boolean =>
  chunk.length >= 4 && own.includes(chunk.slice(0, 2)) && own.includes(chunk.slice(-2));
