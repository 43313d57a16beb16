import { fc } from '../../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { agendaActivity } from '../../../../adapters/teams/cards/agenda.ts';
import type { AdaptiveCard } from '../../../../adapters/teams/cards/adaptive-card.ts';
import { answerActivity } from '../../../../adapters/teams/cards/answer.ts';
import { readCardData } from '../../../../adapters/teams/cards/card-data.ts';
import { MESSAGE_LIMIT, sizeOf } from '../../../../adapters/teams/cards/card-message.ts';
import { detailsActivities } from '../../../../adapters/teams/cards/details.ts';
import { extensionResults } from '../../../../adapters/teams/cards/extension-results.ts';
import { noticeActivity } from '../../../../adapters/teams/cards/notice.ts';
import { sectionActivity } from '../../../../adapters/teams/cards/section.ts';
import { sentenceActivity } from '../../../../adapters/teams/cards/small-messages.ts';
import type { Citation } from '../../../../src/domain/answer.ts';
import type { Turn } from '../../../../src/domain/chat.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';
import { HOSTILE_TEXTS, replyWith } from '../../../contracts/chat-surface/hostile-texts.ts';
import { blocks, words } from '../../../domain/made-up-blocks.ts';
import { actionsOf, type Node, nodesOf, problemsOf, textOf } from './read-card.ts';

const TODAY = '2026-11-20';

const replies: fc.Arbitrary<Reply> = fc.record({
  language: fc.constantFrom('ja', 'en'),
  kind: fc.constantFrom('grounded', 'not-in-plan', 'needs-clarification', 'small-talk'),
  about: fc.constant('content'),
  blocks,
  inCharge: fc.constant({ municipality: 'aoba', departments: ['市民課'] }),
  wordedBy: fc.constant('model'),
});

const turns: fc.Arbitrary<Omit<Turn, 'conversation'>> = fc.record({
  event: fc.string({ minLength: 1, maxLength: 200 }),
  // As long as the desk makes them.
  asked: fc.record({
    text: words(2000).map((text) => text.slice(0, 2000)),
    history: fc.array(
      words(300).map((turn) => turn.slice(0, 300)),
      { maxLength: 10 },
    ),
  }),
  reply: replies,
});

const SOURCE: Citation = { municipality: '青葉市', plan: '計画', version: '第1版', place: '第1章', passage: '文' };

/** Of a made-up text every word begins so: here stands something hostile instead. */
const withHostile = <T>(value: T, text: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll('文', JSON.stringify(text).slice(1, -1))) as T;

/** All messages that could be made of a turn. */
function messagesOf(turn: Omit<Turn, 'conversation'>): readonly object[] {
  const { blocks: all } = turn.reply;
  const notice = { title: '期限のお知らせ', blocks: all };
  const pages = [0, 1, 2, 7];
  return [
    ...pages.map((page) => answerActivity(turn, { page, today: TODAY })),
    answerActivity(turn, { today: TODAY, shared: true, heading: turn.asked.text.slice(0, 500) }),
    ...pages.map((page) => noticeActivity({ id: 'm', notice, page, today: TODAY })),
    ...pages.map((page) => agendaActivity(all, { page, today: TODAY })),
    ...detailsActivities(turn.reply),
    sentenceActivity('処理しました。'),
  ];
}

const cardsIn = (messages: readonly object[]): readonly AdaptiveCard[] =>
  nodesOf(messages).filter(({ type }) => type === 'AdaptiveCard') as unknown as readonly AdaptiveCard[];

const ELEMENTS = new Set(['AdaptiveCard', 'RichTextBlock', 'TextRun', 'Container', 'Table', 'TableRow', 'TableCell']);
const CONTROLS = new Set(['ActionSet', 'Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Input.ChoiceSet']);

