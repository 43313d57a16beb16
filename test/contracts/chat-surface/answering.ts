import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../fixtures/every-block.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { HANAKO, isAbsent, only, seen, TARO, type Under } from './under-contract.ts';

const QUESTION = { person: HANAKO, place: 'direct', text: '書かない窓口の担当は？' } as const;
const FIRST_LINE = '「書かない窓口」の担当は市民窓口課です。';

/** What stands in every kind of block of `EVERYTHING`. */
const MARKS = [
  FIRST_LINE,
  '情報政策課と各支所が協力します。',
  '効果検証の時期は、工程表の矢印が読み取れないため不確かです。',
  '協力する課',
  '東支所 地域振興室',
  '窓口の取組の目標',
  '対応する手続きの数',
  '15分',
  '窓口の取組の工程表',
  '窓口予約システム',
  '効果検証',
  '第3章 取組 1 書かない窓口',
  '31',
  'いつから始まりますか',
  '市民窓口課の予定を見る',
];

/** A question is answered where it was asked, with the answer first. */
export function answeringContract<Rig extends SurfaceRig>({ open, abilities }: Under<Rig>): void {
  it('answers with the answer first, its sources and what could be asked next, in one message', async () => {
    const rig = await open(new FakeAssistant());
    const { reads } = only(await rig.say(QUESTION));
    const places = [FIRST_LINE, '第3章 取組 1 書かない窓口', 'いつから始まりますか'].map((mark) => reads.indexOf(mark));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('shows every kind of block that a reply can have', async () => {
    const rig = await open({ answer: () => Promise.resolve(EVERYTHING) });
    const shown = await rig.say(QUESTION);
    const reads = seen(shown.map((message) => message.reads).join(''));
    expect(MARKS.filter((mark) => !reads.includes(seen(mark)))).toEqual([]);
    const url = 'https://kakari.example/milestones?department=a&b=1';
    expect([...shown.flatMap(({ links }) => links), reads].some((text) => text.includes(url))).toBe(true);
    expect(shown.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('has a plain-text form of every message, which holds the answer', async () => {
    const rig = await open(new FakeAssistant());
    for (const text of ['担当は？', 'いつ？', '比較', '全部', '計画にないこと', 'Who is in charge?']) {
      const { blocks } = await new FakeAssistant().answer({ text, history: [], today: '2026-11-20' });
      const firstLine = blocks[0]?.kind === 'text' ? blocks[0].text.split('\n')[0] : undefined;
      expect(only(await rig.say({ ...QUESTION, text })).plain).toContain(firstLine);
    }
  });

  it('answers the same question again when it is asked again', async () => {
    const rig = await open(new FakeAssistant());
    only(await rig.say(QUESTION));
    expect(only(await rig.say(QUESTION)).reads).toContain(FIRST_LINE);
  });

  answersOnceContract({ open, abilities });
  answersPeopleContract({ open, abilities });
  if (!isAbsent(abilities.together)) placesContract({ open, abilities });
}

function answersOnceContract<Rig extends SurfaceRig>({ open, abilities: { redelivery } }: Under<Rig>): void {
  if (isAbsent(redelivery)) return;
  describe('a message that is delivered again', () => {
    it('is answered once, when five come at once', async () => {
      const assistant = new FakeAssistant();
      const rig = await open(assistant);
      only(await rig.say({ ...QUESTION, times: 5 }));
      expect(assistant.messages).toHaveLength(1);
    });

    it.each([{ marked: false }, { marked: true }])('is answered once, when it comes later (%o)', async (marks) => {
      const assistant = new FakeAssistant();
      const rig = await open(assistant);
      only(await rig.say(QUESTION));
      for (let time = 2; time <= 5; time++) expect(await redelivery(rig).again(marks)).toEqual([]);
      expect(assistant.messages).toHaveLength(1);
    });

    it('is answered once, also over a restart', async () => {
      const assistant = new FakeAssistant();
      const rig = await open(assistant);
      only(await rig.say(QUESTION));
      await redelivery(rig).restart();
      expect(await redelivery(rig).again({ marked: true })).toEqual([]);
      expect(assistant.messages).toHaveLength(1);
      expect(only(await rig.say(QUESTION)).reads).toContain(FIRST_LINE);
    });
  });
}

function answersPeopleContract<Rig extends SurfaceRig>({ open, abilities: { bots } }: Under<Rig>): void {
  if (isAbsent(bots)) return;
  it('answers neither another bot nor itself', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    expect(await bots(rig).sayAsBot('書かない窓口の担当は？')).toEqual([]);
    expect(await bots(rig).sayAsItself('書かない窓口の担当は？')).toEqual([]);
    expect(assistant.messages).toEqual([]);
    only(await rig.say(QUESTION));
  });
}

function placesContract<Rig extends SurfaceRig>({ open }: Under<Rig>): void {
  it('answers by mention where several people read, and is silent without one', async () => {
    const assistant = new FakeAssistant();
    const rig = await open(assistant);
    expect(await rig.say({ ...QUESTION, place: 'together', mention: false })).toEqual([]);
    expect(assistant.messages).toEqual([]);
    expect(only(await rig.say({ ...QUESTION, person: TARO, place: 'together' }))).toMatchObject({
      to: 'everyone',
      reads: expect.stringContaining(FIRST_LINE) as unknown,
    });
    expect(assistant.messages.map(({ text }) => text)).toEqual([QUESTION.text]);
  });
}
