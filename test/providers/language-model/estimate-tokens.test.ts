import { expect, it } from 'vitest';
import { estimateTokens } from '../../../src/providers/language-model/estimate-tokens.ts';

it.each([
  ['', 0],
  ['電子契約の担当課は？', 10],
  ['{"statements":[]}', 5],
  ['令和8年度に DX を', 8],
  ['𠮷野家', 3],
])('a text is about so many tokens: %s', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});