describe('every card', () => {
  it('is one of version 1.5 to Microsoft’s parser, whatever it tells', () => {
    fc.assert(
      fc.property(turns, fc.constantFrom(...HOSTILE_TEXTS), (made, text) => {
        for (const card of cardsIn(messagesOf(withHostile(made, text)))) expect(problemsOf(card)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('is small enough to be sent, with a plain-text form', () => {
    fc.assert(
      fc.property(turns, (turn) => {
        for (const message of messagesOf(turn)) {
          expect(sizeOf(message)).toBeLessThanOrEqual(MESSAGE_LIMIT);
          expect(message).toMatchObject({ textFormat: 'plain', summary: expect.stringMatching(/./u) });
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each<[string, Block]>([
    ['quotation marks', { kind: 'text', text: '"'.repeat(30_000) }],
    ['lines', { kind: 'text', text: '窓\n'.repeat(9000) }],
    [
      'a place',
      { kind: 'citations', citations: [{ ...SOURCE, place: '章'.repeat(20_000), passage: '文'.repeat(20_000) }] },
    ],
    ['a choice', { kind: 'choices', choices: [{ label: '問'.repeat(9000), question: '問'.repeat(9000) }] }],
    ['an address', { kind: 'link', label: '頁'.repeat(9000), url: `https://kakari.example/${'a'.repeat(30_000)}` }],
    ['a name', { kind: 'actions', reminder: 'r', about: '名'.repeat(20_000), answers: ['acknowledge'] }],
    ['a cell', { kind: 'table', caption: '表', columns: ['列', '値'], rows: [['窓', '値'.repeat(20_000)]] }],
  ])('is small enough to be sent with too much of %s', (_, block) => {
    const reply: Reply = { ...replyWith('始め'), blocks: [{ kind: 'text', text: '始め' }, block, block] };
    for (const message of messagesOf({ event: 'e', asked: { text: '問', history: [] }, reply }))
      expect(sizeOf(message)).toBeLessThanOrEqual(MESSAGE_LIMIT);
  });

  it('is made of elements that read no Markdown', () => {
    fc.assert(
      fc.property(turns, (turn) => {
        for (const { type, text } of cardsIn(messagesOf(turn)).flatMap(nodesOf)) {
          expect(ELEMENTS.has(type) || CONTROLS.has(type) ? '' : type).toBe('');
          expect(text === undefined || type === 'TextRun').toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('has only buttons whose data is read back', () => {
    fc.assert(
      fc.property(turns, (turn) => {
        const buttons = cardsIn(messagesOf(turn)).flatMap(actionsOf);
        for (const { data } of buttons.filter(({ type }) => type === 'Action.Execute'))
          expect(readCardData(data)).toEqual(data);
      }),
      { numRuns: 12 },
    );
  });

  it.each(HOSTILE_TEXTS)('shows %j letter by letter', (text) => {
    const reply = replyWith(text);
    const turn: Turn = { event: 'e', conversation: 'c', asked: { text, history: [] }, reply };
    const card = cardsIn([answerActivity(turn, { today: TODAY })])[0];
    const visible = text
      .split(/\s+/u)
      .map((word) => word.replaceAll(/[\p{Cc}\p{Cf}]/gu, ''))
      .filter(Boolean);
    const shown = card === undefined ? '' : textOf(card).replaceAll(/\p{Cf}/gu, '');
    for (const word of visible) expect(shown).toContain(word);
    expect(card === undefined ? [] : actionsOf(card).filter(({ type }) => type === 'Action.OpenUrl')).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)('has no date, mention or entity made of %j', (text) => {
    const turn: Turn = { event: 'e', conversation: 'c', asked: { text, history: [] }, reply: replyWith(text) };
    const shown = [...messagesOf(turn), extensionResults([{ title: text, subtitle: text, reply: turn.reply }], TODAY)];
    // What a button carries is not shown, and has to come back as it was.
    const sent = JSON.stringify(shown, (key, value: unknown) => (key === 'asked' ? undefined : value));
    expect(sent).not.toMatch(/\{\{(?:DATE|TIME)/u);
    expect(sent).not.toContain('"type":"mention"');
    expect(sent).not.toMatch(/\p{Bidi_Control}|\\u00[01]/u);
  });

  it('leaves nothing of an answer out over its pages', () => {
    const items = Array.from({ length: 130 }, (_, at) => `取組${at}を令和${at}年度に`);
    const reply: Reply = { ...replyWith('始め'), blocks: [{ kind: 'list', items }] };
    const turn: Turn = { event: 'e', conversation: 'c', asked: { text: '全部', history: [] }, reply };
    const read: string[] = [];
    for (let page: number | undefined = 0; page !== undefined;) {
      const card: AdaptiveCard | undefined = cardsIn([answerActivity(turn, { page, today: TODAY })])[0];
      if (card === undefined) break;
      read.push(textOf(card));
      const more: Node | undefined = actionsOf(card).find(({ title }) => title === '続きを見る');
      page = (more?.['data'] as { readonly page: number } | undefined)?.page;
    }
    for (const item of items) expect(read.join('\n')).toContain(`・${item}`);
    expect(read.length).toBeGreaterThan(5);
  });
});

describe('a card of sections', () => {
  it('names as many as a message holds, and how the rest is named', () => {
    const departments = Array.from({ length: 900 }, (_, at) => `第${at}地域振興総合支援課`);
    const message = sectionActivity([{ municipality: { id: 'aoba', name: '青葉市' }, departments }]);
    expect(sizeOf(message)).toBeLessThan(MESSAGE_LIMIT);
    expect(textOf(message.attachments[0].content)).toContain('「所属 ○○課」');
    expect(problemsOf(message.attachments[0].content)).toEqual([]);
  });

  it('is filtered by typing and gives back the section that was chosen', () => {
    const message = sectionActivity([
      { municipality: { id: 'aoba', name: '青葉市' }, departments: ['市民課', '総務部/人事課'] },
    ]);
    const [input] = nodesOf(message).filter(({ type }) => type === 'Input.ChoiceSet');
    expect(input).toMatchObject({ style: 'filtered', choices: [{ title: '市民課' }, { title: '総務部/人事課' }] });
    const [, value] = (input?.['choices'] ?? []) as readonly { readonly value: string }[];
    expect(readCardData({ kind: 'register', section: value?.value })).toEqual({
      kind: 'register',
      section: { municipality: 'aoba', department: '総務部/人事課' },
    });
  });
});

describe('the results of a search', () => {
  const reply: Reply = { ...replyWith('電子契約'), inCharge: { municipality: 'aoba', departments: ['契約課'] } };

  it('are a list with a card each, without buttons that need Kakari in the chat', () => {
    const found = Array.from({ length: 30 }, (_, at) => ({ title: `取組${at}`, subtitle: '青葉市　契約課', reply }));
    const { composeExtension } = extensionResults(found, TODAY);
    expect(composeExtension).toMatchObject({
      type: 'result',
      attachments: expect.objectContaining({ length: 10, 0: expect.objectContaining({ preview: expect.anything() }) }),
    });
    expect(cardsIn([composeExtension]).flatMap(actionsOf)).toEqual([]);
    expect(cardsIn([composeExtension]).flatMap(problemsOf)).toEqual([]);
  });

  it('say so where nothing was found', () => {
    expect(extensionResults([], TODAY)).toEqual({
      composeExtension: { type: 'message', text: '該当する取組や用語が見つかりませんでした。' },
    });
  });

  it('fit the wire with any reply', () => {
    const all: fc.Arbitrary<readonly Block[]> = blocks;
    fc.assert(
      fc.property(all, (made) => {
        const { composeExtension } = extensionResults(
          [{ title: '長'.repeat(500), subtitle: '長', reply: { ...reply, blocks: made } }],
          TODAY,
        );
        expect(sizeOf(composeExtension)).toBeLessThan(MESSAGE_LIMIT + 2000);
      }),
      { numRuns: 12 },
    );
  });
});
