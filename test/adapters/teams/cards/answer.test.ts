import { describe, expect, it } from 'vitest';
import { answerActivity } from '../../../../adapters/teams/cards/answer.ts';
import { DATA_LIMIT } from '../../../../adapters/teams/cards/buttons.ts';
import { sizeOf } from '../../../../adapters/teams/cards/card-message.ts';
import type { Claim } from '../../../../adapters/teams/cards/citations.ts';
import { detailsActivities } from '../../../../adapters/teams/cards/details.ts';
import type { Citation } from '../../../../src/domain/answer.ts';
import type { Asked } from '../../../../src/domain/chat.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';
import { button, cardIn, nodesOf, textOf, textsOf, titlesOf } from './read-card.ts';

const TODAY = '2026-11-20';

const CITATION: Citation = {
  municipality: '青葉市',
  plan: '青葉市DX推進計画',
  version: '令和8年3月',
  place: '第3章 窓口',
  page: 12,
  passage: '窓口で書く量を減らします。',
};

const TEXT: Block = { kind: 'text', text: '担当は市民課です。\n情報課が協力します。' };
const SOURCES: Block = {
  kind: 'citations',
  citations: [CITATION, { ...CITATION, page: 31, uncertain: '矢印が切れている' }],
};
const NEXT: Block = {
  kind: 'choices',
  choices: [
    { label: 'いつから始まりますか', question: '書かない窓口はいつから始まりますか' },
    { label: '目標は', question: '書かない窓口の目標は' },
  ],
};

const reply = (blocks: readonly Block[], more: Partial<Reply> = {}): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'owner',
  blocks,
  ...more,
});

const ASKED: Asked = { text: '書かない窓口の担当は', municipality: 'aoba', history: ['書かない窓口とは'] };

const answer = (given: Reply, { asked = ASKED, page = 0 }: { asked?: Asked; page?: number } = {}) =>
  answerActivity({ event: 'teams:c:1', asked, reply: given }, { page, today: TODAY });

