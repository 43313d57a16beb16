import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import { stageOf } from './phase-words.ts';
import type { PlanFrame, ReadPhase } from '../recognition.ts';

/**
 * What a text says of a measure's years: 「令和8年度中に検討し、令和9年度に導入」, 「R8～R9：検討、R10：実施」, 「検討（R8～R9）」,
 * 「令和10年1月から運用開始」. A phase is the noun that the sentence ends in. What is past, what others do (国, 県) and what lies outside the
 * plan's years is left out.
 */
export function phasesInProse(text: string, frame: PlanFrame): readonly ReadPhase[] {
  const written = text.normalize('NFKC').replace(/[〜～]/gu, '~');
  const found = sentencesOf(written).flatMap((sentence) => {
    const listed = inList(sentence, frame);
    const read = listed.length > 0 ? listed : inLine(sentence, frame);
    return read.length > 0 ? read : inClauses(sentence, frame);
  });
  const inPlan = found.filter(({ from, to }) => isInPlan(from, to, frame));
  return inPlan.filter((phase, index) => inPlan.findIndex((other) => isSame(other, phase)) === index);
}

const isSame = (a: ReadPhase, b: ReadPhase): boolean => a.phase === b.phase && a.from === b.from && a.to === b.to;

function isInPlan(from: FiscalYear, to: FiscalYear, { period }: PlanFrame): boolean {
  return from <= to && (period === undefined || (from >= period[0] - 1 && to <= period[1]));
}

const sentencesOf = (text: string): readonly string[] =>
  text.split(/[。\n]/u).filter((part) => part.length <= LONGEST_SENTENCE && /\d|元/u.test(part));

/** Characters; a longer one is a table or a list that lost its lines. */
const LONGEST_SENTENCE = 500;

const YEAR = String.raw`(?:(?:令和|(?<![A-Za-z])R)\.?(?:\d{1,2}|元)|(?:FY|(?<!\d))20\d\d|(?<![\d.])\d{1,2}(?=年度))(?:年度|年(?!度?間))?`;
const MONTH = String.raw`(?:[./]?\s?(?:\d{1,2})月)?`;
const SPAN = String.raw`(${YEAR}${MONTH})(?:末)?(?:\s*(~|-|–|から|・)\s*(${YEAR}|\d{1,2}(?:年度)?(?!\d|月)))?`;

/** 「R8~R9:検討、R10:実施」 and 「検討(R8~R9)→実施(R10)」. */
function inList(sentence: string, frame: PlanFrame): readonly ReadPhase[] {
  const heads = [...sentence.matchAll(new RegExp(`${SPAN}(~)?\\s*[:：]\\s*`, 'gu'))];
  const headed = heads.flatMap((match, index) => {
    const rest = sentence.slice(match.index + match[0].length, heads[index + 1]?.index).replace(/[、,;/→⇒\s]+$/u, '');
    return rest === '' || rest.length > 40 ? [] : phaseAt(rest, match, match[4] !== undefined, frame);
  });
  if (headed.length > 0) return headed;
  const bracketed = sentence.matchAll(
    new RegExp(`([\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z・の]{2,20})\\(${SPAN}(~)?\\)`, 'gu'),
  );
  return [...bracketed].flatMap((match) => {
    const [all, phase = '', ...span] = match;
    if (stageOf(phase) === undefined) return [];
    return phaseAt(phase, [all, ...span], span[3] !== undefined, frame);
  });
}

/** A line that is a year and, set off by a blank, what is done in it: 「・令和8年度 整備計画の作成」. */
function inLine(sentence: string, frame: PlanFrame): readonly ReadPhase[] {
  const match = LINE.exec(sentence);
  const phase = match?.[5]?.trim() ?? '';
  if (match === null || VERB_END.test(phase) || /[、,]|\d年|20\d\d/u.test(phase) || stageOf(phase) === undefined)
    return [];
  return phaseAt(phase, match, match[4] !== undefined, frame);
}

const LINE = new RegExp(`^[\\s・●○■◆*-]*${SPAN}(以降|以後|~)?[\\s\u3000]+(\\S.{0,39})$`, 'u');
const VERB_END = /(?:です|ます|する|した|れる|いる|ある)$/u;

/** A year with what is done in it: up to the next year of the sentence. */
function inClauses(sentence: string, frame: PlanFrame): readonly ReadPhase[] {
  if (PAST.test(sentence)) return [];
  const times = [...sentence.matchAll(new RegExp(`${SPAN}(年度中|中|度中|内)?${PARTICLE}`, 'gu'))];
  return times.flatMap((match, index) => {
    const end = match.index + match[0].length;
    const clause = sentence.slice(end, times[index + 1]?.index);
    const before = sentence.slice(times[index - 1]?.index ?? 0, match.index);
    const phase = OTHERS.test(clause) || OTHERS.test(before) ? undefined : phaseOf(clause);
    const particle = match[0].slice(match[0].length - (match[5] ?? '').length);
    return phase === undefined ? [] : withParticle(phaseAt(phase, match, false, frame), particle, phase, frame);
  });
}

