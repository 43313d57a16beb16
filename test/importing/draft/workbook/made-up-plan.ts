import { fc } from '../../../fast-check.ts';
import type { DraftFiles } from '../../../../src/domain/draft-files.ts';
import { yamlText } from '../../../../src/importing/draft/working-draft.ts';

/** Texts that a spreadsheet might calculate, count, date or split, and what its format has no place for. */
export const HARD = [
  ['=1+1', '=HYPERLINK("http://example.invalid","x")', '+5%', '-3', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', "'=1"],
  ['1-2', '0123', '2026-03', '①', '1/2', 'TRUE', '1E5', '#REF!', '#N/A', '#DX', '1,234', 'はい', 'いいえ', '令和9年度'],
  ['一、二', '一, 二', '一，二', 'a\\、b', 'a\\nb', '\\', '一行目\n二行目', 'a\tb', 'a\rb', 'a\r\nb'],
  ['_x000D_', '_x005F_', 'a_x0041_b', '<b>&amp;"\'', '\uFFFE', 'a\u0001b', '𠮷野家', 'か\u3099', '\u200c', '～〜'],
].flat();

const text = fc
  .oneof(
    fc.constantFrom(...HARD),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .map((made) => made.trim())
  .filter((made) => made !== '');
const names = fc.array(text, { maxLength: 3 });
const maybe = <T>(made: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(made, { nil: undefined });
const page = maybe(fc.integer({ min: 1, max: 300 }));
const YEARS = { min: 2025, max: 2029 };
const year = fc.integer(YEARS);
const date = fc.constantFrom('2027', '2027-04', '2028-02-29');
const english = maybe(text);
const placed = { place: text, page, uncertain: maybe(text) };

const phase = fc
  .record({
    phase: text,
    english,
    from: year,
    years: fc.integer({ min: 0, max: 3 }),
    lane: maybe(text),
    date: maybe(date),
    uncertain: maybe(text),
  })
  .map(({ years, ...rest }) => ({ ...rest, ...(years > 0 && { to: Math.min(rest.from + years, YEARS.max) }) }));

const target = fc.record({
  name: text,
  english,
  names,
  kind: fc.constantFrom('output', 'outcome', undefined),
  lane: maybe(text),
  baseline: maybe(fc.record({ year: fc.integer({ min: 1990, max: 2100 }), value: text })),
  byYear: fc.dictionary(year.map(String), fc.oneof(text, fc.integer())),
  uncertain: maybe(text),
});

const item = fc.record({ title: text, english, names });

const measure = fc.record({
  number: maybe(text),
  title: text,
  english,
  names,
  group: fc.array(text, { maxLength: 4 }),
  bureau: fc.constantFrom('総務部', '総務部・市民部', undefined),
  owners: fc.subarray(['窓口課', '情報、統計課', '財政課']),
  crossCutting: fc.constantFrom(true, false, undefined),
  ownersNote: maybe(text),
  tags: names,
  summary: text,
  summaryEnglish: english,
  schedule: fc.array(phase, { maxLength: 3 }),
  targets: fc.array(target, { maxLength: 2 }),
  current: fc.array(item, { maxLength: 2 }),
  planned: fc.array(item, { maxLength: 2 }),
  ...placed,
});

const head = fc.record({
  title: text,
  english,
  names,
  version: text,
  status: fc.constantFrom('adopted', 'draft'),
  published: date,
  scheduleFrom: maybe(fc.constant(2025)),
  namesOwners: fc.boolean(),
  contact: fc.record({
    departments: fc.subarray(['窓口課', '財政課']),
    phone: maybe(text),
    note: maybe(text),
    place: text,
    page,
  }),
});

const term = fc.record({
  names,
  reading: maybe(text),
  expansion: maybe(text),
  english,
  definition: text,
  definitionEnglish: english,
  ...placed,
});
const review = fc.record({
  number: maybe(text),
  title: text,
  english,
  names,
  result: text,
  note: text,
  noteEnglish: english,
  ...placed,
});

/** The files of an invented town's plan, in Japanese with some English, full of texts that a spreadsheet might change. */
export const planFiles: fc.Arbitrary<DraftFiles> = fc
  .record({
    head,
    town: fc.record({ name: text, reading: maybe(text), english, prefecture: maybe(text), names }),
    measures: fc.array(measure, { maxLength: 3 }),
    terms: fc.array(term, { maxLength: 3 }),
    reviews: fc.array(review, { maxLength: 2 }),
    term: text,
  })
  .map(({ head: plan, town, measures, terms, reviews, term: name }) => ({
    'municipality.yaml': yamlText({
      id: 'mizuho',
      ...town,
      departments: [
        { name: '窓口課', parent: '市民部', names: ['まど、ぐち'] },
        { name: '情報、統計課', parent: '総務部' },
        { name: '財政課', english: 'Finance, Division' },
      ],
    }),
    'plan.yaml': yamlText({
      id: 'mizuho-plan',
      bilingual: false,
      ...plan,
      period: [2026, 2029],
      facts: [{ key: 'vision', title: 'めざす姿', text: 'つながる町です。', place: '第1章' }],
      groups: [{ name: '窓口', english: 'Counters' }],
    }),
    // A number is there once under its headings, a term once.
    'measures.yaml': yamlText(
      measures.map(({ number, ...rest }, at) => ({
        id: `mizuho-${at + 1}`,
        ...rest,
        ...(number !== undefined && { number: `${number}${at}` }),
      })),
    ),
    'terms.yaml': yamlText(terms.map((rest, at) => ({ name: `${name}${at}`, ...rest }))),
    ...(reviews.length > 0 && { 'review.yaml': yamlText(reviews) }),
  }));
