import { describe, expect, it } from 'vitest';
import { municipalityId } from '../../src/command-line/assemble.ts';
import { errorLines } from '../../src/command-line/sentences.ts';
import { usageSentence } from '../../src/command-line/usage.ts';
import { KakariError } from '../../src/domain/errors.ts';
import { KnowledgeError } from '../../src/plans/load-knowledge.ts';
import { haranoPlan, oharanoPlan } from '../fixtures/harano-plans.ts';

describe('an error as a sentence', () => {
  it.each([
    [
      new KakariError('file-unreadable', { file: 'in.jsonl' }),
      /^ファイル in\.jsonl を読めません。.*確かめてください。$/u,
    ],
    [new KakariError('file-unwritable', { file: 'out.jsonl' }), /^ファイル out\.jsonl に書けません。/u],
    [new KakariError('unknown-municipality', { id: 'x', known: 'seki' }), /「x」.*seki$/u],
    [new KakariError('web-port-in-use', { host: 'localhost', port: 80 }), /localhost:80.*KAKARI_PORT/u],
    [new KakariError('encoder-missing', { file: 'encoder.bin' }), /encoder\.bin を読めません/u],
  ])('says what happened and the way out: %s', (error, sentence) => {
    expect(errorLines(error)).toEqual([expect.stringMatching(sentence)]);
  });

  it('of knowledge has a line for each problem, the place first', () => {
    const problems = [
      { file: 'seki/measures.yaml', line: 12, field: '[1件目].owners', message: '担当がありません' },
      { file: 'seki/digest.md', message: '読めません' },
    ];
    expect(errorLines(new KnowledgeError('knowledge', problems))).toEqual([
      'seki/measures.yaml:12 [1件目].owners — 担当がありません',
      'seki/digest.md — 読めません',
      expect.stringContaining('誤りが2件あります'),
    ]);
  });

  it('that nobody foresaw keeps its name', () => {
    expect(errorLines(new TypeError('x is not a function'))[0]).toContain('TypeError: x is not a function');
    expect(errorLines('odd')[0]).toContain('odd');
  });
});

describe('wrong usage as a sentence', () => {
  it.each([
    ["error: unknown command 'x'", 'コマンド「x」はありません'],
    ["error: unknown option '--x'", 'オプション「--x」はありません'],
    ["error: option '--now <日付>' argument missing", 'オプション「--now <日付>」に値がありません'],
    [
      "error: option '--now <日付>' argument 'x' is invalid. 直してください。",
      'の値「x」は使えません。直してください。',
    ],
    ['error: too many arguments. Expected 0 arguments but got 1.', '引数が多すぎます'],
  ])('%s', (text, sentence) => {
    expect(usageSentence(text)).toMatch(/^使い方が違います: .*\n$/u);
    expect(usageSentence(text)).toContain(sentence);
    expect(usageSentence(text)).not.toContain('error');
  });
});

describe('the municipality on the command line', () => {
  it('is every one where none or a star is given', () => {
    expect(municipalityId(undefined, [haranoPlan])).toBeUndefined();
    expect(municipalityId('*', [haranoPlan])).toBeUndefined();
  });

  it('must be known', () => {
    expect(municipalityId('harano', [haranoPlan])).toBe('harano');
    expect(() => municipalityId('toString', [haranoPlan, oharanoPlan])).toThrow(
      expect.objectContaining({ code: 'unknown-municipality', fields: { id: 'toString', known: 'harano, oharano' } }),
    );
  });
});
