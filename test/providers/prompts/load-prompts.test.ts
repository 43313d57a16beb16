import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorLines } from '../../../src/command-line/sentences.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import { loadPrompts } from '../../../src/providers/prompts/load-prompts.ts';
import { fc } from '../../fast-check.ts';

const SHIPPED = fileURLToPath(new URL('../../../prompts', import.meta.url));
const SLOTS = { manner: '答え', conversation: '（なし）', items: '[1] 【青葉市】本文', question: '質問' };

describe('the texts for a model', () => {
  it.each(['ja', 'en'] as const)('are filled in %s, with nothing of the slots in what we say ourselves', async (language) => {
    const prompts = loadPrompts();
    const { system, user } = await prompts.fill('answer', language, SLOTS);
    for (const told of Object.values(SLOTS)) expect(user).toContain(told);
    expect(system).toContain('{"kind": "not-in-plan", "statements": []}');
    const other = await prompts.fill('answer', language, { ...SLOTS, question: '別の質問' });
    expect(other.system).toBe(system);
    expect((await prompts.fill('rank', language, { question: '問', passages: '[1] 文' })).user).toContain('[1] 文');
    expect((await prompts.fill('standalone', language, { question: '問', conversation: '- 前' })).user).toContain('- 前');
  });

  it('keep braces and markup of what is filled in as they are', async () => {
    const prompts = loadPrompts();
    const written = fc.array(fc.constantFrom('{', '}', '{{', '}}', '{question}', '{system}', '$&', '\\', '"', '<!-- system -->', '庁', '\n'));
    await fc.assert(
      fc.asyncProperty(written, async (pieces) => {
        const text = pieces.join('');
        const { system, user } = await prompts.fill('rank', 'ja', { question: '質問', passages: text });
        expect(user).toContain(`<文章>\n${text}\n</文章>`);
        expect(system).toBe((await prompts.fill('rank', 'ja', { question: '', passages: '' })).system);
      }),
    );
  });
});

describe('texts that are not as they should be', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kakari-prompts-'));
    cpSync(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (from: string | RegExp, to: string): void => {
    const file = join(folder, 'answer.ja.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const error = (): KakariError => {
    try {
      loadPrompts(folder);
    } catch (thrown) {
      if (thrown instanceof KakariError) return thrown;
    }
    throw new Error('they were loaded');
  };

  it.each([
    ['a slot that is missing', '{items}', '', 'prompt-slot', { slot: 'items' }],
    ['a slot that nobody fills', '{items}', '{items}{today}', 'prompt-slot', { slot: 'today' }],
    ['a slot in what we say ourselves', '## 守ること', '## {question}', 'prompt-slot', { slot: 'question' }],
    ['braces that do not match', '{items}', '{items}}', 'prompt-invalid', {}],
    ['a part that is missing', '<!-- user -->', '', 'prompt-incomplete', { part: 'user' }],
    ['nothing in it', /[^]*/u, '', 'prompt-incomplete', { part: 'system' }],
  ])('are refused at once for %s', (_, from, to, code, fields) => {
    change(from, to);
    const { code: given, fields: told } = error();
    expect([given, told]).toEqual([code, { file: join(folder, 'answer.ja.md'), ...fields }]);
  });

  it('are refused where a file is not there', () => {
    rmSync(join(folder, 'rank.en.md'));
    expect(error()).toMatchObject({ code: 'prompt-unreadable', fields: { file: join(folder, 'rank.en.md') } });
  });

  it('may end their lines as Windows does', () => {
    change(/\n/gu, '\r\n');
    expect(() => loadPrompts(folder)).not.toThrow();
  });

  it('are told in a sentence that names the file and the way out', () => {
    change('{items}', '');
    const [line = ''] = errorLines(error());
    expect(line).toContain(join(folder, 'answer.ja.md'));
    expect(line).toContain('{items}');
    expect(line).toMatch(/直してください。$/u);
  });
});
