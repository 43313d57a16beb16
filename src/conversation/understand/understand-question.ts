import type { Message } from '../../domain/message.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Intent, Question } from '../../domain/question.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { normalise } from '../../language/normalise.ts';
import { phasesAsked } from '../../language/phases.ts';
import { findFiscalYears } from '../../language/years.ts';
import { has } from './cues.ts';
import { factsAsked } from './facts.ts';
import { findDepartments, findPlans, isLeftOut, unknownSections } from './find-names.ts';
import { subjectOf } from './subject.ts';
import { wantedIn } from './wanted.ts';

/** Reads a message in the light of the plans and of the turns before it. */
export function understandQuestion(message: Message, plans: readonly Plan[]): Question {
  const text = normalise(message.text).slice(0, LONGEST);
  const before = message.history
    .slice(-3)
    .map((turn) => readTurn(normalise(turn).slice(0, LONGEST), plans, message.municipality))
    .toReversed();
  const turn = readTurn(text, plans, message.municipality);
  const chosen = choosePlans(message, plans, [turn, ...before]);
  const scope = chosen.length > 0 ? chosen : plans;
  const elliptic =
    before.length > 0 &&
    (has('elliptic', text) ||
      has('sameSection', text) ||
      turn.subject.length < 4 ||
      (intentOf(turn) === 'content' && text.length < SHORT));
  const previous = before[0];
  const inScope = ({ departments }: Turn): Question['departments'] =>
    departments.filter((department) => scope.some((plan) => plan.municipality.departments.includes(department)));
  const departments =
    [turn, ...(elliptic && (has('owner', text) || has('list', text)) ? before : [])]
      .map(inScope)
      .find((named) => named.length > 0) ?? [];
  const intent = intentOf({ ...turn, departments });
  const inherits = (has('elliptic', text) || turn.subject.length < 4) && previous !== undefined && intent === 'content';
  const saysNothingNew =
    inherits ||
    (elliptic && turn.subject === '' && !has('owner', text) && !has('list', text) && !has('schedule', text));
  const wanted = wantedIn(text) ?? (saysNothingNew && previous ? wantedIn(previous.text) : undefined);
  const [only] = scope.length === 1 ? scope : [];
  return {
    language: detectLanguage(message.text.slice(0, LONGEST)),
    text,
    subject: turn.subject,
    earlier: before.map((t) => t.subject).filter(Boolean),
    elliptic,
    intent: inherits && previous ? intentOf({ ...previous, departments: inScope(previous) }) : intent,
    plans: scope,
    comparing: scope.length > 1,
    named: scope.length > 1 && turn.plans.length > 1,
    departments,
    without: turn.without,
    unknownSections: unknownSections(text, scope),
    years: findFiscalYears(text, { today: message.today, ...(only ? { period: only.period } : {}) }),
    numbers:
      [message.text, ...(elliptic ? message.history.toReversed() : [])]
        .map((said) => measureNumbers(said.slice(0, LONGEST)))
        .find((numbers) => numbers.length > 0) ?? [],
    phases: phasesAsked(text),
    ...(wanted ? { wanted } : {}),
    facts: factsAsked(text),
    sameSection:
      before.length > 0 && has('sameSection', text) && (turn.subject.length < 6 || /ほか|他に|else|other/u.test(text)),
    listing: has('list', text),
    all: has('all', text),
    confirming: has('claim', text),
    already: has('already', text),
    today: message.today,
  };
}

const namesYear = (text: string): boolean => findFiscalYears(text, { today: '2000-04-01' }).length > 0;

/** `⑮`, 施策1-5, 取組12, measure 2-1 → the numbers as plans print them, normalised. */
function measureNumbers(text: string): readonly string[] {
  const circled = [...text.matchAll(/[①-⑳㉑-㉟]/gu)].map((match) => match[0].normalize('NFKC'));
  const plain = [
    ...text
      .normalize('NFKC')
      .replace(/(?<=\d)[\u2212\u2010-\u2015](?=\d)/gu, '-')
      .matchAll(
        /(?:施策|取組|項目|measure|no\.?|#)\s*(\d{1,2}(?:-\d{1,2})?)(?!\d|[年月])|(?<![\d.-])(\d-\d)(?![\d-])/giu,
      ),
  ];
  return [...circled, ...plain.flatMap((match) => match[1] ?? match[2] ?? [])];
}

/** A follow-up this short that asks for nothing by itself leaves something to the turn before. */
const SHORT = 16;

/** A longer question is read up to here: enough for any real one, and bounded for the rest. */
const LONGEST = 1000;

interface Turn {
  readonly text: string;
  readonly subject: string;
  readonly plans: readonly Plan[];
  readonly departments: Question['departments'];
  readonly without: Question['departments'];
}

function readTurn(text: string, plans: readonly Plan[], municipality: string | undefined): Turn {
  const places = findPlans(text, plans);
  const likely = [...plans.filter((plan) => plan.municipality.id === municipality), ...places.found];
  const sections = findDepartments(text, likely.length > 0 ? likely : plans);
  const timed = has('schedule', text) && !has('owner', text);
  return {
    text,
    subject: subjectOf(text, [...sections.words, ...places.words], timed),
    plans: places.found,
    departments: sections.found.filter((section) => !isLeftOut(text, section)),
    without: sections.found.filter((section) => isLeftOut(text, section)),
  };
}

/** The picked municipality, unless the question itself names others or asks about all. */
function choosePlans(message: Message, plans: readonly Plan[], turns: readonly Turn[]): readonly Plan[] {
  const picked = plans.filter((plan) => plan.municipality.id === message.municipality);
  const [now] = turns;
  const others = now?.plans.filter((plan) => !picked.includes(plan)) ?? [];
  if (picked.length > 0) {
    if (others.length > 0) return [...picked, ...others];
    return now &&
      /(?:ほか|他)の(?:市|町|自治体|計画)|全(?:国の(?:市|町|自治体|計画)|自治体)|other (?:cities|municipalities|plans)/u.test(
        now.text,
      )
      ? plans
      : picked;
  }
  return turns.find((turn) => turn.plans.length > 0)?.plans ?? plans;
}

function intentOf({ text, subject, departments }: Turn): Intent {
  if (has('greeting', text)) return 'greeting';
  if (has('help', text) && subject.length < 12) return 'help';
  if (departments.length > 0 && subject.length < 2) return 'list-measures';
  if (has('owner', text)) return departments.length > 0 && has('list', text) ? 'list-measures' : 'owner';
  if (departments.length > 0 && (has('claim', text) || /だけ|のみ|以外|\bonly\b/u.test(text)) && !has('list', text))
    return 'owner';
  if (departments.length > 0 && has('list', text)) return 'list-measures';
  if (has('review', text)) return 'review';
  if (has('target', text)) return 'target';
  if (has('meaning', text) && !has('time', text)) return 'term';
  if (has('schedule', text) || namesYear(text)) return 'schedule';
  if (has('term', text)) return 'term';
  return 'content';
}
