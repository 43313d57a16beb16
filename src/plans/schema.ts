import { z } from 'zod';

z.config(z.locales.ja());

const text = z.string().trim().min(1);
const names = z.array(text).default([]);
const fiscalYear = z.number().int().min(1990).max(2100);
const place = { place: text, page: z.number().int().positive().optional() };
const doubtful = { uncertain: text.optional() };
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u, {
    error: '日付は "2026-06" や "2026-06-01" の形で書いてください',
    abort: true,
  })
  .refine(isOnCalendar, '暦にない日付です。月と日を確かめてください');

const department = z.strictObject({ name: text, english: text, parent: text.optional(), names });

/** `municipality.yaml` */
export const municipalityFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u, 'id は英小文字・数字・ハイフンで書いてください'),
  name: text,
  reading: text,
  english: text,
  prefecture: text,
  code: z.string().refine(hasCheckDigit, '全国地方公共団体コードの検査数字が合いません。6桁を確かめてください'),
  names,
  departments: z.array(department),
});

const fact = z.strictObject({
  key: text.optional(),
  title: text,
  names,
  text,
  english: text,
  ...place,
  ...doubtful,
});

const progressReview = z.strictObject({
  title: text,
  english: text,
  years: z.array(fiscalYear).min(1).optional(),
  ...place,
  ...doubtful,
});

/** `plan.yaml` */
export const planFile = z.strictObject({
  id: text,
  title: text,
  english: text,
  names,
  version: text,
  status: z.enum(['adopted', 'draft']),
  published: date,
  period: z.tuple([fiscalYear, fiscalYear]),
  scheduleFrom: fiscalYear.optional(),
  namesOwners: z.boolean(),
  contact: z.strictObject({
    departments: z.array(text),
    phone: text.optional(),
    note: text.optional(),
    ...place,
  }),
  groups: z.array(z.strictObject({ name: text, english: text, names })).default([]),
  facts: z.array(fact).default([]),
  progressReviews: z.array(progressReview).default([]),
});

const phase = z.strictObject({
  phase: text,
  english: text.optional(),
  from: fiscalYear,
  to: fiscalYear.optional(),
  lane: text.optional(),
  date: date.optional(),
  ...doubtful,
});

const target = z.strictObject({
  name: text,
  english: text.optional(),
  names,
  kind: z.enum(['output', 'outcome']).default('output'),
  lane: text.optional(),
  baseline: z.strictObject({ year: fiscalYear, value: text }).optional(),
  byYear: z.record(z.string().regex(/^\d{4}$/u), z.union([text, z.number()]).transform(String)),
  ...doubtful,
});

const item = z.strictObject({ title: text, english: text, names });

/** `measures.yaml` */
export const measuresFile = z.array(
  z.strictObject({
    id: text,
    number: text.optional(),
    title: text,
    english: text,
    names,
    group: z.array(text).default([]),
    bureau: text.optional(),
    owners: z.array(text).default([]),
    crossCutting: z.boolean().default(false),
    ownersNote: text.optional(),
    tags: z.array(text).default([]),
    summary: text,
    summaryEnglish: text,
    schedule: z.array(phase).default([]),
    targets: z.array(target).default([]),
    current: z.array(item).default([]),
    planned: z.array(item).default([]),
    ...place,
    ...doubtful,
  }),
);

/** `terms.yaml` */
export const termsFile = z.array(
  z.strictObject({
    name: text,
    names,
    reading: text.optional(),
    expansion: text.optional(),
    english: text,
    definition: text,
    definitionEnglish: text,
    ...place,
    ...doubtful,
  }),
);

/** `review.yaml` */
export const reviewFile = z.array(
  z.strictObject({
    number: text.optional(),
    title: text,
    english: text,
    names,
    result: text,
    note: text,
    noteEnglish: text,
    ...place,
    ...doubtful,
  }),
);

/** `common/thesaurus.yaml`: words that mean the same to the people of a town hall. */
export const thesaurusFile = z.array(
  z.strictObject({ terms: z.array(text).min(1), english: z.array(text).default([]) }),
);

export type MunicipalityFile = z.infer<typeof municipalityFile>;
export type PlanFile = z.infer<typeof planFile>;
export type MeasuresFile = z.infer<typeof measuresFile>;
export type TermsFile = z.infer<typeof termsFile>;
export type ReviewFile = z.infer<typeof reviewFile>;
export type ThesaurusFile = z.infer<typeof thesaurusFile>;

/** The check digit of a 全国地方公共団体コード: weights 6 to 2, modulo 11, last digit (総務省「全国地方公共団体コード仕様」). */
export function hasCheckDigit(code: string): boolean {
  if (!/^\d{6}$/u.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, at) => total + digit * (6 - at), 0);
  return (11 - (sum % 11)) % 10 === digits[5];
}

/** Whether the month and the day of a date, where it has them, exist: not 2026-13, not 2026-02-30. */
function isOnCalendar(date: string): boolean {
  const whole = `${date}-01-01`.slice(0, 10);
  const time = Date.parse(`${whole}T00:00:00.000Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole);
}