describe('an answer in Teams', () => {
  it('begins with the answer in bold, then its sources by number, then what to ask next', () => {
    const card = cardIn(answer(reply([TEXT, SOURCES, NEXT])));
    expect(textsOf(card)).toEqual([
      '担当は市民課です。',
      '情報課が協力します。',
      '出典',
      '[1] 青葉市DX推進計画（令和8年3月）　第3章 窓口　12ページ',
      '[2] 青葉市DX推進計画（令和8年3月）　第3章 窓口　31ページ',
      '　不確か',
      '続けて聞く',
    ]);
    expect(nodesOf(card).filter(({ weight }) => weight === 'Bolder')).toMatchObject([{ text: '担当は市民課です。' }]);
    expect(button(card, 'いつから始まりますか')).toMatchObject({
      type: 'Action.Submit',
      data: { msteams: { type: 'imBack', value: '書かない窓口はいつから始まりますか' } },
    });
  });

  it('is plain text for a notification, and for a client too old for its card', () => {
    expect(answer(reply([TEXT, SOURCES, NEXT]))).toMatchObject({
      summary: '担当は市民課です。\n情報課が協力します。',
      attachments: [
        {
          content: {
            fallbackText: '担当は市民課です。\n情報課が協力します。',
            speak: '担当は市民課です。\n情報課が協力します。',
          },
        },
      ],
    });
  });

  it('tells Teams its sources, within what Teams takes', () => {
    const long = { ...CITATION, municipality: '長'.repeat(40), place: '章'.repeat(200), passage: '文'.repeat(500) };
    const claimsOf = (one: Citation): readonly Claim[] => {
      const citations = Array.from({ length: 30 }, () => ({ ...one }));
      const { entities = [] } = answer(reply([TEXT, { kind: 'citations', citations }]));
      return entities.flatMap(({ citation = [] }) => citation);
    };
    expect(claimsOf(CITATION).length).toBeLessThanOrEqual(20);
    const claims = claimsOf(long);
    expect(claims.length).toBeGreaterThan(0);
    for (const [at, { position, appearance }] of claims.entries()) {
      expect(position).toBe(at + 1);
      expect(appearance.name.length).toBeLessThanOrEqual(80);
      expect(appearance.abstract?.length).toBeLessThanOrEqual(160);
      expect(appearance.keywords?.length).toBeLessThanOrEqual(3);
      for (const keyword of appearance.keywords ?? []) expect(keyword.length).toBeLessThanOrEqual(28);
      expect(appearance).not.toHaveProperty('url');
    }
  });

  it('is labelled as made by AI only where a model worded it', () => {
    expect(JSON.stringify(answer(reply([TEXT, SOURCES])))).not.toContain('AIGeneratedContent');
    expect(answer(reply([TEXT, SOURCES], { wordedBy: 'model' })).entities).toMatchObject([
      { type: 'https://schema.org/Message', additionalType: ['AIGeneratedContent'], citation: [{}, {}] },
    ]);
  });

  it('has one entity for label and sources, and none where there is neither', () => {
    expect(answer(reply([TEXT, SOURCES], { wordedBy: 'model' })).entities).toHaveLength(1);
    expect(answer(reply([TEXT])).entities).toBeUndefined();
  });

  it('asks what people think of it, on its first page only, and not of small talk', () => {
    const rows = Array.from({ length: 90 }, (_, at) => `取組${at}`);
    const long = reply([TEXT, { kind: 'list', items: rows }]);
    expect(answer(long)).toMatchObject({ channelData: { feedbackLoop: { type: 'default' } } });
    expect(answer(long, { page: 1 })).not.toHaveProperty('channelData');
    expect(answer(reply([TEXT], { kind: 'small-talk' }))).not.toHaveProperty('channelData');
  });

  it('goes on to the next page until there is none', () => {
    const long = reply([TEXT, { kind: 'list', items: Array.from({ length: 45 }, (_, at) => `取組${at}`) }]);
    expect(button(cardIn(answer(long)), '続きを見る')).toMatchObject({
      type: 'Action.Execute',
      data: { kind: 'more', page: 1, asked: ASKED },
    });
    expect(titlesOf(cardIn(answer(long, { page: 2 })))).toEqual([]);
    expect(answer(long, { page: 9 })).toEqual(answer(long, { page: 2 }));
  });

  it('offers the section in charge where one is known', () => {
    const inCharge = { municipality: 'aoba', departments: ['市民課'] };
    expect(titlesOf(cardIn(answer(reply([TEXT, SOURCES]))))).toEqual(['出典の内容を見る']);
    expect(button(cardIn(answer(reply([TEXT, SOURCES], { inCharge }))), '担当課に確認する')).toMatchObject({
      data: { kind: 'hand-over', event: 'teams:c:1', asked: ASKED },
    });
  });

  it('leaves the oldest turns out of a button that would be too large, and the button where the question is', () => {
    const history = Array.from({ length: 20 }, (_, at) => `${at}回目の質問。${'長'.repeat(100)}`);
    const details = button(
      cardIn(answer(reply([TEXT, SOURCES]), { asked: { ...ASKED, history } })),
      '出典の内容を見る',
    );
    expect(sizeOf(details)).toBeLessThanOrEqual(DATA_LIMIT);
    const { asked } = details['data'] as { readonly asked: Asked };
    expect(asked).toEqual({ ...ASKED, history: history.slice(-asked.history.length) });
    expect(asked.history.length).toBeGreaterThan(1);
    const tooLong = answer(reply([TEXT, SOURCES]), { asked: { text: '長'.repeat(5000), history: [] } });
    expect(titlesOf(cardIn(tooLong))).toEqual([]);
  });

  it('speaks English where the answer does', () => {
    const card = cardIn(answer(reply([TEXT, SOURCES, NEXT], { language: 'en' })));
    expect(card.lang).toBe('en');
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Sources', 'Ask next', '　uncertain']));
    expect(titlesOf(card)).toContain('What the sources say');
  });

  it('has choices too long for a button of a phone as lines to press, which wrap', () => {
    const label = '関市の「情報セキュリティ対策の推進」はいつからですか';
    const card = cardIn(answer(reply([TEXT, { kind: 'choices', choices: [{ label, question: 'いつ' }] }])));
    expect(nodesOf(card).filter(({ selectAction }) => selectAction !== undefined)).toMatchObject([
      {
        type: 'Container',
        selectAction: { type: 'Action.Submit', data: { msteams: { type: 'imBack', value: 'いつ' } } },
      },
    ]);
    expect(textsOf(card)).toContain(label);
  });

  it('opens pages of the web only', () => {
    const links: readonly Block[] = [
      { kind: 'link', label: '計画', url: 'https://kakari.example/plans/aoba' },
      { kind: 'link', label: '他', url: 'javascript:alert(1)' },
    ];
    const card = cardIn(answer(reply([TEXT, ...links])));
    expect(button(card, '計画')).toMatchObject({ type: 'Action.OpenUrl', url: 'https://kakari.example/plans/aoba' });
    expect(titlesOf(card)).toEqual(['計画']);
  });
});

