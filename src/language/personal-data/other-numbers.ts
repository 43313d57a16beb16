import { isArticleNumber, isCorporateNumber } from './check-digits.ts';
import { type DigitRun, gapsOf, isPart, shapeOf, standsAlone, type Window, windowOf } from './digit-runs.ts';
import type { NumberFinder } from './find-numbers.ts';
import { textBefore } from './number-context.ts';

/** Numbers that are nobody's: those of documents and things by the word before them, dates, amounts, 法人番号, JAN, ISBN. */
export const findOtherNumber: NumberFinder = (text, run, first) => {
  const window =
    labelled(text, run, first) ?? dateAt(run, first) ?? amountAt(text, run, first) ?? corporateAt(run, first);
  return window === undefined ? undefined : { window };
};

const NUMBERED =
  '文書|議案|議決|条例|告示|公告|起案|決裁|収受|受付|整理|管理|契約|発注|注文|伝票|案件|請求書?|事業|予算|施設|機関|団体|学校|部署|所属|課|係|組織|製造|商品|資産|備品|端末|機器|シリアル|登録|許可|認可|届出|法人';
const LABEL = new RegExp(
  `(?:(?:${NUMBERED})番号|(?<!住民票)コード|ISBN(?:-1[03])?|JAN|シリアル|型番|品番|第|[¥$])[ :はが「『(]{0,2}$`,
  'iu',
);

/** Of 法人番号, JAN and ISBN all 13 digits are the number, also where spaces stand between. */
const SPACED_LABEL = /(?:法人番号|ISBN|JAN)/iu;

function labelled(text: string, run: DigitRun, first: number): Window | undefined {
  if (first > 0) return undefined;
  const label = LABEL.exec(textBefore(text, run[0]?.from ?? 0))?.[0];
  if (label === undefined) return undefined;
  const whole = SPACED_LABEL.test(label) ? windowOf(run, first, 13) : undefined;
  return whole ?? chainAt(run, first);
}

/** The groups that are joined by hyphens and the like from one on. */
function chainAt(run: DigitRun, first: number): Window | undefined {
  let last = first;
  while (/^[-./_ー]+$/u.test(run[last + 1]?.gap ?? '')) last += 1;
  return windowFromTo(run, first, last);
}

const windowFromTo = (run: DigitRun, first: number, last: number): Window | undefined =>
  windowOf(
    run,
    first,
    run.slice(first, last + 1).reduce((sum, { digits }) => sum + digits.length, 0),
  );

const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u;

function dateAt(run: DigitRun, first: number): Window | undefined {
  const [year, month, day] = run.slice(first, first + 3);
  const one = windowOf(run, first, 8);
  if (one !== undefined && shapeOf(one) === '8') return DATE.test(one.digits) && !isPart(one) ? one : undefined;
  if (year?.digits.length !== 4 || month === undefined || day === undefined) return undefined;
  const written = [year.digits, month.digits.padStart(2, '0'), day.digits.padStart(2, '0')].join('');
  const even = month.gap === day.gap && /^[-./]$/u.test(day.gap);
  return even && DATE.test(written) && run[first + 3]?.gap !== day.gap
    ? windowFromTo(run, first, first + 2)
    : undefined;
}

/** `1,234,567`, `1234567円`. */
function amountAt(text: string, run: DigitRun, first: number): Window | undefined {
  const whole = windowFromTo(run, first, first);
  if (whole !== undefined && /^(?:[千万億]|百万)?円/u.test(text.slice(whole.to, whole.to + 3))) return whole;
  if ((run[first]?.digits.length ?? 0) > 3 || (first > 0 && run[first]?.gap === ',')) return undefined;
  let last = first;
  while (run[last + 1]?.gap === ',' && run[last + 1]?.digits.length === 3) last += 1;
  return last === first || run[last + 1]?.gap === ',' ? undefined : windowFromTo(run, first, last);
}

const CORPORATE_SHAPES = ['13', '1,12', '1,4,4,4'];
const ARTICLE_SHAPES = ['13', '1,6,6', '3,10'];

function corporateAt(run: DigitRun, first: number): Window | undefined {
  const window = windowOf(run, first, 13);
  if (window === undefined) return undefined;
  const corporate = isCorporateNumber(window.digits) && standsAlone(window, CORPORATE_SHAPES);
  const article = isArticleNumber(window.digits) && ARTICLE_SHAPES.includes(shapeOf(window));
  return corporate || (article && new Set(gapsOf(window)).size <= 1) ? window : undefined;
}
