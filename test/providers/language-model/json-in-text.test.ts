import { describe, expect, it } from 'vitest';
import { jsonObjects, jsonSoFar } from '../../../src/providers/language-model/json-in-text.ts';
import { fc } from '../../fast-check.ts';

const json = fc.dictionary(fc.string(), fc.jsonValue());

describe('JSON in an answer', () => {
  it('is found whatever stands in it, between any sentences without brackets', () => {
    const words = fc.string().filter((text) => !/[{}<]/u.test(text));
    fc.assert(
      fc.property(words, json, words, (before, value, after) => {
        expect(jsonObjects(`${before}${JSON.stringify(value)}${after}`)).toEqual([JSON.parse(JSON.stringify(value))]);
      }),
    );
  });

  it('is shown from its first bracket on, and never with thoughts', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, length) => {
        const text = `<think>{"a":1}</think>\nはい。${JSON.stringify(value)}`;
        const soFar = jsonSoFar(text.slice(0, length % (text.length + 1)));
        expect(soFar === '' || JSON.stringify(value).startsWith(soFar.slice(0, 1))).toBe(true);
        expect(JSON.stringify(value).trim().startsWith(soFar)).toBe(true);
      }),
    );
  });

  it('is not looked for without end in what is none', () => {
    expect(jsonObjects('{'.repeat(200_000))).toEqual([]);
    expect(jsonObjects('{"a":"'.repeat(20_000))).toEqual([]);
  });
});
