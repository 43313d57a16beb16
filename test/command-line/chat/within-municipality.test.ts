import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withinMunicipality } from '../../../src/command-line/chat/within-municipality.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import type { FakeAssistant } from '../../fakes/fake-assistant.ts';

const DIRECTORY = ['aoba', 'kasugano'].map((municipality) => ({
  municipality,
  department: '情報政策課',
  contact: { kind: 'teams-user', address: `01234567-89ab-cdef-0123-${municipality.padEnd(12, '0')}` } as const,
  promoter: true,
}));

let house: ChatHouse<FakeAssistant>;

/** A day before a fiscal year begins, on which both municipalities are reminded of what begins with it. */
beforeEach(async () => {
  house = await openChatHouse({ today: '2027-01-05', directory: DIRECTORY });
  await house.remind();
  house.clock.set('2027-03-25', '10:00');
  await house.remind();
});

afterEach(() => house.close());

const idOf = async (municipality: string): Promise<string> => {
  const [told] = await house.reminders.reminders({ municipality });
  if (told === undefined) throw new Error(`${municipality} was not reminded.`);
  return told.reminder.id;
};

describe('the desks within a municipality', () => {
  it('answer the reminders of the municipality, and know no others', async () => {
    const [own, foreign] = [await idOf('aoba'), await idOf('kasugano')];
    const { reminders } = withinMunicipality(house, () => 'aoba');
    expect((await reminders.answer(own, 'acknowledge', '山田')).kind).toBe('recorded');
    expect(await reminders.answer(foreign, 'done', '山田')).toEqual({ kind: 'unknown-reminder' });
    expect(await reminders.messageWith(own)).toBeDefined();
    expect(await reminders.messageWith(foreign)).toBeUndefined();
    expect((await house.reminders.reminders({ municipality: 'kasugano', state: 'done' })).length).toBe(0);
  });

  it('list nothing of others, whatever is asked for', async () => {
    const { reminders } = withinMunicipality(house, () => 'aoba');
    const municipalities = (await reminders.reminders({ municipality: 'kasugano' })).map(
      (one) => one.reminder.municipality,
    );
    expect(new Set(municipalities)).toEqual(new Set(['aoba']));
    expect(new Set(reminders.milestones({}).map(({ municipality }) => municipality))).toEqual(new Set(['aoba']));
    expect(await reminders.calendar({ municipality: 'kasugano' })).toBe(
      await house.reminders.calendar({ municipality: 'aoba' }),
    );
  });

  it('put every question to the municipality', async () => {
    const { desk } = withinMunicipality(house, () => 'aoba');
    await desk.again({ text: '書かない窓口の担当は？', municipality: 'kasugano', history: [] });
    expect(house.assistant.messages.at(-1)?.municipality).toBe('aoba');
  });

  it('do as the desks themselves as long as no municipality is set, and are within one from then on', async () => {
    const set: { municipality?: string } = {};
    const { desk, reminders } = withinMunicipality(house, () => set.municipality);
    const foreign = await idOf('kasugano');
    expect(await reminders.messageWith(foreign)).toBeDefined();
    expect(await reminders.reminders({})).toEqual(await house.reminders.reminders({}));
    await desk.again({ text: '書かない窓口の担当は？', municipality: 'kasugano', history: [] });
    expect(house.assistant.messages.at(-1)?.municipality).toBe('kasugano');
    set.municipality = 'aoba';
    expect(await reminders.messageWith(foreign)).toBeUndefined();
    expect(await reminders.answer(foreign, 'done', '山田')).toEqual({ kind: 'unknown-reminder' });
  });
});
