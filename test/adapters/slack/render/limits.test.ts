import { describe, expect, it } from 'vitest';
import { faultsOfMessage, faultsOfView } from '../../../../adapters/slack/render/limits.ts';
import type { SlackBlock } from '../../../../adapters/slack/render/slack-message.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const button = (rest: object) => ({ type: 'button', action_id: 'a', text: plain('ボタン'), ...rest }) as const;
const actions = (...elements: ReturnType<typeof button>[]): SlackBlock => ({ type: 'actions', elements });
const rich = (text: string): SlackBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const faults = (...blocks: SlackBlock[]): readonly string[] => faultsOfMessage({ text: '答え', blocks });

describe('the limits of Slack', () => {
  it('hold for a message at all of them', () => {
    expect(
      faults(
        { type: 'header', text: plain('あ'.repeat(150)) },
        { type: 'context', elements: Array.from({ length: 10 }, () => plain('出典')) },
        actions(
          ...Array.from({ length: 24 }, (_, at) => button({ action_id: `a${at}` })),
          button({ value: 'v'.repeat(2000) }),
        ),
        rich('あ'.repeat(3000)),
      ),
    ).toEqual([]);
  });

  it.each<[string, SlackBlock]>([
    ['a header', { type: 'header', text: plain('あ'.repeat(151)) }],
    ['a context', { type: 'context', elements: Array.from({ length: 11 }, () => plain('出典')) }],
    ['a text', { type: 'context', elements: [plain('あ'.repeat(3001))] }],
    ['an empty text', { type: 'context', elements: [plain(' ')] }],
    ['an empty run of rich text', rich('')],
    ['an empty list', { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }] }],
    ['an empty block of rich text', { type: 'rich_text', elements: [] }],
    ['too many buttons', actions(...Array.from({ length: 26 }, (_, at) => button({ action_id: `a${at}` })))],
    ['two buttons of one name', actions(button({}), button({}))],
    ['no buttons', actions()],
    ['the words on a button', actions(button({ text: plain('あ'.repeat(76)) }))],
    ['what is read out for a button', actions(button({ accessibility_label: 'あ'.repeat(76) }))],
    ['the value of a button', actions(button({ value: 'v'.repeat(2001) }))],
    ['the name of an action', actions(button({ action_id: 'a'.repeat(256) }))],
    ['the name of a block', { type: 'divider', block_id: 'b'.repeat(256) }],
    ['the address of a button', actions(button({ url: `https://${'a'.repeat(3000)}` }))],
    [
      'an option',
      {
        type: 'actions',
        elements: [{ type: 'static_select', options: [{ text: plain('あ'.repeat(76)), value: 'v' }] }],
      },
    ],
    [
      'the value of an option',
      {
        type: 'actions',
        elements: [{ type: 'static_select', options: [{ text: plain('あ'), value: 'v'.repeat(76) }] }],
      },
    ],
    [
      'too many options',
      {
        type: 'actions',
        elements: [
          { type: 'static_select', options: Array.from({ length: 101 }, () => ({ text: plain('あ'), value: 'v' })) },
        ],
      },
    ],
  ])('are broken by %s', (_, block) => {
    expect(faults(block)).toHaveLength(1);
  });

  it('are broken by the whole of a message', () => {
    expect(faultsOfMessage({ text: '', blocks: [] })).toEqual(['text is 0, at least 1']);
    expect(faultsOfMessage({ text: 'あ'.repeat(4001), blocks: [] })).toEqual(['text is 4001, at most 4000']);
    expect(faults(...Array.from({ length: 51 }, () => ({ type: 'divider' }) as const))).toEqual([
      'blocks is 51, at most 50',
    ]);
    expect(faults(...Array.from({ length: 10 }, () => rich('あ'.repeat(960))))).toEqual([
      'characters is 9600, at most 9500',
    ]);
    expect(
      faults(
        ...Array.from({ length: 6 }, (_, at) =>
          actions(...Array.from({ length: 2 }, (__, n) => button({ action_id: `${at}${n}`, value: 'v'.repeat(1900) }))),
        ),
      ),
    ).toHaveLength(1);
  });

  it('are wider for a view, which has no feedback buttons', () => {
    const dividers = Array.from({ length: 101 }, () => ({ type: 'divider' }) as const);
    expect(faultsOfView(dividers.slice(0, 100))).toEqual([]);
    expect(faultsOfView(dividers)).toEqual(['blocks is 101, at most 100']);
    const feedback: SlackBlock = {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('はい'), value: 'y' },
          negative_button: { text: plain('いいえ'), value: 'n' },
        },
      ],
    };
    expect(faultsOfView([feedback])).toEqual(['context_actions: only in messages']);
  });
});
