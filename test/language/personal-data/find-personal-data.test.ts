import { describe, expect, it } from 'vitest';
import { PERSONAL_DATA_KINDS } from '../../../src/domain/personal-data.ts';
import { findPersonalData } from '../../../src/language/personal-data/find-personal-data.ts';
import { fc } from '../../fast-check.ts';
import { LABELLED_LINES } from './labelled-lines.ts';
import { checkDigit, myNumber, written } from './made-up-numbers.ts';

const found = (text: string): readonly (readonly [string, string])[] =>
  findPersonalData(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

const key = ([kind, text]: readonly [string, string]): string => `${kind}: ${text}`;

describe('on the labelled lines', () => {
  const lines = LABELLED_LINES.map(({ text, spans }) => {
    const [wanted, got] = [spans.map(key), found(text).map(key)];
    return { text, wanted, got, hits: got.filter((one) => wanted.includes(one)) };
  });
  const count = (of: (line: (typeof lines)[number]) => readonly string[]): number => lines.flatMap(of).length;
  const [wanted, got, hits] = [count((line) => line.wanted), count((line) => line.got), count((line) => line.hits)];
  const wrong = lines
    .filter((line) => line.wanted.join('\n') !== line.got.join('\n'))
    .map(({ text, wanted: missed, got: instead }) => ({ text, missed, instead }));
  const told = JSON.stringify({ wanted, got, hits, wrong }, undefined, 1);

  it('are more than 400, about half of them with personal data, of every kind', () => {
    expect(lines.length).toBeGreaterThan(400);
    expect(lines.filter((line) => line.wanted.length > 0).length / lines.length).toBeGreaterThan(0.4);
    expect(new Set(LABELLED_LINES.flatMap(({ spans }) => spans.map(([kind]) => kind)))).toEqual(
      new Set(PERSONAL_DATA_KINDS),
    );
  });

  it('finds at least .98 of the personal data', () => {
    expect(hits / wanted >= 0.98 || told).toBe(true);
  });

  it('is right in at least .97 of what it finds', () => {
    expect(hits / got >= 0.97 || told).toBe(true);
  });
});

describe('a my-number', () => {
  const around = fc.constantFrom(
    ['', ''],
    ['番号は', 'です'],
    ['電子契約の担当課は？（', '）'],
    ['令和8年4月1日、', 'の方'],
    ['id=', '\n'],
  );

  it('is found however its digits are written and spaced', () => {
    const text = fc.tuple(
      around,
      myNumber.chain((digits) => written(digits)),
    );
    fc.assert(
      fc.property(text, ([[before = '', behind = ''], number]) => {
        expect(found(`${before}${number}${behind}`)).toEqual([['my-number', number]]);
      }),
    );
  });

  it('is none with a digit that does not fit the check digit, except right beside the word', () => {
    fc.assert(
      fc.property(myNumber, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, more) => {
        const changed = [...digits]
          .map((digit, place) => (place === at ? (Number(digit) + more) % 10 : digit))
          .join('');
        fc.pre(checkDigit(changed.slice(0, 11)) !== Number(changed[11]) && !changed.startsWith('0'));
        expect(found(`番号${changed}の件`)).toEqual([]);
        expect(found(`マイナンバーは${changed}です`)).toEqual([['my-number', changed]]);
        expect(found(`${changed}（個人番号）`)).toEqual([['my-number', changed]]);
      }),
    );
  });

  it.each(['1-2345-6789-0180', '0.123456789018', 'SN123456789018', '123456789018円', '2024 2025 2026'])(
    'is not a part of something longer or other (%s)',
    (text) => expect(found(text)).toEqual([]),
  );
});

describe('a phone number', () => {
  it.each(['090の1234の5678', '〇九〇の一二三四の五六七八', '⓪⑨⓪①②③④⑤⑥⑦⑧', '٠٩٠١٢٣٤٥٦٧٨', '०९०१२३४५६७८'])(
    'is found however it is said: %s',
    (number) => expect(found(`電話は${number}です`)).toEqual([['phone', number]]),
  );

  it.each(['①②③のうち', '面積は10²', '第3の1の2', '090①の申請'])('is none of what is only counted: %s', (text) =>
    expect(found(text)).toEqual([]),
  );
});

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    '090-0000-1234',
    '〒501-0000',
    '岐阜県桜野市みどり町',
    '3-12-5',
    '123456789018',
    '1234 5678',
    '氏名：',
    '様',
    'さん',
    '佐藤',
    '山田太郎',
    '@',
    'a@example.jp',
    '-',
    ' ',
    '\n',
    '、',
    '。',
    '(',
    '一二三四',
    '丁目',
    '番地',
    '4111',
    '〔電話番号〕',
    '😀',
    'ｱﾞ',
    'マイナンバー',
    '電話',
    '+81',
    '年',
    '\u0000',
    '\ud800',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
  );

  it('spans are in order, disjoint, not empty, and inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { from, to } of findPersonalData(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('without digits, @ and words for names nothing is found', () => {
    const plain = fc
      .string({ unit: 'binary' })
      .map((text) => text.replaceAll(/[\p{N}@＠﹫〇零一二三四五六七八九氏名殿様]|さん|さま|name|at/giu, ''));
    fc.assert(
      fc.property(plain, (text) => {
        expect(found(text)).toEqual([]);
      }),
    );
  });

  it.each([
    '1 ',
    '1-',
    '1,',
    '一-',
    '山市1-1',
    'a@a.',
    '氏名：山',
    'マイナンバー1',
    '+81-',
    '(0',
    'さん090-0000-1234',
    '〔',
    '第1',
    '年金 ',
  ])('a long text of nothing but %j is read to its end', (unit) => {
    const long = `${unit.repeat(2000)}。電話は090-0000-1234です`;
    expect(found(long).at(-1)).toEqual(['phone', '090-0000-1234']);
  });
});