describe('an answer that is only words', () => {
  const asks = reply([{ kind: 'text', text: '「窓口」にあたる取組が2つあります。' }, NEXT], {
    kind: 'needs-clarification',
  });

  it('is plain text with suggested actions, which Teams shows beside no attachment', () => {
    expect(answer(asks)).toMatchObject({
      type: 'message',
      textFormat: 'plain',
      text: '「窓口」にあたる取組が2つあります。',
      suggestedActions: {
        actions: [
          { type: 'imBack', title: 'いつから始まりますか', value: '書かない窓口はいつから始まりますか' },
          { type: 'imBack', title: '目標は', value: '書かない窓口の目標は' },
        ],
      },
    });
    expect(answer(asks)).not.toHaveProperty('attachments');
  });

  it('is a card where Teams would not show all its choices', () => {
    const four = {
      kind: 'choices',
      choices: [1, 2, 3, 4].map((n) => ({ label: `${n}つ目`, question: `${n}` })),
    } as const;
    const card = cardIn(answer(reply([TEXT, four], { kind: 'needs-clarification' })));
    expect(titlesOf(card)).toEqual(['1つ目', '2つ目', '3つ目', '4つ目']);
    expect(textOf(card)).toContain('どれについて知りたいですか');
  });

  it.each(['https://evil.example を見る', 'evil.example', 'mailto:a@evil.example'])(
    'is a card where it has what a client could make a link of: %s',
    (text) => {
      expect(answer(reply([{ kind: 'text', text }], { kind: 'needs-clarification' }))).toHaveProperty('attachments');
    },
  );
});

describe('a schedule', () => {
  const schedule: Block = {
    kind: 'schedule',
    caption: '工程表',
    years: [2025, 2026, 2027, 2028],
    rows: [
      {
        label: '書かない窓口',
        bars: [
          { phase: '実施', from: 2027, to: 2028, uncertain: true },
          { phase: '検討', from: 2026, to: 2026, uncertain: false },
        ],
      },
    ],
  };

  it('is a table of when and what, in order, with the current year and what is uncertain marked in words', () => {
    const card = cardIn(answer(reply([TEXT, schedule])));
    const [table] = nodesOf(card).filter(({ type }) => type === 'Table');
    const cells = nodesOf(table).filter(({ type }) => type === 'TableCell');
    expect(
      cells.map((cell) =>
        nodesOf(cell)
          .flatMap(({ text = [] }) => text)
          .join(''),
      ),
    ).toEqual(['時期', '工程', '令和8年度今年度', '検討', '令和9〜10年度', '実施　不確か']);
  });

  it('names years in English where the answer does', () => {
    expect(textOf(cardIn(answer(reply([TEXT, schedule], { language: 'en' }))))).toMatch(
      /FY2026 \(Reiwa 8\)\nthis year\n検討\nFY2027 to FY2028\n実施\n　uncertain/u,
    );
  });
});

describe('a table', () => {
  it('of three columns is one, and of more is lines that a phone can show', () => {
    const table = (columns: number): Block => ({
      kind: 'table',
      caption: '目標',
      columns: Array.from({ length: columns }, (_, at) => `列${at}`),
      rows: [Array.from({ length: columns }, (_, at) => `値${at}`)],
    });
    const narrow = cardIn(answer(reply([TEXT, table(3)])));
    expect(nodesOf(narrow).filter(({ type }) => type === 'Table')).toMatchObject([{ columns: [{}, {}, {}] }]);
    const wide = cardIn(answer(reply([TEXT, table(5)])));
    expect(nodesOf(wide).filter(({ type }) => type === 'Table')).toEqual([]);
    expect(textsOf(wide).join('')).toContain('値0列1：値1　列2：値2　列3：値3　列4：値4');
  });
});

describe('what the sources say', () => {
  it('stands under the place of each, with the reason of a doubt', () => {
    const [message, ...others] = detailsActivities(reply([TEXT, SOURCES]));
    expect(others).toEqual([]);
    expect(textsOf(cardIn(message ?? {}))).toEqual([
      '[1] 青葉市DX推進計画（令和8年3月）　第3章 窓口　12ページ',
      '窓口で書く量を減らします。',
      '[2] 青葉市DX推進計画（令和8年3月）　第3章 窓口　31ページ',
      '窓口で書く量を減らします。',
      '※ 不確か：矢印が切れている',
    ]);
  });

  it('goes over several messages, and is nothing where there is no source', () => {
    const citations = Array.from({ length: 12 }, (_, at) => ({
      ...CITATION,
      page: at,
      passage: `${at}、${'長'.repeat(400)}`,
    }));
    const messages = detailsActivities(reply([{ kind: 'citations', citations }]));
    expect(messages.length).toBeGreaterThan(1);
    const read = messages.map((message) => textOf(cardIn(message))).join('\n');
    for (const { passage } of citations) expect(read).toContain(passage);
    expect(detailsActivities(reply([TEXT]))).toEqual([]);
  });
});
