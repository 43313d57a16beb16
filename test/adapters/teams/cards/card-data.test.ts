import { describe, expect, it } from 'vitest';
import { readCardData, sectionValue } from '../../../../adapters/teams/cards/card-data.ts';

describe('what a button carries', () => {
  it.each([
    undefined,
    null,
    'more',
    {},
    { kind: 'more' },
    { kind: 'more', asked: { text: 1, history: [] }, page: 0 },
    { kind: 'more', asked: { text: '問', history: [] }, page: -1 },
    { kind: 'more', asked: { text: '問', history: [] }, page: 1.5 },
    { kind: 'more', asked: { text: '問'.repeat(2002), history: [] }, page: 0 },
    { kind: 'details', asked: { text: '問', history: ['問'.repeat(301)] } },
    { kind: 'hand-over', asked: { text: '問', history: Array.from({ length: 11 }, () => '問') }, event: 'e' },
    { kind: 'answer', reminder: 'r', answer: 'delete', page: 0, on: 'notice' },
    { kind: 'answer', reminder: '', answer: 'done', page: 0, on: 'notice' },
    { kind: 'register' },
    { kind: 'ask', question: '' },
    { kind: 'register', section: '市民課' },
    { msteams: { type: 'imBack', value: '問' } },
  ])('is not read where it is none of Kakari’s: %j', (data) => {
    expect(readCardData(data)).toBeUndefined();
  });

  it('is read without what a client adds', () => {
    expect(readCardData({ kind: 'choose-section', msteams: {}, section: '' })).toEqual({ kind: 'choose-section' });
  });

  it('keeps a section whose name has a slash', () => {
    expect(readCardData({ kind: 'register', section: sectionValue('aoba', '総務部/人事課') })).toEqual({
      kind: 'register',
      section: { municipality: 'aoba', department: '総務部/人事課' },
    });
  });
});
