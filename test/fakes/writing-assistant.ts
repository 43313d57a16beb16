import type { Citation } from '../../src/domain/answer.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { Assistant, OnProgress } from '../../src/ports/assistant.ts';

/**
 * An assistant with which a model writes: it shows what there is so far, waits each time as long as `whenShown` takes, and ends as it is
 * told. It keeps how often it was asked.
 */
export class WritingAssistant implements Assistant {
  readonly #soFar: readonly Reply[];
  readonly #end: () => Reply;
  readonly #messages: Message[] = [];
  whenShown: (soFar: Reply) => Promise<void> = () => Promise.resolve();

  constructor(soFar: readonly Reply[], end: () => Reply) {
    this.#soFar = soFar;
    this.#end = end;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  async answer(message: Message, onProgress?: OnProgress): Promise<Reply> {
    this.#messages.push(message);
    for (const reply of this.#soFar) {
      onProgress?.(reply);
      if (onProgress !== undefined) await this.whenShown(reply);
    }
    return this.#end();
  }
}

const PLAN = {
  municipality: 'aonono',
  plan: '青野野市デジタル推進計画',
  version: '第2版',
};

/** Three places of one plan; the marks of `WORDED` point at them. */
export const WORDED_SOURCES: readonly [Citation, Citation, Citation] = [
  {
    ...PLAN,
    place: '第3章 取組 1 書かない窓口',
    page: 12,
    passage: '申請書に書く項目を、来庁者から聞き取って職員が入力する。',
  },
  { ...PLAN, place: '第4章 工程表', page: 31, passage: '書かない窓口：令和8年度に準備、令和9年度から実施。' },
  { ...PLAN, place: '第5章 推進体制', passage: '窓口の取組は市民窓口課が取りまとめる。' },
];

/** Sentences as a model wrote them, with marks at the sources that are given. */
export const worded = (texts: readonly string[], citations: readonly Citation[] = WORDED_SOURCES): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'content',
  wordedBy: 'model',
  blocks: [
    ...texts.map((text) => ({ kind: 'text' as const, text })),
    ...(citations.length === 0 ? [] : [{ kind: 'citations' as const, citations }]),
  ],
});

export const FIRST_SENTENCE = '書かない窓口は、申請書を手で書かずに済む窓口です。[1]';
export const SECOND_SENTENCE = '令和9年度から、市民窓口課が取りまとめて実施します。[2][3]';

/** What there is after the first sentence, and the whole. */
export const WORDED_SO_FAR = worded([FIRST_SENTENCE], WORDED_SOURCES.slice(0, 1));
export const WORDED: Reply = {
  ...worded([FIRST_SENTENCE, SECOND_SENTENCE]),
  blocks: [
    ...worded([FIRST_SENTENCE, SECOND_SENTENCE]).blocks,
    { kind: 'choices', choices: [{ label: '目標を知りたい', question: '書かない窓口の目標は？' }] },
  ],
};
