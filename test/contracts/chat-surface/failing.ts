import { expect, it } from 'vitest';
import { KakariError } from '../../../src/domain/errors.ts';
import type { Message } from '../../../src/domain/message.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { HANAKO, only, type Under } from './under-contract.ts';

/** An assistant that breaks at what is broken, and says too much about it. */
class BrittleAssistant extends FakeAssistant {
  override answer(message: Message) {
    if (!message.text.includes('壊れた')) return super.answer(message);
    return Promise.reject(new KakariError('index-broken', { file: '/srv/secret.sqlite', question: message.text }));
  }
}

const BROKEN = { person: HANAKO, place: 'direct', text: '壊れた質問' } as const;

/** What goes wrong inside is told politely, and found in the log. */
export function failingContract<Rig extends SurfaceRig>({ open }: Under<Rig>): void {
  it('tells a person politely that something went wrong, with a number that stands in the log', async () => {
    const rig = await open(new BrittleAssistant());
    const { reads, plain, faults, to } = only(await rig.say(BROKEN));
    const [reference = '（なし）', ...more] = rig.references();
    expect(more).toEqual([]);
    for (const text of [reads, plain]) {
      expect(text).toMatch(/申し訳ありません。[^\n]*お試しください。（受付番号 \w+）/u);
      expect(text).toContain(reference);
      expect(text).not.toMatch(/index-broken|secret|壊れた|Error/u);
    }
    expect({ faults, to }).toEqual({ faults: [], to: HANAKO });
  });

  it('gives every failure a number of its own, and answers the next question', async () => {
    const rig = await open(new BrittleAssistant());
    const first = only(await rig.say(BROKEN));
    const second = only(await rig.say(BROKEN));
    const references = rig.references();
    expect(new Set(references).size).toBe(2);
    expect([first, second].map(({ reads }, at) => reads.includes(references[at] ?? '（なし）'))).toEqual([true, true]);
    expect(only(await rig.say({ ...BROKEN, text: '担当は？' })).reads).toContain('市民窓口課です。');
  });
}
