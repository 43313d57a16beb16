import { describe, expect, it } from 'vitest';
import { ANSWER_LABELS } from '../../../src/domain/reminder.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { harmOf } from './escaping.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { reminderId, tellReminders } from './told-reminders.ts';
import { HANAKO, isAbsent, only, readOn, type Under } from './under-contract.ts';

const TEXT = '【30日前】4月1日に「書かない窓口」の実施が始まります。';
const { acknowledge, done } = ANSWER_LABELS;
const CHANGE = '回答を変える';

/** Reminders reach a section, and are answered with a button where they stand. */
export function remindingContract<Rig extends SurfaceRig>({
  open,
  abilities: { reminders, buttons },
}: Under<Rig>): void {
  if (isAbsent(reminders) || isAbsent(buttons)) return;

  /** A surface in front of whose readers a reminder stands for each text. */
  const reminded = async (...texts: readonly string[]) => {
    const rig = await open(new FakeAssistant());
    const inbox = reminders(rig);
    expect(await tellReminders(rig.house, inbox, texts)).toMatchObject({ kind: 'sent' });
    return { rig, inbox, hand: buttons(rig) };
  };
  const stateOf = async (rig: Rig, at: number) => (await rig.house.ledger.reminder(reminderId(at)))?.reminder;

  describe('a reminder', () => {
    it('is shown once, with its answers as buttons and a plain-text form', async () => {
      const { inbox } = await reminded(TEXT);
      const shown = only(await inbox.standing('書かない窓口'));
      expect(shown.reads).toContain(TEXT);
      expect(shown.plain).toContain('「書かない窓口」の実施が始まります。');
      expect(shown.buttons).toEqual(expect.arrayContaining(Object.values(ANSWER_LABELS)));
      expect([shown.pings, shown.faults]).toEqual([[], []]);
    });

    it('is answered by a press, which is kept with who pressed, and shows so where it stands', async () => {
      const { rig, inbox, hand } = await reminded(TEXT);
      const before = only(await inbox.standing('書かない窓口'));
      await hand.press(before, acknowledge, HANAKO);
      expect(await stateOf(rig, 0)).toMatchObject({
        state: 'acknowledged',
        answeredBy: expect.stringContaining(HANAKO) as unknown,
      });
      const after = only(await inbox.standing('書かない窓口'));
      expect(after.id).toBe(before.id);
      expect(after.reads).toMatch(/了解[\s\S]*山田 花子/u);
      expect(after.reads).toContain(TEXT);
      expect(after.faults).toEqual([]);
    });

    it('takes another answer in place of the first', async () => {
      const { rig, inbox, hand } = await reminded(TEXT);
      await hand.press(only(await inbox.standing('書かない窓口')), acknowledge, HANAKO);
      const answered = only(await inbox.standing('書かない窓口'));
      if (answered.buttons.includes(CHANGE)) await hand.press(answered, CHANGE, HANAKO);
      await hand.press(only(await inbox.standing('書かない窓口')), done, HANAKO);
      expect((await stateOf(rig, 0))?.state).toBe('done');
      expect(only(await inbox.standing('書かない窓口')).reads).toContain('完了');
    });

    it('is answered alone among those of one message', async () => {
      const { rig, inbox, hand } = await reminded('第01号の予定です。', '第02号の予定です。', '第03号の予定です。');
      await hand.press(only(await inbox.standing('第01号')), acknowledge, HANAKO);
      const states = await Promise.all([0, 1, 2].map(async (at) => (await stateOf(rig, at))?.state));
      expect(states).toEqual(['acknowledged', 'sent', 'sent']);
      expect(only(await inbox.standing('第02号')).buttons).toContain(acknowledge);
    });

    it('stands with thirty others within the limits, and none is lost', async () => {
      const numbers = Array.from({ length: 30 }, (_, at) => `第${String(at + 1).padStart(2, '0')}号`);
      const { inbox, hand } = await reminded(...numbers.map((one) => `${one}の予定です。`));
      const shown = await readOn(hand, await inbox.standing('第01号'));
      expect(shown.flatMap(({ reads }) => reads.match(/第\d\d号/gu) ?? [])).toEqual(numbers);
      expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
      expect(shown.flatMap((one) => one.buttons).filter((label) => label === acknowledge)).toHaveLength(30);
    });

    it('with nothing to answer, as a digest is, is read to its end on request', async () => {
      const rig = await open(new FakeAssistant());
      const numbers = Array.from({ length: 80 }, (_, at) => `第${String(at + 1).padStart(2, '0')}号`);
      const texts = numbers.map((one) => `${one}の予定です。${'準備を進めてください。'.repeat(9)}`);
      expect(await tellReminders(rig.house, reminders(rig), texts, false)).toMatchObject({ kind: 'sent' });
      const shown = await readOn(buttons(rig), await reminders(rig).standing('第01号'));
      expect(shown.flatMap(({ reads }) => reads.match(/第\d\d号/gu) ?? [])).toEqual(numbers);
      expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
    });

    it('is only text, whatever it tells', async () => {
      const texts = HOSTILE_TEXTS.map((text, at) => `第${at}号${text}です`);
      const { inbox, hand } = await reminded(...texts);
      const shown = (await readOn(hand, await inbox.standing('第0号'))).map((one) => ({
        ...one,
        links: one.links.filter((link) => link.includes('evil')),
      }));
      expect(texts.flatMap((text) => harmOf(shown, text))).toEqual([]);
    });
  });
}
