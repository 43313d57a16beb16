import { describe, expect, it } from 'vitest';
import { choicesOf, plainText } from '../../src/domain/reply.ts';
import { ask, askAoba } from './fixture-assistant.ts';

describe('staff ask in English', () => {
  it.each([
    [
      'Who is in charge of electronic contracts?',
      '契約課 (Contracts Division) — in charge of "Introduction of electronic contracts" (1 電子契約の導入).',
    ],
    [
      'Which section is in charge of issuing certificates at convenience stores?',
      '市民課 (Citizens Division) — in charge of "Issuing certificates at convenience stores" (3 証明書のコンビニ交付).',
    ],
    ['What is the vision of the plan?', 'The vision is "a city hall without fuss and with a face".'],
    [
      'What is RPA?',
      'RPA (Robotic process automation) — Robotic Process Automation: Software that carries out routine operations on a computer.',
    ],
    [
      'Which measures does the Citizens Division handle?',
      '2 measures — 市民課:\n・Introduction of a counter without writing (1 書かない窓口の導入)\n・Issuing certificates at convenience stores (3 証明書のコンビニ交付)',
    ],
    [
      'What is the target for procedures handled at the counter in FY2028?',
      'Procedures handled at the counter: FY2028 (Reiwa 10) 30件 — "Introduction of a counter without writing" (1 書かない窓口の導入)',
    ],
  ])('%s', async (question, answer) => {
    expect(await askAoba(question)).toBe(answer);
  });

  it.each([
    ['When do electronic contracts start?', /goes live .*FY2027 \(Reiwa 9\) \(from 2027-10\)/u],
    ['When does the counter without writing start?', /implementation \(実施\): from FY2028 \(Reiwa 10\)/u],
    [
      'Who is in charge of digital training?',
      /Personnel Division.*Digital Promotion Office.*with all sections involved/u,
    ],
    ['What happened to the chatbot of the previous plan?', /was judged 「一部達成」\. Began with sorting of waste/u],
    ['Who is in charge of the 電子契約の導入?', /^契約課 \(Contracts Division\)/u],
  ])('%s (in essence)', async (question, answer) => {
    expect(await askAoba(question)).toMatch(answer);
  });

  it('and are offered English questions to ask next', async () => {
    const choices = choicesOf(await ask('Who is in charge of electronic contracts?', { municipality: 'aoba' }));
    expect(choices.length).toBeGreaterThan(0);
    for (const { question } of choices) expect(question).toMatch(/^[A-Z][\x20-\x7e]+\?$/u);
  });

  it('and hear in English that the plan says nothing', async () => {
    const reply = await ask('Who is in charge of flying cars?', { municipality: 'aoba' });
    expect(reply).toMatchObject({ kind: 'not-in-plan', language: 'en' });
    expect(plainText(reply)).toMatch(
      /says nothing about that\. Please ask デジタル推進室 \(Digital Promotion Office\)\./u,
    );
  });

  it('and hear in English what the source leaves unsure', async () => {
    expect(await askAoba('When does the counter without writing start?')).toContain(
      '※ The source is unclear here; see the cited place.',
    );
  });
});

describe('the language of an answer', () => {
  it.each([
    ['電子契約の担当課は？', 'ja'],
    ['EBPMとは', 'ja'],
    ['Who is in charge of 電子契約?', 'en'],
    ['Tell me about RPA', 'en'],
  ] as const)('is that of the question: %s', async (question, language) => {
    const reply = await ask(question, { municipality: 'aoba' });
    expect(reply.language).toBe(language);
  });

  it('follows the question, not the turns before', async () => {
    const reply = await ask('それはいつから？', {
      municipality: 'aoba',
      history: ['Who is in charge of electronic contracts?'],
    });
    expect(reply.language).toBe('ja');
    expect(plainText(reply)).toContain('令和9年10月');
  });
});
