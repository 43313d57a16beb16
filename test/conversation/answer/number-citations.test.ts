import { describe, expect, it } from 'vitest';
import { composeReply } from '../../../src/conversation/answer/compose-reply.ts';
import { numberCitations } from '../../../src/conversation/answer/number-citations.ts';
import type { Answer, Citation, Statement } from '../../../src/domain/answer.ts';
import { citationsOf } from '../../../src/domain/reply.ts';
import { fc } from '../../fast-check.ts';

const citation = (place: string, passage = place): Citation => ({
  municipality: 'kita',
  plan: '北市DX計画',
  version: '第1版',
  place,
  passage,
});
const said = (text: string, ...places: readonly string[]): Statement => ({
  block: { kind: 'text', text },
  citations: places.map((place) => citation(place)),
  evidence: '',
});
const worded = (statements: readonly Statement[], language: 'ja' | 'en' = 'ja'): Answer => ({
  kind: 'grounded',
  about: 'content',
  language,
  statements,
  notices: [],
  choices: [],
  wordedBy: 'model',
});
const list: Statement = {
  block: { kind: 'list', items: ['一', '二'] },
  citations: Array.from({ length: 9 }, (_, at) => citation(`表${at}`)),
  evidence: '',
};

describe('marks of citations', () => {
  it('count places in the order in which they are first used', () => {
    const reply = composeReply(worded([said('一。', 'b'), said('二。', 'a', 'b'), said('三。', 'c')]));
    expect(reply.blocks.slice(0, 3)).toEqual([
      { kind: 'text', text: '一。[1]' },
      { kind: 'text', text: '二。[1][2]' },
      { kind: 'text', text: '三。[3]' },
    ]);
    expect(citationsOf(reply).map(({ place }) => place)).toEqual(['b', 'a', 'c']);
    expect(reply.wordedBy).toBe('model');
  });

  it('stand apart from English words', () => {
    expect(composeReply(worded([said('One.', 'a')], 'en')).blocks[0]).toEqual({ kind: 'text', text: 'One. [1]' });
  });

  it('make one of two passages at one place, with the doubts of both', () => {
    const two = { ...said('二。'), citations: [{ ...citation('a', '別の文'), uncertain: 'かすれている' }] };
    const reply = composeReply(worded([said('一。', 'a'), two]));
    expect(citationsOf(reply)).toEqual([{ ...citation('a', 'a\n別の文'), uncertain: 'かすれている' }]);
    expect(reply.blocks[1]).toEqual({ kind: 'text', text: '二。[1]' });
  });

  it('never point at nothing, and every source of a sentence has one', () => {
    const place = fc.constantFrom(...'abcdefghij');
    const statements = fc.array(
      fc.oneof(
        fc.array(place, { maxLength: 4 }).map((places) => said('文。', ...places)),
        fc.constant(list),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(statements, (given) => {
        const reply = composeReply(worded(given));
        const cited = citationsOf(reply);
        for (const [at, { block, citations }] of given.entries()) {
          const shown = reply.blocks[at];
          if (block.kind !== 'text' || shown?.kind !== 'text') continue;
          const marked = [...shown.text.matchAll(/\[(\d+)\]/gu)].map(([, number]) => cited[Number(number) - 1]?.place);
          expect(new Set(marked)).toEqual(new Set(citations.map((each) => each.place)));
        }
        expect(new Set(cited.map((each) => each.place)).size).toBe(cited.length);
      }),
    );
  });

  it('stay the same while an answer grows', () => {
    const statements = [list, said('一。', 'b', '表2'), said('二。', '表8'), said('三。', 'a')];
    const all = numberCitations(statements, 6);
    for (let count = 1; count <= statements.length; count += 1) {
      const some = numberCitations(statements.slice(0, count), 6);
      expect(all.citations.slice(0, some.citations.length)).toEqual(some.citations);
      for (const statement of statements.slice(0, count)) expect(some.marksOf(statement)).toBe(all.marksOf(statement));
    }
  });

  it('are not put into what Kakari says by itself', () => {
    const { wordedBy: _, ...own } = worded([said('一。', 'a')]) as Extract<Answer, { kind: 'grounded' }>;
    expect(composeReply(own).blocks[0]).toEqual({ kind: 'text', text: '一。' });
  });
});
