import type { Entry } from '../../domain/evidence.ts';
import { englishFiscalYear, formatFiscalYear } from '../../domain/fiscal-year.ts';
import type { Language } from '../../domain/message.ts';
import type { Measure, Phase, Plan, Target } from '../../domain/plan.ts';
import type { EvidenceItem } from '../../domain/worded.ts';
import { measureTitle, ownersText } from '../../language/entry-texts.ts';
import { phaseInEnglish } from '../../language/phases.ts';
import { holdsOrder } from './orders.ts';

/** A fact of an entry before it is numbered. */
interface Fact {
  readonly key: string;
  readonly text: string;
}

/** The facts of entries as items, in the order of the entries, each fact once. What speaks to a model is none. */
export function evidenceItems(entries: readonly Entry[], language: Language): readonly EvidenceItem[] {
  const items = new Map<string, EvidenceItem>();
  for (const entry of entries) {
    const { id: municipality, name, english } = entry.plan.municipality;
    for (const { key, text } of factsOf(entry, language)) {
      const place = `${municipality}\n${key}`;
      const head = `【${language === 'en' ? english : name}】`;
      if (!items.has(place) && !holdsOrder(text))
        items.set(place, { number: items.size + 1, key, municipality, text: `${head}${text}`, entry });
    }
  }
  return [...items.values()];
}

function factsOf(entry: Entry, language: Language): readonly Fact[] {
  const english = language === 'en';
  switch (entry.kind) {
    case 'term': {
      const { name, expansion, definition, definitionEnglish, english: translated } = entry.term;
      const head = [english ? translated : name, expansion && `（${expansion}）`].filter(Boolean).join('');
      return [{ key: entry.id, text: `${head}：${english ? definitionEnglish : definition}` }];
    }
    case 'review': {
      const { title, english: translated, result, note, noteEnglish } = entry.review;
      const text = english ? `${translated} (${result}): ${noteEnglish}` : `${title}（評価：${result}）：${note}`;
      return [{ key: entry.id, text }];
    }
    case 'passage': {
      const { title, text, english: translated } = entry.passage;
      return [{ key: entry.id, text: english ? translated : `${title}：${text}` }];
    }
    default:
      return factsOfMeasure(entry, english);
  }
}

function factsOfMeasure(
  { measure, plan }: { readonly measure: Measure; readonly plan: Plan },
  english: boolean,
): readonly Fact[] {
  const title = english ? `"${measure.english}"` : `「${measureTitle(measure)}」`;
  const owners = english ? englishOwners(measure, plan) : ownersText(measure);
  const fact = (key: string, text: string): Fact => ({ key: `${measure.id}#${key}`, text: `${title}${text}` });
  return [
    fact('about', `：${english ? measure.summaryEnglish : measure.summary}`),
    ...(owners === '' ? [] : [fact('owners', `${english ? ' in charge: ' : 'の担当：'}${owners}`)]),
    ...measure.schedule.map((phase, at) => fact(`phase/${at}`, phaseText(phase, english))),
    ...measure.targets.map((target, at) => fact(`target/${at}`, targetText(target, english))),
    ...measure.current.map((item, at) =>
      fact(`current/${at}`, english ? ` now: ${item.english}` : `で今行っていること：${item.title}`),
    ),
    ...measure.planned.map((item, at) =>
      fact(`planned/${at}`, english ? ` planned: ${item.english}` : `で今後行うこと：${item.title}`),
    ),
  ];
}

/** The sections by both names, since staff call them by the Japanese one. */
function englishOwners(measure: Measure, { municipality }: Plan): string {
  if (measure.owners.length === 0) return ownersText(measure);
  const names = new Map(municipality.departments.map(({ name, english }) => [name, english]));
  const named = measure.owners.map((owner) => [names.get(owner), `(${owner})`].filter(Boolean).join(' '));
  return measure.ownersNote === undefined ? named.join(', ') : `${named.join(', ')}; ${measure.ownersNote}`;
}

function phaseText({ lane, phase, english: translated, from, to, date }: Phase, english: boolean): string {
  const year = english ? englishFiscalYear : formatFiscalYear;
  const years =
    from === to ? year(from) : english ? `${year(from)} to ${year(to)}` : `${year(from)}から${year(to)}まで`;
  const what = [lane, english ? (translated ?? phaseInEnglish(phase)) : phase, date].filter(Boolean).join(' ');
  return english ? ` schedule: ${years}: ${what}` : `の工程：${years} ${what}`;
}

function targetText({ lane, name, english: translated, baseline, byYear }: Target, english: boolean): string {
  const year = english ? englishFiscalYear : formatFiscalYear;
  const values = [
    ...(baseline === undefined ? [] : [`${english ? 'baseline ' : '現状 '}${year(baseline.year)} ${baseline.value}`]),
    ...Object.entries(byYear).map(([each, value]) => `${year(Number(each))} ${value}`),
  ];
  const what = [lane, english ? (translated ?? name) : name].filter(Boolean).join(' ');
  return `${english ? ' target: ' : 'の指標：'}${what}　${values.join('、')}`;
}
