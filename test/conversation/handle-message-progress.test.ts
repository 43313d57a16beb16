import { describe, expect, it } from 'vitest';
import { citationsOf, type Reply } from '../../src/domain/reply.ts';
import { ModelFailure } from '../../src/domain/model-failure.ts';
import type { LanguageModel, ModelCall } from '../../src/ports/language-model.ts';
import { createAssistant } from '../../src/conversation/handle-message.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { loadPrompts } from '../../src/providers/prompts/load-prompts.ts';
import { FIXTURE } from '../plans/broken-knowledge.ts';
import { answerOf, askPlainly, assistantThatSays, textsOf } from './word/worded-assistant.ts';

const CONTRACT = '電子契約の導入で何が変わりますか';
const ONE = ['工事と物品の契約を電子契約に切り替えます。', '押印と郵送をなくします'] as const;
const TWO = ['電子契約では、収入印紙が要らなくなります。', '収入印紙'] as const;
const FALSE = ['契約の担当は税務課で、令和12年度に始めます。', '押印と郵送をなくします'] as const;

/** Asks and keeps what was shown on the way. */
async function shownWhile(
  said: readonly (readonly [string, ...string[]])[],
  text = CONTRACT,
): Promise<readonly Reply[]> {
  const shown: Reply[] = [];
  await assistantThatSays({ answer: answerOf(...said) }).ask(text, {}, (soFar) => shown.push(soFar));
  return shown;
}

describe('an answer while it is written', () => {
  it('grows by whole sentences with their sources', async () => {
    const shown = await shownWhile([ONE, TWO]);
    expect(shown.map(textsOf)).toEqual([
      ['工事と物品の契約を電子契約に切り替えます。[1]'],
      ['工事と物品の契約を電子契約に切り替えます。[1]', '電子契約では、収入印紙が要らなくなります。[2]'],
    ]);
    expect(shown.map((reply) => citationsOf(reply).length)).toEqual([1, 2]);
    expect(shown.every(({ wordedBy }) => wordedBy === 'model')).toBe(true);
  });

  it('never shows a sentence that does not stand in the plan', async () => {
    const shown = await shownWhile([ONE, FALSE, TWO]);
    expect(shown.flatMap(textsOf).some((text) => text.includes('税務課'))).toBe(false);
    expect(shown.at(-1)?.blocks.filter(({ kind }) => kind === 'text')).toHaveLength(2);
  });

  it('is not shown at all while its essence may be lost', async () => {
    expect(await shownWhile([FALSE, ONE, TWO])).toEqual([]);
  });

  it('begins with what stands first as it is', async () => {
    const shown = await shownWhile(
      [['書かない窓口では、来庁者は署名するだけにします。', '署名するだけ']],
      '書かない窓口を新人にもわかるように説明して',
    );
    expect(shown.map((reply) => textsOf(reply).length)).toEqual([1, 2]);
    expect(textsOf(shown[0] ?? { language: 'ja', kind: 'grounded', about: 'content', blocks: [] })[0]).toContain(
      '「1 書かない窓口の導入」',
    );
  });

  it('is not shown where nothing is worded', async () => {
    expect(await shownWhile([ONE], '書かない窓口の担当課は？')).toEqual([]);
  });
});

/** A model that writes a first sentence, then does what it is told, and goes on talking afterwards. */
function modelThatGoesOn(end: () => never): { readonly model: LanguageModel; readonly later: (text: string) => void } {
  let call: ModelCall | undefined;
  const model: LanguageModel = {
    ask: async (task, given) => {
      if (task.name !== 'answer') throw new ModelFailure('empty');
      call = given;
      const at = /\[(\d+)\] [^\n]*押印と郵送をなくします/u.exec(task.user)?.[1];
      given.onText?.(`{"kind":"answer","statements":[{"text":"${ONE[0]}","cites":[${at}]}`);
      return end();
    },
  };
  return { model, later: (text) => call?.onText?.(text) };
}

it('an answer that breaks off gives way to the one from the plan, and what comes later is not shown', async () => {
  const { model, later } = modelThatGoesOn(() => {
    throw new ModelFailure('cut');
  });
  const { plans, thesaurus } = loadKnowledge(FIXTURE);
  const faults: unknown[] = [];
  const wording = { model, prompts: loadPrompts(), reportFailure: (fault: unknown) => faults.push(fault) };
  const shown: Reply[] = [];
  const message = { text: CONTRACT, municipality: 'aoba', history: [], today: '2026-11-20' };
  const reply = await createAssistant(plans, { thesaurus, wording }).answer(message, (soFar) => shown.push(soFar));
  expect(shown).toHaveLength(1);
  later(`{"kind":"answer","statements":[{"text":"${ONE[0]}","cites":[1]},{"text":"${ONE[0]}","cites":[1]}]}`);
  expect(shown).toHaveLength(1);
  expect(reply).toEqual(await askPlainly(CONTRACT));
  expect(faults).toEqual([{ step: 'answer', reason: 'cut', detail: '' }]);
});
