import { expect, test } from 'vitest';
import { nextAfter, pageOf, pageWith } from '../../../../adapters/web/imports/doubt-pages.ts';

const doubts = (...ids: readonly number[]): readonly { readonly id: string }[] => ids.map((id) => ({ id: `d${id}` }));
const many = doubts(...Array.from({ length: 120 }, (_, at) => at + 1));

test('fifty stand on a page', () => {
  expect([1, 2, 3].map((page) => pageOf(many, page).shown.length)).toEqual([50, 50, 20]);
  expect(pageOf(many, 2)).toMatchObject({ page: 2, pages: 3 });
});

test.each([
  [0, 1],
  [-1, 1],
  [4, 3],
  [1.5, 1],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
])('page %d is page %d', (wanted, page) => {
  expect(pageOf(many, wanted).page).toBe(page);
});

test('no doubts are one empty page', () => {
  expect(pageOf([], 1)).toEqual({ shown: [], page: 1, pages: 1 });
});

test('the page of a doubt is known', () => {
  expect([pageWith(many, 'd50'), pageWith(many, 'd51'), pageWith(many, 'gone')]).toEqual([1, 2, 1]);
});

test('after a doubt comes the next that is left, after the last the first', () => {
  expect(nextAfter('d2', doubts(1, 2, 3), doubts(1, 3))).toBe('d3');
  expect(nextAfter('d2', doubts(1, 2, 3, 4), doubts(1, 4))).toBe('d4');
  expect(nextAfter('d3', doubts(1, 2, 3), doubts(1, 2))).toBe('d1');
  expect(nextAfter('d1', doubts(1), [])).toBeUndefined();
});
