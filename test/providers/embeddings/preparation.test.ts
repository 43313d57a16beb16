import { describe, expect, it } from 'vitest';
import { prepareText, preparationOf } from '../../../src/providers/embeddings/preparation.ts';

const made = (model: string): readonly string[] =>
  (['query', 'passage'] as const).map((role) => prepareText('押印', role, preparationOf(model)));

describe('a text for a model', () => {
  it.each([
    ['intfloat/multilingual-e5-large', 'query: 押印', 'passage: 押印'],
    ['multilingual_e5_small', 'query: 押印', 'passage: 押印'],
    ['cl-nagoya/ruri-v3-310m', '検索クエリ: 押印', '検索文書: 押印'],
    ['cl-nagoya/ruri-large', 'クエリ: 押印', '文章: 押印'],
    ['nomic-embed-text:v1.5', 'search_query: 押印', 'search_document: 押印'],
    ['embeddinggemma:300m', 'task: search result | query: 押印', 'title: none | text: 押印'],
    ['text-embedding-3-small', '押印', '押印'],
    ['bge-m3', '押印', '押印'],
    ['base5', '押印', '押印'],
  ])('of the name %s begins as that model was taught', (model, query, passage) => {
    expect(made(model)).toEqual([query, passage]);
  });

  it('is an instruction with the question for models that follow instructions, and the bare passage', () => {
    const [query, passage] = made('intfloat/multilingual-e5-large-instruct');
    expect(query).toMatch(/^Instruct: .+\nQuery: 押印$/u);
    expect(passage).toBe('押印');
  });

  it('is shorter for models of 512 tokens', () => {
    const longest = (model: string): number => preparationOf(model).mostCharacters;
    expect(longest('multilingual-e5-small')).toBeLessThan(longest('text-embedding-3-small'));
  });
});
