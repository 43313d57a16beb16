import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { plainText, type Reply } from '../../src/domain/reply.ts';
import { ask, askAoba } from './fixture-assistant.ts';

const KINDS = ['grounded', 'not-in-plan', 'needs-clarification', 'small-talk'];

/** An answer that a surface can show: a kind, some text, and in it nothing that moves a cursor or turns the writing. */
function expectUsable(reply: Reply): void {
  expect(KINDS).toContain(reply.kind);
  expect(plainText(reply)).not.toBe('');
  expect(plainText(reply)).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}|undefined|NaN|\[object/u);
}

describe('input that is no question', () => {
  it.each(['', ' ', '\n\t　', '\u0000\u0001\u0007', '\u202e\u2066\u200f', '\ud800'])(
    'is answered with help where it is empty: %j',
    async (text) => {
      const reply = await ask(text, { municipality: 'aoba' });
      expectUsable(reply);
      expect(reply.kind).toBe('small-talk');
    },
  );

  it.each(['あ', 'a', '%s%d', "'; DROP TABLE--", 'constructor', 'toString', '施策99の担当は？', 'R99'])(
    'finds nothing in the plan: %j',
    async (text) => {
      for (const municipality of ['aoba', 'kasugano']) {
        const reply = await ask(text, { municipality });
        expectUsable(reply);
        expect(reply.kind).toBe('not-in-plan');
      }
    },
  );

  it.each(['？', '。', '😀', '😀🎉👨‍👩‍👧‍👦', '((((((((', '[[[[', '.*+?^${}()|[]\\', '\\', '..\\..\\', '123456789012'])(
    'holds no word, and is told what can be asked: %j',
    async (text) => {
      const reply = await ask(text, { municipality: 'aoba' });
      expectUsable(reply);
      expect(reply.kind).toBe('small-talk');
    },
  );

  it.each([
    ['one character', '長'.repeat(100_000)],
    ['Latin letters', 'a'.repeat(100_000)],
    ['questions', 'の担当課は？'.repeat(20_000)],
    ['names', '電子契約'.repeat(25_000)],
    ['words', 'a b '.repeat(25_000)],
    ['years', '2026'.repeat(25_000)],
    ['white space', ' '.repeat(100_000)],
    ['closing brackets', '」）'.repeat(50_000)],
  ])('of 100,000 characters is read in part, and not slowly: %s', async (_, text) => {
    const start = performance.now();
    expectUsable(await ask(text, { history: [text, text, text] }));
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('whatever it is, gets an answer, and the same one again', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'電子契約の担当課はいつR8①？「」\n\u202e<&*_~`'), maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.array(anything, { maxLength: 3 }),
        fc.constantFrom('aoba', 'kasugano'),
        async (text, history, municipality) => {
          const reply = await ask(text, { history, municipality });
          expectUsable(reply);
          expect(await ask(text, { history, municipality })).toEqual(reply);
        },
      ),
      { numRuns: 150, seed: 20261120 },
    );
  });
});

describe('marks that print nothing', () => {
  it('do not keep a question from being understood', async () => {
    const answer = await askAoba('電子契約の担当は？');
    expect(answer).toContain('契約課');
    for (const question of [
      '\u202e電子契約の担当は？\u202c',
      '電子\u0000契約の\u200b担\u2066当は？',
      '電子契約の\n担当は？',
      '電\ufe0f子契約の担当は？',
    ])
      expect(await askAoba(question)).toBe(answer);
  });

  it('in an earlier turn do no harm either', async () => {
    expect(await askAoba('担当は？', '\u202e電子\u0000契約はいつから？')).toContain('契約課');
  });
});

describe('markup in a question', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>の担当課は？',
    '<b>電子契約</b>の担当は？',
    '<!channel> 電子契約の担当は？',
    '<@U12345> いつから？',
    '<https://evil.example|電子契約>の担当課は？',
    '[電子契約](javascript:alert(1))の担当課は？',
    '*太字* _斜体_ ~線~ `コード` の担当は？',
    '&lt;b&gt;電子契約&lt;/b&gt;',
    '{{constructor.constructor("x")()}}',
  ];

  it.each(attacks)('is never echoed: %s', async (text) => {
    for (const reply of [
      await ask(text, { municipality: 'aoba' }),
      await ask(text, { municipality: 'aoba', history: [text] }),
    ]) {
      expectUsable(reply);
      expect(JSON.stringify(reply)).not.toMatch(/[<>`*]|&lt;|javascript:|https?:/u);
    }
  });

  it('does not keep a question from being understood', async () => {
    expect(await askAoba('<b>電子契約</b>の担当は？')).toContain('契約課');
  });
});

describe('a message that no surface should send', () => {
  it.each(['nowhere', '__proto__', ''])('of an unknown municipality is put to all: %j', async (municipality) => {
    expect(plainText(await ask('電子契約の担当は？', { municipality }))).toMatch(/^青葉市：担当は総務部 契約課です/u);
  });

  it('with a long history is answered from its end', async () => {
    const history = [...Array.from({ length: 500 }, () => '書かない窓口の担当は？'), '電子契約の担当は？'];
    expect(plainText(await ask('いつから？', { municipality: 'aoba', history }))).toContain('電子契約');
  });
});
