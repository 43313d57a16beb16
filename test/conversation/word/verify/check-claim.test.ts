import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../../../src/conversation/word/verify/check-claim.ts';
import { fc } from '../../../fast-check.ts';
import { citesOf, itemsOf, languageOf, type Line, plans, readCorpus, verdictOf } from './corpus.ts';

const truths = readCorpus('true-claims.jsonl');
const falsehoods = readCorpus('false-claims.jsonl');
const kinds = [...new Set(falsehoods.map(({ kind }) => kind))];

const passing = truths.filter((line) => verdictOf(line) === undefined);

describe('a claim that its evidence does not bear', () => {
  it('is one of at least 540 false sentences of all kinds, over all plans', () => {
    expect(falsehoods.length).toBeGreaterThanOrEqual(540);
    expect(kinds.length).toBeGreaterThanOrEqual(13);
    expect(new Set(falsehoods.flatMap(({ municipality }) => municipality)).size).toBe(plans.length);
  });

  it.each(kinds)('is never shown: %s', (kind) => {
    const shown = falsehoods.filter((line) => line.kind === kind && verdictOf(line) === undefined);
    expect(shown.map(({ claim }) => claim)).toEqual([]);
  });
});

/** True, but told more freely than can be checked: 毎年 is not said of the years, nor 導入 of what is studied, nor `full`, nor another name. */
const KNOWN_REFUSED = [
  'データ利活用人材は、令和9年度から毎年2人ずつ増やす目標です。',
  'オンデマンド交通システムは、電話以外の方法でも予約できる交通の仕組みで、導入に向けて検討されています。',
  'Full introduction comes in FY2028, after a partial introduction in FY2027.',
  'AR（拡張現実）などを使って、地域のPRを広げていきます。',
];

describe('a claim that its evidence bears', () => {
  it('is shown in at least 97 of 100 cases', () => {
    const refused = truths.filter((line) => !passing.includes(line)).map(({ claim }) => claim);
    expect(truths.length).toBeGreaterThanOrEqual(500);
    expect(refused).toEqual(KNOWN_REFUSED);
    expect(refused.length / truths.length).toBeLessThanOrEqual(0.03);
  });

  it('is refused as soon as it cites nothing, or what was not given', () => {
    for (const line of passing) {
      const items = itemsOf(line);
      const context = { language: languageOf(line), question: line.question, plans };
      expect(checkClaim({ text: line.claim, cites: [] }, items, context)).toBe('citation');
      expect(checkClaim({ text: line.claim, cites: [items.length + 1] }, items, context)).toBe('citation');
    }
  });
});

/** The text if it would be shown, for a failure to name it. */
const shown = (line: Line, text: string): readonly string[] => (verdictOf(line, text) === undefined ? [text] : []);

const anyTruth = fc.constantFrom(...passing);
const evidenceOf = (line: Line): string => {
  const cites = citesOf(line);
  return itemsOf(line)
    .filter(({ number }) => cites.includes(number))
    .map(({ text }) => text)
    .join('\n')
    .normalize('NFKC');
};

describe('a true claim with one thing exchanged', () => {
  it('is refused with another section of the same plan', () => {
    const lines = passing.flatMap((line) => {
      const { departments } = plans.find(({ municipality }) => municipality.id === line.municipality[0])
        ?.municipality ?? {
        departments: [],
      };
      const named = departments.filter(({ name }) => line.claim.includes(name)).map(({ name }) => name);
      if (named.length === 0) return [];
      const evidence = evidenceOf(line);
      const others = departments.map(({ name }) => name).filter((name) => !evidence.includes(name));
      return others.length === 0 ? [] : [{ line, named, others }];
    });
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat(), fc.nat(), ({ line, named, others }, which, other) => {
        const [from = '', to = ''] = [named[which % named.length], others[other % others.length]];
        expect(shown(line, line.claim.replace(from, to))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with a year that its evidence does not have', () => {
    const lines = passing.filter(({ claim }) => /令和\d+年|20\d\d年/u.test(claim));
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.integer({ min: 1, max: 13 }), fc.nat(), (line, year, which) => {
        const years = [...line.claim.matchAll(/令和\d+(?=年)|20\d\d(?=年)/gu)];
        const one = years[which % years.length];
        if (one === undefined) return;
        const to = one[0].startsWith('令') ? `令和${year}` : String(2018 + year);
        fc.pre(!evidenceOf(line).includes(`令和${year}年`) && !evidenceOf(line).includes(`${2018 + year}年`));
        fc.pre(!isWithinRange(evidenceOf(line), year));
        const text = line.claim.slice(0, one.index) + to + line.claim.slice(one.index + one[0].length);
        expect(shown(line, text)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with a number that its evidence does not have', () => {
    const lines = passing.filter(({ claim }) => /(?<![\d.])\d[\d,.]*(?=[件%％業項手帳か人時])/u.test(claim));
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.integer({ min: 2, max: 99_999 }), (line, number) => {
        fc.pre(!new RegExp(`(?<!\\d)${number}(?!\\d)`, 'u').test(evidenceOf(line).replaceAll(',', '')));
        const text = line.claim.replace(/(?<![\d.])\d[\d,.]*(?=[件%％業項手帳か人時])/u, String(number));
        expect(shown(line, text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with another municipality in the place of its own', () => {
    const names = plans.map(({ municipality }) => municipality.name);
    const lines = passing.filter(
      ({ claim, municipality }) => municipality.length === 1 && names.some((name) => claim.includes(name)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.constantFrom(...plans), (line, plan) => {
        fc.pre(!line.municipality.includes(plan.municipality.id));
        const own = plans.find(({ municipality }) => municipality.id === line.municipality[0])?.municipality.name ?? '';
        fc.pre(line.claim.includes(own));
        const text = line.claim.replace(own, plan.municipality.name);
        expect(shown(line, text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with markup, a link, a mention or a mark that prints nothing', () => {
    const marks = [
      '<!channel>',
      '<@U012AB>',
      '@here',
      'https://example.jp/',
      '**',
      '`',
      '<br>',
      '[x](y)',
      '\u200B',
      '\u202E',
      '\uD800',
    ];
    fc.assert(
      fc.property(anyTruth, fc.constantFrom(...marks), fc.nat(), ({ ...line }, mark, place) => {
        const at = place % (line.claim.length + 1);
        expect(verdictOf(line, line.claim.slice(0, at) + mark + line.claim.slice(at))).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

/** A range of the evidence holds the years between its ends too. */
function isWithinRange(evidence: string, year: number): boolean {
  return [...evidence.matchAll(/令和(\d+)年度[^令]{0,12}(?:から|~)令和(\d+)年度/gu)].some(
    ([, from, to]) => Number(from) <= year && year <= Number(to),
  );
}

describe('any text at all', () => {
  const [line] = passing;
  it('is judged without an error', () => {
    if (line === undefined) throw new Error('no true claim');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        verdictOf(line, text);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'令和年度はが、。「」課10書窓検ない予定をAー'), { maxLength: 230 }),
        (pieces) => {
          verdictOf(line, pieces.join(''));
        },
      ),
    );
  });

  it('is refused for its length alone, however long', () => {
    if (line === undefined) throw new Error('no true claim');
    for (const piece of ['あ', '令和8', '「', '1,', ' a', '、は']) {
      expect(verdictOf(line, piece.repeat(100_000))).toBe('length');
    }
  });
});
