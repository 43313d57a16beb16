import { describe, expect, it } from 'vitest';
import { KakariError } from '../../src/domain/errors.ts';
import { failureOf } from '../../src/domain/failure.ts';

describe('the record of a failure', () => {
  it('has the number, the name, the code and the places, and nothing that was typed', () => {
    const failure = failureOf(new KakariError('index-broken', { question: '秘密\n    at 秘密の場所' }), 'AAAA0001');
    expect(failure).toMatchObject({ reference: 'AAAA0001', error: 'KakariError', code: 'index-broken' });
    expect(failure.frames[0]).toMatch(/failure\.test\.ts:\d+:\d+/u);
    expect(JSON.stringify(failure)).not.toContain('秘密');
  });

  it('has no line of a message that looks like a place', () => {
    const error = new Error('一行目');
    error.message = '別の文';
    error.stack = 'Error: 一行目\n    at 秘密の場所\n    at work (file.ts:1:2)\n    at Promise.all (<anonymous>)';
    expect(failureOf(error, 'A').frames).toEqual(['    at work (file.ts:1:2)', '    at Promise.all (<anonymous>)']);
  });

  it('is made of whatever was thrown', () => {
    expect(failureOf('秘密', 'A')).toEqual({ reference: 'A', error: 'string', frames: [] });
  });
});
