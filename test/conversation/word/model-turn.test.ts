import { expect, it } from 'vitest';
import { ANSWER_SHAPE } from '../../../src/conversation/word/answer-shape.ts';
import { ModelTurn } from '../../../src/conversation/word/model-turn.ts';
import { loadPrompts } from '../../../src/providers/prompts/load-prompts.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';

const STEP = {
  name: 'answer',
  language: 'ja',
  slots: { manner: '答え', conversation: '', items: '', question: '' },
  shape: ANSWER_SHAPE,
} as const;

/** The time that an answer gets when this much went by before it; without a stopwatch where it is undefined. */
async function timeAfter(passedMs: number | undefined): Promise<number | undefined> {
  let nowMs = 5;
  const model = new ScriptedModel({ answer: () => ({ kind: 'not-in-plan', statements: [] }) });
  const parts = { model, prompts: loadPrompts(), reportFailure: () => undefined };
  const turn = new ModelTurn(passedMs === undefined ? parts : { ...parts, stopwatch: () => nowMs }, undefined);
  nowMs += passedMs ?? 0;
  await turn.ask(STEP);
  return model.asked.at(-1)?.call.timeoutMs;
}

it('gives an answer the time that the steps before it left, in whole milliseconds', async () => {
  expect(await timeAfter(0)).toBe(6600);
  expect(await timeAfter(700.4)).toBe(5899);
});

it('never gives an answer less than its own time', async () => {
  expect(await timeAfter(2400)).toBe(4200);
  expect(await timeAfter(9000)).toBe(4200);
  expect(await timeAfter(undefined)).toBe(4200);
});
