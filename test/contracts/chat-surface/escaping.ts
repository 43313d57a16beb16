import { expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { HOSTILE_TEXTS, replyWith } from './hostile-texts.ts';
import type { Shown, SurfaceRig } from './surface-rig.ts';
import { HANAKO, seen, type Under } from './under-contract.ts';

/** Characters that move the cursor, end a line otherwise than it seems, or turn the direction of writing. */
const SHAPELESS = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/u;

/** What a text does in messages beside standing there as it was written, in words; empty when it is only text. */
export function harmOf(shown: readonly Shown[], text: string): readonly string[] {
  const reads = shown.map((message) => message.reads).join('');
  const all = `${reads}${shown.map(({ plain }) => plain).join('')}`;
  return [
    ...(seen(reads).includes(seen(text)) ? [] : ['is not to be read']),
    ...(SHAPELESS.test(all) ? ['leaves characters without a shape'] : []),
    ...shown.flatMap(({ pings }) => pings.map((ping) => `pings ${ping}`)),
    ...shown.flatMap(({ links }) => links.map((link) => `links ${link}`)),
    ...shown.flatMap(({ faults }) => faults),
  ].map((harm) => `${JSON.stringify(text)} ${harm}`);
}

/** Many messages are shown, by a browser too. */
const SLOW_MS = 60_000;

/** Text from plans, people and models is only ever text. */
export function escapingContract<Rig extends SurfaceRig>({ open }: Under<Rig>): void {
  it(
    'shows text that looks like more than text as it is written, wherever it stands in an answer',
    { timeout: SLOW_MS },
    async () => {
      const rig = await open({
        answer: ({ text }) => Promise.resolve(replyWith(HOSTILE_TEXTS[Number(/\d+/u.exec(text)?.[0])] ?? '')),
      });
      for (const [at, text] of HOSTILE_TEXTS.entries()) {
        const shown = await rig.say({ person: HANAKO, place: 'direct', text: `問い${at}番` });
        expect(harmOf(shown, text)).toEqual([]);
        expect(seen(shown[0]?.plain ?? '')).toContain(seen(text));
      }
    },
  );

  it('shows what a person typed as text where an answer repeats it', { timeout: SLOW_MS }, async () => {
    const rig = await open(new FakeAssistant());
    for (const text of HOSTILE_TEXTS) {
      const shown = await rig.say({ person: HANAKO, place: 'direct', text: `問い${text}です` });
      expect([text, ...harmOf(shown, 'は計画に書かれていません。')]).toEqual([text]);
    }
  });
}
