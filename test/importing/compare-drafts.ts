import type { Draft } from '../../src/domain/draft.ts';
import { compareOwners } from './compare-owners.ts';
import { compareCells } from './compare-cells.ts';
import { compareTargets } from './compare-targets.ts';
import { compareTerms } from './compare-terms.ts';
import type { ExpectedMeasure, ExpectedPlan } from './expected-plan.ts';
import { pairMeasures } from './pair-measures.ts';
import { key, overlap, sameNumber, standsIn } from './same-words.ts';
import { add, type Share, share, ZERO } from './shares.ts';

/** The parts of a draft that are compared. */
export type DraftLike = Pick<Draft, 'measures' | 'terms' | 'reviews'> & {
  readonly plan: Pick<Draft['plan'], 'title' | 'period'>;
};
export type FoundMeasure = DraftLike['measures'][number];

/**
 * How well a draft agrees with what it should find. Each share is of what the expectation has, so what was not found at all is wrong in
 * every part of it that the expectation is certain of.
 */
export interface Figures {
  readonly measures: Share;
  /** Numbers of the measures that were found. */
  readonly numbers: Share;
  /** Measures whose owners are exactly those expected, in any order. A missed measure without owners is not asked. */
  readonly owners: Share;
  /** Owners one by one, of all measures: of those expected the found, and of those found the expected. */
  readonly ownerRecall: Share;
  readonly ownerPrecision: Share;
  /** Measures that were found and are told to concern all sections, or not, as they should. */
  readonly crossCutting: Share;
  readonly bureaus: Share;
  /** Fiscal years × phases that the expectation is certain of; found also where the draft is unsure of them. */
  readonly cells: Share;
  /** Of the found ones of `cells`, those that the draft is certain of too. */
  readonly certain: Share;
  /** Fiscal years × phases that the expectation is unsure of and the draft has. */
  readonly uncertainCells: Share;
  /** Of these, those that the draft is certain of. */
  readonly overconfident: number;
  /** Values of targets, the one before the plan included. */
  readonly targets: Share;
  readonly terms: Share;
  /** Of the terms, those that the plan lists in a glossary or a note. */
  readonly glossary: Share;
  /** The mean of how far the definitions of the terms found have the same words (0–1). */
  readonly definitions: number;
  readonly reviews: Share;
  /** Title and period of the plan. */
  readonly head: Share;
  /** Findings that the expectation does not have, though they stand in the source; a plan may say more than a list made by hand. */
  readonly extraMeasures: number;
  readonly extraTerms: number;
  /** Findings that nothing in the source says. See `Comparison.invented`. */
  readonly invented: number;
}

export interface Comparison {
  readonly figures: Figures;
  /** Each difference as a line for people. */
  readonly differences: readonly string[];
  /**
   * What was made up: measures, owners and terms that neither the expectation nor the source has, and schedule cells that the draft
   * gives as certain and the expectation, knowing the schedule of that measure, does not have.
   */
  readonly invented: readonly string[];
}

/**
 * Compares a draft with its expectation. Texts are the same when they agree after NFKC and without white space, brackets, marks and
 * punctuation (`key`). Measures are paired one to one by `pairMeasures`; what is compared inside a measure is told by the part's own
 * function.
 */
