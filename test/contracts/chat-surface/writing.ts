import { expect, it } from 'vitest';
import { KakariError } from '../../../src/domain/errors.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { wordedMark } from '../../../src/language/worded-mark.ts';
import {
  FIRST_SENTENCE,
  SECOND_SENTENCE,
  WORDED,
  worded,
  WORDED_SO_FAR,
  WORDED_SOURCES,
  WritingAssistant,
} from '../../fakes/writing-assistant.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { HANAKO, isAbsent, only, readOn, seen, type Under } from './under-contract.ts';

const QUESTION = { person: HANAKO, place: 'direct', text: '書かない窓口を説明して' } as const;

const MARK = wordedMark(WORDED) ?? '（なし）';

const FROM_THE_PLAN: Reply = {
  language: 'ja',
  kind: 'grounded',
  about: 'content',
  blocks: [
    { kind: 'text', text: '計画にはこう書かれています。' },
    { kind: 'citations', citations: WORDED_SOURCES.slice(0, 1) },
  ],
};

const fail = (): never => {
  throw new KakariError('index-broken', { file: '/srv/secret.sqlite' });
};

/** What a model put into words says so, can be looked up, and may be read while it is written. */
export function writingContract<Rig extends SurfaceRig>({ open, abilities }: Under<Rig>): void {
  it('marks an answer that a model put into words, also where it is read aloud', async () => {
    const rig = await open({ answer: () => Promise.resolve(WORDED) });
    const { reads, plain, faults } = only(await rig.say(QUESTION));
    expect(reads).toMatch(/AI(?:が文章にしました|によって生成されました)/u);
    expect(plain).toContain(MARK);
    expect(faults).toEqual([]);
  });

  it('marks no answer in words of its own', async () => {
    const rig = await open({ answer: () => Promise.resolve(FROM_THE_PLAN) });
    const { reads, plain } = only(await rig.say(QUESTION));
    expect(`${reads}${plain}`).not.toContain('AI');
  });

  it('numbers the sources at which the marks of an answer point', async () => {
    const rig = await open({ answer: () => Promise.resolve(WORDED) });
    const { reads } = only(await rig.say(QUESTION));
    const text = seen(reads);
    expect([FIRST_SENTENCE, SECOND_SENTENCE].filter((one) => !text.includes(seen(one)))).toEqual([]);
    const sources = text.slice(text.indexOf(seen(SECOND_SENTENCE)) + seen(SECOND_SENTENCE).length);
    const places = WORDED_SOURCES.map(({ place }, at) =>
      sources.search(new RegExp(`\\[${at + 1}\\][^[]*${seen(place)}`, 'u')),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('cuts a long answer of a model into pages whose sources keep their numbers, and asks for none of it again', async () => {
    const sentences = Array.from(
      { length: 300 },
      (_, at) =>
        `第${String(at + 1).padStart(4, '0')}文は、窓口で申請書を書く手間を減らす取組の説明です。[${1 + (at % 3)}]`,
    );
    const assistant = new WritingAssistant([], () =>
      worded([...sentences, `${assistant.messages.length}回目に書きました。[1]`]),
    );
    const rig = await open(assistant);
    const { buttons } = abilities;
    const shown = await readOn(isAbsent(buttons) ? undefined : buttons(rig), await rig.say(QUESTION));
    const read = seen(shown.map(({ reads }) => reads).join(''));
    expect(read.match(/第\d{4}文は/gu)).toEqual(sentences.map((one) => one.slice(0, 7)));
    expect(read.match(/\d+回目に書きました/gu)).toEqual(['1回目に書きました']);
    expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
  });

  whileWrittenContract({ open, abilities });
}

function whileWrittenContract<Rig extends SurfaceRig>({ open, abilities: { writing } }: Under<Rig>): void {
  if (isAbsent(writing)) return;

  /** Lets an answer be written up to its first sentence, and end once that can be read; what is there then. */
  const readAfter = async (end: () => Reply) => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], end);
    const rig = await open(assistant);
    let wasRead = false;
    assistant.whenShown = async () => {
      await writing(rig).reads('申請書を手で書かずに済む窓口です。');
      wasRead = true;
    };
    const shown = only(await rig.say(QUESTION));
    expect(wasRead).toBe(true);
    return { shown, rig };
  };

  it('shows an answer while it is written, and leaves one message with the whole of it', async () => {
    const { shown } = await readAfter(() => WORDED);
    const reads = seen(shown.reads);
    expect(reads.split(seen(FIRST_SENTENCE))).toHaveLength(2);
    expect(reads).toContain(seen(SECOND_SENTENCE));
    expect(shown.plain).toContain(MARK);
    expect(shown.faults).toEqual([]);
  });

  it('puts another answer in the place of what was shown, where it turns out otherwise', async () => {
    const { shown } = await readAfter(() => FROM_THE_PLAN);
    expect(shown.reads).toContain('計画にはこう書かれています。');
    expect(`${shown.reads}${shown.plain}`).not.toMatch(/手で書かずに|AI/u);
  });

  it('puts an apology in the place of what was shown, where something goes wrong', async () => {
    const { shown, rig } = await readAfter(fail);
    expect(shown.reads).toContain(rig.references()[0] ?? '（なし）');
    expect(`${shown.reads}${shown.plain}`).not.toMatch(/手で書かずに|secret/u);
  });
}