const PARTICLE =
  '(までに|以降に?|から|より|には|にかけて|を(?:目途|めど|目標)に|頃に?|ごろに?|の(?:早期|前半|後半)に|に|、)?';
const PAST =
  /(?:ました|済み|済です|であった|されている|しており|(?<!予定)しています)$|(?<!と)した$|(?:昨年度|前計画|これまで)/u;
const OTHERS =
  /(?:国|県|都|府|政府|総務省|デジタル庁|厚生労働省|文部科学省)(?:は|が|では|において|の(?:方針|計画|動向|目標))/u;

/** What the particle behind the year adds: it goes on (から), or only its end is told (までに), or it is a rough time (目途). */
function withParticle(
  phases: readonly ReadPhase[],
  particle: string,
  phase: string,
  frame: PlanFrame,
): readonly ReadPhase[] {
  return phases.map((read) => {
    if (particle === 'までに') return { ...read, uncertain: '「までに」とだけあり、始まる年度は書かれていません' };
    if (/目途|めど|目標|頃|ごろ/u.test(particle)) return { ...read, uncertain: '時期は目安として書かれています' };
    const goesOn = /^(?:から|より|以降)/u.test(particle) && !/(?:開始|導入|移行|策定)$/u.test(phase);
    return goesOn && frame.period !== undefined ? { ...read, to: Math.max(read.to, frame.period[1]) } : read;
  });
}

/** The noun of the verb that a clause ends in: 「システムを試行的に導入し、」 → 導入. */
function phaseOf(clause: string): string | undefined {
  const [first = ''] = clause.replace(/^[\sに、,]+/u, '').split(/[、,;]|(?<=し)て(?=[^\p{Script=Hiragana}])/u);
  const bare = first
    .replace(/を予定(?:しています|している|する|します)$/u, '')
    .replace(/\(.*?\)/gu, '')
    .replace(/(?:する|される|していく|行う)?(?:予定|こと|見込み)(?:です|である|とする|とします)?$/u, '')
    .replace(/を?(?:行う|行います|行い|目指す|目指します|進める|進めます|進め|図る|図ります|図り)$/u, '')
    .replace(/(?:する|します|し|され(?:る|ます)|していき?(?:ます)?|してい(?:く|きます)|できる(?:ように)?.*)$/u, '')
    .replace(/を$/u, '');
  const noun = (OBJECT_BEGUN.exec(bare) ?? /\p{Script=Han}[\p{Script=Han}・]{1,11}$/u.exec(bare))?.[0];
  return noun !== undefined && stageOf(noun) !== undefined ? noun : undefined;
}

// 開始 alone says too little: 「本格運用を開始」.
const OBJECT_BEGUN = /[\p{Script=Han}\p{Script=Katakana}ー]{2,10}を開始$/u;

function phaseAt(
  phase: string,
  match: readonly (string | undefined)[],
  open: boolean,
  { period }: PlanFrame,
): readonly ReadPhase[] {
  const [, first = '', , second] = match;
  const from = yearOf(first);
  const to = second === undefined ? from : yearOf(/[令R年F]|20\d\d/u.test(second) ? second : `令和${second}`);
  if (from === undefined || to === undefined || to < from || to - from > 15) return [];
  const month = /(\d{1,2})月$/u.exec(first)?.[1];
  const year = yearOf(first.replace(/[./]?\s?\d{1,2}月$/u, '')) ?? from;
  const date = month === undefined ? {} : { date: `${year}-${month.padStart(2, '0')}` };
  return [{ phase, from, to: open && period !== undefined ? Math.max(to, period[1]) : to, ...date }];
}

/** The fiscal year; of a month, the one in which it lies. */
function yearOf(text: string): FiscalYear | undefined {
  const match = /(?:(令和|R)\.?(\d{1,2}|元)|(20\d\d)|(\d{1,2})(?=年度))(?:年度|年)?(?:[./]?\s?(\d{1,2})月)?/u.exec(
    text,
  );
  if (match === null) return /^\d{1,2}$/u.test(text) ? 2018 + Number(text) : undefined;
  const [, , era, western, bare, month] = match;
  const year = western !== undefined ? Number(western) : 2018 + (era === '元' ? 1 : Number(era ?? bare));
  return month !== undefined && Number(month) <= 3 ? year - 1 : year;
}