export function compareDraft(found: DraftLike, expected: ExpectedPlan): Comparison {
  const { pairs, missed, extra } = pairMeasures(found.measures, expected.measures, expected.source);
  const each = [
    ...pairs.map(([one, wanted]) => compareMeasure(one, wanted, expected.source)),
    ...missed.map((wanted) => compareMeasure(undefined, wanted, expected.source)),
  ];
  const [made, misplaced] = partition(extra, ({ title }) => !standsIn(title, expected.source));
  const terms = compareTerms(found.terms, expected.terms, expected.source);
  const reviews = compareReviews(found, expected);
  const head = compareHead(found, expected);
  const invented = [
    ...made.map(({ title }) => `measure 「${title}」 stands nowhere in the source`),
    ...each.flatMap((one) => one.invented),
    ...terms.invented,
  ];
  return {
    figures: {
      measures: share(pairs.length, expected.measures.length),
      numbers: add(each.map((one) => one.numbers)),
      owners: add(each.map((one) => one.owners)),
      ownerRecall: add(each.map((one) => one.ownerRecall)),
      ownerPrecision: add(each.map((one) => one.ownerPrecision)),
      crossCutting: add(each.map((one) => one.crossCutting)),
      bureaus: add(each.map((one) => one.bureaus)),
      cells: add(each.map((one) => one.cells)),
      certain: add(each.map((one) => one.certain)),
      uncertainCells: add(each.map((one) => one.uncertainCells)),
      overconfident: each.reduce((sum, one) => sum + one.overconfident, 0),
      targets: add(each.map((one) => one.targets)),
      terms: terms.terms,
      glossary: terms.glossary,
      definitions: terms.definitions,
      reviews: reviews.reviews,
      head: head.head,
      extraMeasures: misplaced.length,
      extraTerms: terms.extra,
      invented: invented.length,
    },
    differences: [
      ...head.differences,
      ...missed.map(({ number = '', title }) => `measure missed: ${number} ${title}`),
      ...misplaced.map(
        ({ number = '', title, spot }) => `measure extra: ${number} ${title} (line ${spot.line ?? spot.page ?? '?'})`,
      ),
      ...each.flatMap((one) => one.differences),
      ...terms.differences,
      ...reviews.differences,
    ],
    invented,
  };
}

function compareMeasure(found: FoundMeasure | undefined, wanted: ExpectedMeasure, source: string) {
  const owners = compareOwners(found, wanted, source);
  const cells = compareCells(found, wanted, source);
  const targets = compareTargets(found, wanted);
  const name = `${wanted.number ?? ''} ${wanted.title}`.trim();
  const asked = found !== undefined && wanted.number !== undefined;
  const right = asked && sameNumber(found.number, wanted.number);
  const parts = [owners, cells, targets];
  return {
    ...owners,
    ...cells,
    ...targets,
    numbers: asked ? share(Number(right), 1) : ZERO,
    differences: [
      ...(asked && !right ? [`number: ${found.number ?? 'none'} instead of ${wanted.number}`] : []),
      ...(found === undefined ? [] : parts.flatMap((part) => part.differences)),
    ].map((line) => `${name}: ${line}`),
    invented: parts.flatMap((part) => part.invented).map((line) => `${name}: ${line}`),
  };
}

/** Reviews of the earlier plan are found by title and right by the word of their result. */
function compareReviews(found: DraftLike, expected: ExpectedPlan) {
  const wrong = expected.reviews.filter(
    ({ title, result }) =>
      !found.reviews.some((one) => key(one.title) === key(title) && key(one.result) === key(result)),
  );
  return {
    reviews: share(expected.reviews.length - wrong.length, expected.reviews.length),
    differences: wrong.map(({ title, result }) => `review missed or wrong: ${title} (${result})`),
  };
}

/** The title agrees where most of its letters do (0.8): a plan prints its own title in several ways. */
function compareHead({ plan }: DraftLike, expected: ExpectedPlan) {
  const title = overlap(plan.title, expected.title) >= 0.8;
  const period = plan.period[0] === expected.period[0] && plan.period[1] === expected.period[1];
  return {
    head: share(Number(title) + Number(period), 2),
    differences: [
      ...(title ? [] : [`title: 「${plan.title}」 instead of 「${expected.title}」`]),
      ...(period ? [] : [`period: ${plan.period.join('–')} instead of ${expected.period.join('–')}`]),
    ],
  };
}

const partition = <T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] => [
  all.filter(test),
  all.filter((one) => !test(one)),
];
