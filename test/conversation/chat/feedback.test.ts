import { afterEach, describe, expect, it } from 'vitest';
import { createChatDesk } from '../../../src/conversation/chat-desk.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { HANAKO, said, TARO, turnOf } from './saying.ts';

let house: ChatHouse;

afterEach(() => house.close());

const MESSAGE = 'slack:T1:D1:answer';

/** Asks, has the answer posted, and judges it. */
async function askAndJudge(retainQuestions: boolean): Promise<void> {
  house = await openChatHouse({ retainQuestions });
  await house.desk.answered(turnOf(await house.desk.hear(said('書かない窓口の担当は？'))), HANAKO, MESSAGE);
  house.clock.move(60_000);
  await house.desk.judge({ message: MESSAGE, by: HANAKO, verdict: 'wrong', comment: '違う課でした' });
}

const KEPT = {
  message: MESSAGE,
  platform: 'slack',
  municipality: 'aoba',
  about: 'owner',
  kind: 'grounded',
  at: '2026-11-20T00:00:00.000Z',
  verdict: 'wrong',
  judgedAt: '2026-11-20T00:01:00.000Z',
};

describe('what a person thinks of an answer', () => {
  it('is kept with the class of the question, without its text, without a comment, without a name', async () => {
    await askAndJudge(false);
    expect(await house.ledger.feedback({})).toEqual({ answers: 1, verdicts: [KEPT] });
  });

  it('is kept with the question and the comment where the installation retains questions', async () => {
    await askAndJudge(true);
    expect(await house.ledger.feedback({})).toEqual({
      answers: 1,
      verdicts: [{ ...KEPT, question: '書かない窓口の担当は？', comment: '違う課でした' }],
    });
  });

  it('is one for each person, the last', async () => {
    await askAndJudge(false);
    await house.desk.judge({ message: MESSAGE, by: HANAKO, verdict: 'helpful' });
    await house.desk.judge({ message: MESSAGE, by: TARO, verdict: 'helpful' });
    const { verdicts } = await house.ledger.feedback({});
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['helpful', 'helpful']);
  });

  it('of a message that is no answer is dropped', async () => {
    await askAndJudge(false);
    await house.desk.judge({ message: 'another', by: HANAKO, verdict: 'wrong' });
    expect((await house.ledger.feedback({})).verdicts).toHaveLength(1);
  });

  it('tells the ledger of nobody who they are, and nothing that links two answers', async () => {
    const given: string[] = [];
    house = await openChatHouse();
    const desk = createChatDesk({
      ...house,
      plans: () => house.plans,
      ledger: {
        ...house.ledger,
        keepVerdict: (verdict) => {
          given.push(verdict.by);
          return Promise.resolve(true);
        },
      },
      municipalityOf: () => 'aoba',
      reachable: () => new Set(),
      deliver: () => Promise.reject(new Error('unused')),
      retainQuestions: false,
      reference: () => 'REF',
      reportFailure: () => undefined,
    });
    for (const message of ['one', 'two', 'one']) await desk.judge({ message, by: HANAKO, verdict: 'helpful' });
    expect(given[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(given[2]).toBe(given[0]);
    expect(given[1]).not.toBe(given[0]);
  });
});
