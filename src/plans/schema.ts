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

/** What a plan must have that is written in two languages, and may have otherwise. */
type IfBilingual = z.ZodType<string | undefined>;

/** `municipality.yaml` */
const municipalityFile = (own: IfBilingual, code: IfBilingual) =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/u, 'id は英小文字・数字・ハイフンで書いてください'),
    name: text,
    reading: own,
    english: own,
    prefecture: own,
    code,
    names,
    departments: z.array(z.strictObject({ name: text, english: own, parent: text.optional(), names })),
  });

const code = z.string().refine(hasCheckDigit, '全国地方公共団体コードの検査数字が合いません。6桁を確かめてください');

/** `plan.yaml` */
const planFile = (english: IfBilingual) =>
  z.strictObject({
    id: text,
    title: text,
    english,
    names,
    bilingual: z.boolean().default(true),
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
    groups: z.array(z.strictObject({ name: text, english, names })).default([]),
    facts: z
      .array(z.strictObject({ key: text.optional(), title: text, names, text, english, ...place, ...doubtful }))
      .default([]),
    progressReviews: z
      .array(
        z.strictObject({ title: text, english, years: z.array(fiscalYear).min(1).optional(), ...place, ...doubtful }),
      )
      .default([]),
  });

/** `measures.yaml` */
const measuresFile = (english: IfBilingual) => {
  const items = z.array(z.strictObject({ title: text, english, names })).default([]);
  return z.array(
    z.strictObject({
      id: text,
      number: text.optional(),
      title: text,
      english,
      names,
      group: z.array(text).default([]),
      bureau: text.optional(),
      owners: z.array(text).default([]),
      crossCutting: z.boolean().default(false),
      ownersNote: text.optional(),
      tags: z.array(text).default([]),
      summary: text,
      summaryEnglish: english,
      schedule: z.array(phase).default([]),
      targets: z.array(target).default([]),
      current: items,
      planned: items,
      ...place,
      ...doubtful,
    }),
  );
};

/** `terms.yaml` */
const termsFile = (english: IfBilingual) =>
  z.array(
    z.strictObject({
      name: text,
      names,
      reading: text.optional(),
      expansion: text.optional(),
      english,
      definition: text,
      definitionEnglish: english,
      ...place,
      ...doubtful,
    }),
  );

/** `review.yaml` */
const reviewFile = (english: IfBilingual) =>
  z.array(
    z.strictObject({
      number: text.optional(),
      title: text,
      english,
      names,
      result: text,
      note: text,
      noteEnglish: english,
      ...place,
      ...doubtful,
    }),
  );

/** The schemas of a plan's YAML files; English may be left out of a plan in one language, and so may some of the municipality. */
const createSchemas = (english: IfBilingual, municipalityCode: IfBilingual) => ({
  municipality: municipalityFile(english, municipalityCode),
  plan: planFile(english),
  measures: measuresFile(english),
  terms: termsFile(english),
  reviews: reviewFile(english),
});

export type PlanSchemas = ReturnType<typeof createSchemas>;

const BILINGUAL = createSchemas(text, code);
let monolingual: PlanSchemas | undefined;

/** The schemas of a plan's YAML files, by whether it is told in English too. */
export const planSchemas = (bilingual: boolean): PlanSchemas =>
  bilingual ? BILINGUAL : (monolingual ??= createSchemas(text.optional(), code.optional()));

/**
 * Whether a plan is told in English too, by what its `plan.yaml` holds: it is, unless it says `bilingual: false`. Of a file that cannot be
 * read (`undefined`) nothing is known, and English that is missing elsewhere is no mistake.
 */
export const isBilingual = (value: unknown): boolean => value !== undefined && !MONOLINGUAL.safeParse(value).success;

const MONOLINGUAL = z.looseObject({ bilingual: z.literal(false) });

/** The longest text of a line of `original.jsonl`, in UTF-16 code units. */
export const LONGEST_PASSAGE = 10_000;

/** A line of `original.jsonl`: a stretch of the plan as it was published. */
export const originalLine = z.strictObject({
  title: text.max(500),
  text: text.max(LONGEST_PASSAGE),
  names,
  measure: text.optional(),
  key: text.optional(),
  ...place,
  ...doubtful,
});

/** `common/thesaurus.yaml`: words that mean the same to the people of a town hall. */
export const thesaurusFile = z.array(
  z.strictObject({ terms: z.array(text).min(1), english: z.array(text).default([]) }),
);

export type MunicipalityFile = z.infer<PlanSchemas['municipality']>;
export type PlanFile = z.infer<PlanSchemas['plan']>;
export type MeasuresFile = z.infer<PlanSchemas['measures']>;
export type TermsFile = z.infer<PlanSchemas['terms']>;
export type ReviewFile = z.infer<PlanSchemas['reviews']>;
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
