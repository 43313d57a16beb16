import type { Draft, DraftMeasure, DraftPassage } from '../../domain/draft.ts';
import { sentencesOf } from './sentences.ts';
import { uniqueTitles } from './unique-titles.ts';

/** The longest text of a passage, in UTF-16 code units, and the longest title: what is read at a glance is far shorter. */
const LONGEST_TEXT = 2_000;
const LONGEST_TITLE = 200;
/** The most passages that a plan may have. */
export const MOST_PASSAGES = 20_000;

/**
 * The draft with nothing in it that a plan cannot be loaded with: a place that no heading tells is the file's name, a passage without a
 * title is 本文, a text that is too long is cut into several, and what says nothing (a phase, a name, a value without letters) is left out.
 */
export function loadable(draft: Draft, file: string): Draft {
  const placed = <Part extends { readonly place: string }>(part: Part): Part =>
    isSaid(part.place) ? part : { ...part, place: isSaid(file) ? file : '本文' };
  const { plan } = draft;
  return {
    ...draft,
    municipality: {
      ...draft.municipality,
      departments: draft.municipality.departments.filter(({ name }) => isSaid(name)),
    },
    plan: {
      ...plan,
      names: plan.names.filter(isSaid),
      contact: placed({ ...plan.contact, departments: plan.contact.departments.filter(isSaid) }),
      facts: plan.facts
        .filter(({ text }) => isSaid(text))
        .map(placed)
        .map(titled),
    },
    measures: draft.measures.map(placed).map(saidOnly),
    terms: draft.terms
      .filter(({ name, definition }) => isSaid(name) && isSaid(definition))
      .map(placed)
      .map((term) => ({ ...term, names: term.names.filter(isSaid) })),
    reviews: draft.reviews
      .filter(({ title, result, note }) => isSaid(title) && isSaid(result) && isSaid(note))
      .map(placed)
      .map((review) => ({ ...review, names: review.names.filter(isSaid) })),
    passages: uniqueTitles(draft.passages.map(placed).map(titled).flatMap(inShort).slice(0, MOST_PASSAGES)),
  };
}

const isSaid = (text: string): boolean => text.trim() !== '';

const titled = (passage: DraftPassage): DraftPassage => ({
  ...passage,
  title: isSaid(passage.title) ? passage.title.slice(0, LONGEST_TITLE) : '本文',
  names: passage.names.filter(isSaid),
});

function saidOnly(measure: DraftMeasure): DraftMeasure {
  const { title, summary } = measure;
  return {
    ...measure,
    summary: isSaid(summary) ? summary : title,
    names: measure.names.filter(isSaid),
    group: measure.group.filter(isSaid),
    owners: measure.owners.filter(isSaid),
    tags: measure.tags.filter(isSaid),
    schedule: measure.schedule.filter(({ phase }) => isSaid(phase)),
    targets: measure.targets
      .filter(({ name }) => isSaid(name))
      .map((target) => ({
        ...target,
        byYear: Object.fromEntries(Object.entries(target.byYear).filter(([, value]) => isSaid(value))),
      })),
    current: measure.current.filter((item) => isSaid(item.title)),
    planned: measure.planned.filter((item) => isSaid(item.title)),
  };
}

/** A passage that is too long, as several: cut between sentences, or where a sentence alone is too long, anywhere. */
function inShort(passage: DraftPassage): readonly DraftPassage[] {
  if (!isSaid(passage.text)) return [];
  if (passage.text.length <= LONGEST_TEXT) return [passage];
  const texts: string[] = [];
  for (const piece of sentencesOf(passage.text).flatMap(pieces)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + piece.length < LONGEST_TEXT) texts[texts.length - 1] = `${last}${piece}`;
    else texts.push(piece);
  }
  return texts.map((text) => ({ ...passage, text }));
}

const pieces = (sentence: string): readonly string[] => sentence.match(PIECE) ?? [];

/** By whole characters: none is cut in two. */
const PIECE = new RegExp(`.{1,${LONGEST_TEXT / 2}}`, 'gsu');
