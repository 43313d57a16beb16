import { fc } from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYamlText, yamlText } from '../../../src/importing/draft/working-draft.ts';

/** What a person may type, and what YAML takes for something else than text. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '1_000',
    '0b1',
    '-0x1F',
    '+0o7',
    '1e3',
    '.5',
    '0123',
    '~',
    'null',
    'true',
    'いいえ',
    '2026-04',
    '2026-04-01',
  ),
  fc.constantFrom(
    '- a',
    'a: b',
    '# a',
    '*a',
    '&a',
    '!a',
    '| ',
    '> ',
    "'",
    '"',
    '<<',
    '.inf',
    '1:30',
    'a\nb',
    ' a ',
    '【①】',
  ),
);

test('what is written is read again, whatever people typed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text))), { maxLength: 3 }),
      (value) => {
        // A dictionary has no prototype; the reader's objects do.
        expect(readYamlText(yamlText(value))).toEqual(structuredClone(value));
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  'a: 1_000',
  'a: 0b11',
  'a: -0x1F',
  'a: 2026-04-01',
  'a: 0123',
  'a: yes',
  'a: &x b\nc: *x',
  'a: 1.5e3',
  'a: ~',
  '',
])('a file that a person wrote is read as YAML 1.2 says: %j', (source) => {
  expect(readYamlText(source) ?? null).toEqual(parse(source) ?? null);
});
