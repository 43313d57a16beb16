import { expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { HANAKO, isAbsent, only, TARO, type Under } from './under-contract.ts';

const FIRST = '書かない窓口の担当は？';
const SECOND = 'それはいつから？';

/** What was asked, each with what was asked before it. */
const asked = ({ messages }: FakeAssistant): readonly (readonly string[])[] =>
  messages.map(({ text, history }) => [...history, text]);

/** Follow-ups are understood from what was asked before in the conversation, and from nothing else. */
export function conversationContract<Rig extends SurfaceRig>({ open, abilities: { together } }: Under<Rig>): void {
  it.each([{ inThread: true }, { inThread: false }])(
    'hands on what a person asked before in the same chat (%o)',
    async ({ inThread }) => {
      const assistant = new FakeAssistant();
      const rig = await open(assistant);
      const answer = only(await rig.say({ person: HANAKO, place: 'direct', text: FIRST }));
      only(await rig.say({ person: HANAKO, place: 'direct', text: SECOND, ...(inThread ? { after: answer } : {}) }));
      expect(asked(assistant)).toEqual([[FIRST], [FIRST, SECOND]]);
    },
  );

  it('hands on nothing of what another person asked, and shows an answer to the one who asked', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    const first = await rig.say({ person: HANAKO, place: 'direct', text: FIRST });
    const second = await rig.say({ person: TARO, place: 'direct', text: SECOND });
    expect(asked(assistant)).toEqual([[FIRST], [SECOND]]);
    expect([...first, ...second].map(({ to }) => to)).toEqual([HANAKO, TARO]);
  });

  if (isAbsent(together)) return;

  it('hands on what was asked before in the same thread', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    const answer = only(await rig.say({ person: HANAKO, place: 'together', text: FIRST }));
    const mention = !together(rig).threads;
    only(await rig.say({ person: HANAKO, place: 'together', text: SECOND, after: answer, mention }));
    expect(asked(assistant)).toEqual([[FIRST], [FIRST, SECOND]]);
  });

  it('hands on nothing from a direct chat to a place that others read, nor back', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    await rig.say({ person: HANAKO, place: 'direct', text: FIRST });
    await rig.say({ person: HANAKO, place: 'together', text: SECOND });
    await rig.say({ person: TARO, place: 'direct', text: SECOND });
    expect(asked(assistant)).toEqual([[FIRST], [SECOND], [SECOND]]);
  });

  it('hands on nothing from one person to another who asks on their own in the same place', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    await rig.say({ person: HANAKO, place: 'together', text: FIRST });
    await rig.say({ person: TARO, place: 'together', text: SECOND });
    expect(asked(assistant)).toEqual([[FIRST], [SECOND]]);
  });
}
