import type { Citation, InCharge } from '../../src/domain/answer.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Block, Reply } from '../../src/domain/reply.ts';
import type { Assistant } from '../../src/ports/assistant.ts';

/**
 * A small assistant with fixed knowledge: 「いつ」 gets a schedule, 「比較」 a table, 「担当」 an owner, 「全部」 every kind of
 * block, a word such as `who` an English answer, 「どの窓口」 is asked back, and anything else is not in the plan. It keeps
 * the messages that it was given. With `inCharge`, what it knows has these sections in charge.
 */
export class FakeAssistant implements Assistant {
  readonly #messages: Message[] = [];
  readonly #inCharge: InCharge | undefined;

  constructor(inCharge?: InCharge) {
    this.#inCharge = inCharge;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  answer(message: Message): Promise<Reply> {
    this.#messages.push(message);
    const reply = replyTo(message.text);
    const known = this.#inCharge !== undefined && reply.kind === 'grounded';
    return Promise.resolve(known ? { ...reply, inCharge: this.#inCharge } : reply);
  }
}

function replyTo(text: string): Reply {
  if (text.includes('全部')) return grounded(OWNER, LIST, TABLE, SCHEDULE, DOUBT, SOURCES, NEXT);
  if (text.includes('どの窓口'))
    return { language: 'ja', kind: 'needs-clarification', about: 'content', blocks: [ASKS_BACK, NEXT] };
  if (text.includes('いつ')) return grounded(WHEN, SCHEDULE, DOUBT, SOURCES, NEXT);
  if (text.includes('比較')) return grounded(OWNER, TABLE, SOURCES);
  if (text.includes('担当')) return grounded(OWNER, SOURCES, NEXT);
  if (/\bwho\b/i.test(text)) return { ...grounded(OWNER_ENGLISH, SOURCES, NEXT_ENGLISH), language: 'en' };
  return { language: 'ja', kind: 'not-in-plan', about: 'content', blocks: [absent(text), NEXT] };
}

const grounded = (...blocks: readonly Block[]): Reply => ({ language: 'ja', kind: 'grounded', about: 'owner', blocks });

const absent = (text: string): Block => ({
  kind: 'text',
  text: `「${text}」は計画に書かれていません。\n近い取組は「書かない窓口」です。詳しくは情報政策課にお尋ねください。`,
});

const OWNER: Block = {
  kind: 'text',
  text: '「書かない窓口」の担当は市民窓口課です。\n情報政策課と各支所が協力します。',
};

const OWNER_ENGLISH: Block = {
  kind: 'text',
  text: 'The Citizens Counter Division is in charge of the no-writing counter.\nThe Information Policy Division supports it.',
};

const WHEN: Block = {
  kind: 'text',
  text: '「書かない窓口」は令和9年度（2027年度）から実施します。\n令和8年度は検討の段階です。',
};

const ASKS_BACK: Block = { kind: 'text', text: '「窓口」にあたる取組が2つあります。' };

const LIST: Block = {
  kind: 'list',
  title: '協力する課',
  items: ['情報政策課', '東支所 地域振興室', '西支所 地域振興室'],
};

const TABLE: Block = {
  kind: 'table',
  caption: '窓口の取組の目標',
  columns: ['指標', '令和8年度', '令和9年度', '令和10年度'],
  rows: [
    ['対応する手続きの数', '10件', '40件', '80件'],
    ['1件あたりの待ち時間', '20分', '15分', '10分'],
  ],
};

const SCHEDULE: Block = {
  kind: 'schedule',
  caption: '窓口の取組の工程表',
  years: [2026, 2027, 2028],
  rows: [
    {
      label: '書かない窓口',
      bars: [
        { phase: '検討', from: 2026, to: 2026, uncertain: false },
        { phase: '実施', from: 2027, to: 2028, uncertain: false },
      ],
    },
    {
      label: '窓口予約システム',
      bars: [
        { phase: '試行', from: 2026, to: 2027, uncertain: false },
        { phase: '効果検証', from: 2027, to: 2028, uncertain: true },
      ],
    },
  ],
};

const DOUBT: Block = {
  kind: 'notice',
  text: '窓口予約システムの効果検証の時期は、工程表の矢印が読み取れないため不確かです。',
};

const SOURCE: Citation = {
  municipality: 'aonono',
  plan: '青野野市デジタル推進計画',
  version: '第2版',
  place: '第3章 取組 1 書かない窓口',
  page: 12,
  passage: '窓口で書く量を減らす「書かない窓口」を、市民窓口課が中心となって進めます。',
};

const SOURCES: Block = {
  kind: 'citations',
  citations: [
    SOURCE,
    { ...SOURCE, place: '第4章 工程表', page: 31, uncertain: '令和10年度の欄の矢印が読み取れません。' },
  ],
};

const NEXT: Block = {
  kind: 'choices',
  choices: [
    { label: 'いつから始まりますか', question: '書かない窓口はいつから始まりますか' },
    { label: '目標を比較する', question: '窓口の取組の目標を比較してください' },
  ],
};

const NEXT_ENGLISH: Block = {
  kind: 'choices',
  choices: [{ label: 'Who supports it?', question: 'Who supports the no-writing counter?' }],
};
