import { afterEach, describe, expect, it } from 'vitest';
import { type ChatFailure, createChatDesk } from '../../../src/conversation/chat-desk.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import type { ChatDesk } from '../../../src/ports/chat-desk.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { said } from './saying.ts';

let house: ChatHouse;

afterEach(() => house.close());

const SECRET = '山田さんの電話は0575-22-3131';

const thrown = new Error(`cannot answer\n    at ${SECRET}\n    at ${SECRET} (x.ts:1:1)`);

async function failing(error: unknown): Promise<void> {
  house = await openChatHouse({ assistant: { answer: () => Promise.reject(error) } });
}

describe('a question that fails inside', () => {
  it('is answered with one polite sentence and the number under which the log has it', async () => {
    await failing(thrown);
    expect(await house.desk.hear(said(SECRET))).toEqual({
      kind: 'failed',
      sentence:
        '申し訳ありません。処理の途中で問題が起きました。時間をおいて、もう一度お試しください。（受付番号 REF00001）',
    });
    expect(house.failures).toMatchObject([{ reference: 'REF00001', error: 'Error' }]);
  });

  it('is answered in English when it was asked in English', async () => {
    await failing(thrown);
    expect(await house.desk.hear(said('Who is in charge of it?'))).toMatchObject({
      sentence: 'Sorry, something went wrong. Please try again in a little while. (Reference REF00001)',
    });
  });

  it.each([
    ['an error', thrown],
    ['an error whose message was changed', Object.assign(new Error(SECRET), { message: 'changed' })],
    ['an error of Kakari', new KakariError('ledger-full', { place: SECRET })],
    ['a text', SECRET],
    ['nothing', undefined],
  ])('leaves nothing of what was written in the log: %s', async (_, error) => {
    await failing(error);
    await house.desk.hear(said(SECRET));
    expect(house.failures).toHaveLength(1);
    expect(JSON.stringify(house.failures)).not.toMatch(/山田|0575/u);
  });

  it('says in the log where it happened, and the code', async () => {
    await failing(new KakariError('ledger-full', { place: 'x' }));
    await house.desk.hear(said('担当は？'));
    expect(house.failures[0]).toMatchObject({ error: 'KakariError', code: 'ledger-full' });
    expect(house.failures[0]?.frames[0]).toContain('failures.test.ts');
  });

  it('is told of once, however often its event comes', async () => {
    await failing(thrown);
    const question = said('担当は？');
    const heard = [];
    for (let time = 0; time < 5; time += 1) heard.push((await house.desk.hear(question)).kind);
    expect(heard).toEqual(['failed', 'silent', 'silent', 'silent', 'silent']);
    const after = await openChatHouse({ ledger: house.ledger });
    after.clock.move(60 * 60 * 1000);
    expect(await after.desk.hear(question)).toEqual({ kind: 'silent' });
    await after.close();
  });

  it('is no earlier turn of the next one', async () => {
    let broken = true;
    const assistant = new FakeAssistant();
    house = await openChatHouse({
      assistant: { answer: (message: never) => (broken ? Promise.reject(thrown) : assistant.answer(message)) },
    });
    await house.desk.hear(said('担当は？'));
    broken = false;
    await house.desk.hear(said('いつから？'));
    expect(assistant.messages.map(({ history }) => history)).toEqual([[]]);
  });
});

describe('a ledger that fails', () => {
  const failures: ChatFailure[] = [];

  /** A desk on the ledger of the house, of which some methods fail. */
  function deskWith(broken: Partial<Ledger>): ChatDesk {
    return createChatDesk({
      ...house,
      plans: () => house.plans,
      ledger: { ...house.ledger, ...broken },
      municipalityOf: () => 'aoba',
      reachable: () => new Set(),
      deliver: () => Promise.reject(new Error('unused')),
      retainQuestions: false,
      reference: () => 'REF',
      reportFailure: (failure) => failures.push(failure),
    });
  }

  const locked = () => Promise.reject(new KakariError('ledger-locked', { place: 'x' }));

  it('never makes hearing reject, and is told of once for each event', async () => {
    house = await openChatHouse();
    const desk = deskWith({
      takeEvent: locked,
      note: locked,
      finishEvent: locked,
      keepNote: locked,
      forgetChats: locked,
    });
    const question = said('担当は？');
    const heard = await Promise.all([desk.hear(question), desk.hear(question), desk.hear(question)]);
    expect(heard.map(({ kind }) => kind).toSorted()).toEqual(['failed', 'silent', 'silent']);
    expect((await desk.hear(said('担当は？', { to: 'thread' }))).kind).toBe('failed');
  });

  it('at forgetting does not cost the answer, and is in the log', async () => {
    house = await openChatHouse();
    failures.length = 0;
    expect((await deskWith({ forgetChats: locked }).hear(said('担当は？'))).kind).toBe('answered');
    expect(failures).toMatchObject([{ code: 'ledger-locked' }]);
  });

  it('rejects what is not said, for the surface to apologise', async () => {
    house = await openChatHouse();
    const desk = deskWith({ note: locked });
    await expect(desk.sectionOf(said('').by)).rejects.toThrow('ledger-locked');
    expect(desk.apologise(new Error('x'), 'en')).toContain('REF');
  });
});
