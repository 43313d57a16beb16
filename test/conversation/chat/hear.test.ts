import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/ports/chat-desk.ts';
import type { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { type ChatHouse, type HouseOptions, openChatHouse } from '../../chat/open-chat-house.ts';
import { HANAKO, said, turnOf } from './saying.ts';

const LEASE_MS = 2 * 60 * 1000;

let folder: string;
let file: string;
let houses: readonly ChatHouse[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-hear-'));
  file = join(folder, 'ledger.sqlite');
  houses = [];
});

afterEach(async () => {
  for (const house of houses) await house.close();
  rmSync(folder, { recursive: true });
});

/** A house on the file of this test. */
async function open(options: HouseOptions = {}): Promise<ChatHouse<FakeAssistant>> {
  const house = await openChatHouse({ file, ...options });
  houses = [...houses, house];
  return house;
}

const kinds = (heard: readonly Heard[]): readonly string[] => heard.map(({ kind }) => kind).toSorted();

describe('an event that is delivered again', () => {
  const question = said('書かない窓口の担当は？');

  it('is answered once of five times', async () => {
    const house = await open();
    const heard: Heard[] = [];
    for (let time = 0; time < 5; time += 1) heard.push(await house.desk.hear(question));
    expect(heard.map(({ kind }) => kind)).toEqual(['answered', 'silent', 'silent', 'silent', 'silent']);
    expect(house.assistant.messages).toHaveLength(1);
  });

  it('is answered once of five times at once, over two desks', async () => {
    const one = await open();
    const two = await openChatHouse({ ledger: one.ledger });
    const heard = await Promise.all([one, two, one, two, one].map(({ desk }) => desk.hear(question)));
    expect(kinds(heard)).toEqual(['answered', 'silent', 'silent', 'silent', 'silent']);
  });

  it('is not answered again after a restart, also when the lease has ended', async () => {
    const before = await open();
    const turn = turnOf(await before.desk.hear(question));
    await before.desk.answered(turn, HANAKO, 'slack:T1:D1:answer');
    await before.close();
    houses = [];
    const after = await open();
    after.clock.move(LEASE_MS + 1);
    expect(await after.desk.hear(question)).toEqual({ kind: 'silent' });
  });

  it('is answered after a restart when the answer was never posted, but not before the lease has ended', async () => {
    const before = await open();
    await before.desk.hear(question);
    await before.close();
    houses = [];
    const after = await open();
    after.clock.move(LEASE_MS - 1);
    expect(await after.desk.hear(question)).toEqual({ kind: 'silent' });
    after.clock.move(2);
    expect((await after.desk.hear(question)).kind).toBe('answered');
  });
});

describe('a question', () => {
  it('is asked of the municipality of the tenant, by a person, on the day of the clock', async () => {
    const house = await open();
    await house.desk.hear(said('  書かない窓口の担当は？ '));
    expect(house.assistant.messages).toEqual([
      { text: '書かない窓口の担当は？', history: [], municipality: 'aoba', by: 'slack:T1:U1', today: '2026-11-20' },
    ]);
  });

  it('is asked of the municipality of the registered section where the tenant has none', async () => {
    const house = await open({ municipalityOf: () => undefined });
    await house.desk.hear(said('書かない窓口の担当は？'));
    await house.desk.register(HANAKO, { municipality: 'kasugano', department: '総務課' });
    const turn = turnOf(await house.desk.hear(said('書かない窓口の担当は？')));
    expect(house.assistant.messages.map(({ municipality }) => municipality)).toEqual([undefined, 'kasugano']);
    expect(turn.asked.municipality).toBe('kasugano');
  });

  it('that is longer than people type is not asked, and the person is told the limit', async () => {
    const house = await open();
    const turn = turnOf(await house.desk.hear(said('あ'.repeat(40_000))));
    expect(turn.reply).toMatchObject({
      kind: 'needs-clarification',
      blocks: [{ text: '質問が長すぎます。2,000文字までにまとめて、もう一度お送りください。' }],
    });
    expect(turn.asked.text).toHaveLength(2001);
    expect(house.assistant.messages).toEqual([]);
  });

  it('put again gets the same answer, and changes nothing', async () => {
    const house = await open();
    const turn = turnOf(await house.desk.hear(said('書かない窓口の担当は？')));
    expect(await house.desk.again(turn.asked)).toEqual(turn.reply);
    expect(turnOf(await house.desk.hear(said('いつ？'))).asked.history).toEqual(['書かない窓口の担当は？']);
  });
});
