import { fc } from '../../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { decodeAsked, encodeAsked } from '../../../../adapters/slack/render/button-values.ts';
import { renderBlocks } from '../../../../adapters/slack/render/block-renderers.ts';
import { faultsOfMessage } from '../../../../adapters/slack/render/limits.ts';
import { renderNotice } from '../../../../adapters/slack/render/render-notice.ts';
import { renderDetails, renderReply } from '../../../../adapters/slack/render/render-reply.ts';
import type { SlackMessage } from '../../../../adapters/slack/render/slack-message.ts';
import type { Reminder } from '../../../../src/domain/reminder.ts';
import { type Block, type BlockRenderers, renderWith } from '../../../../src/domain/reply.ts';
import { anyBlock, anyReply, hostileText } from './hostile.ts';
import { bare, buttonsIn, partsIn, shownIn } from './read-blocks.ts';

const asked = fc.record({
  text: hostileText.map((text) => text || '？'),
  history: fc.array(hostileText, { maxLength: 3 }),
});

// To shrink a reply of a hundred thousand characters takes longer than to look at it.
const RUNS = { numRuns: 30, endOnFailure: true } as const;

/** What has to be read somewhere of a block, piece by piece. */
const PIECES: BlockRenderers<readonly string[], undefined> = {
  text: ({ text }) => [text],
  notice: ({ text }) => [text],
  list: ({ title = '', items }) => [title, ...items],
  table: ({ caption, rows }) => [caption, ...rows.flat()],
  schedule: ({ caption, rows }) => [
    caption,
    ...rows.flatMap(({ label, bars }) => [label, ...bars.map(({ phase }) => phase)]),
  ],
  citations: ({ citations }) => citations.flatMap(({ plan, version, place }) => [plan, version, place]),
  choices: () => [],
  link: ({ label, url }) => [label.trim() === '' ? '' : label, ...(/^https?:/.test(url) ? [] : [url])],
  actions: () => [],
};

/** What can neither ping nor format nor link by what stands in it. */
const KINDS: ReadonlySet<string> = new Set([
  'rich_text',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'text',
  'link',
  'plain_text',
  'context',
  'actions',
  'button',
  'context_actions',
  'feedback_buttons',
  'divider',
]);

const isHarmful = ({ type, text = '', url }: ReturnType<typeof partsIn>[number]): boolean =>
  !KINDS.has(type) ||
  /\u202E|(?![\n\t])\p{Cc}|\p{Cs}/u.test(text) ||
  (type === 'link' ? !/^https?:\/\//.test(String(url)) : url !== undefined);

function expectHarmless(messages: readonly SlackMessage[]): void {
  for (const message of messages) {
    expect(faultsOfMessage(message)).toEqual([]);
    expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    expect(partsIn(message.blocks).filter(isHarmful)).toEqual([]);
  }
}

/** A text that is too long for a page is cut, and what stands beside it on the first page may come between. */
function expectNothingLost(blocks: readonly Block[], messages: readonly SlackMessage[]): void {
  const shown = bare(shownIn(messages));
  const ends = blocks
    .flatMap((block) => renderWith(PIECES, block, undefined))
    .flatMap((piece) => [[...bare(piece)].slice(0, 30).join(''), [...bare(piece)].slice(-30).join('')]);
  expect(ends.filter((end) => !shown.includes(end))).toEqual([]);
}

/** Choices that are lines may come between a text and its rest; what becomes of them is looked at by itself. */
const withoutChoices = (blocks: readonly Block[]): readonly Block[] => blocks.filter(({ kind }) => kind !== 'choices');

describe('whatever an answer or a notice is made of', () => {
  it('is within the limits of Slack on every page, pings nobody and links nowhere', () => {
    fc.assert(
      fc.property(anyReply, asked, fc.boolean(), hostileText, (reply, question, ephemeral, heading) => {
        expectHarmless(renderReply({ reply, asked: question, ephemeral, heading, needs: 'section' }));
        expectHarmless(renderDetails(reply));
      }),
      RUNS,
    );
  });

  it('is shown whole, over all pages of an answer', () => {
    fc.assert(
      fc.property(anyReply, asked, (reply, question) => {
        const blocks = withoutChoices(reply.blocks);
        expectNothingLost(blocks, renderReply({ reply: { ...reply, blocks }, asked: question }));
      }),
      RUNS,
    );
  });

  it('is shown whole and within the limits, over all pages of a notice, before and after answers', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { minLength: 1, maxLength: 14 }),
        hostileText,
        fc.boolean(),
        (blocks, title, isOpen) => {
          const view = { notice: { title, blocks }, message: '0123456789abcdef0123' };
          const before = renderNotice(view);
          const reminders = blocks.flatMap((block) => (block.kind === 'actions' ? [answered(block.reminder)] : []));
          const open = new Set(isOpen ? reminders.map(({ id }) => id) : []);
          const after = renderNotice({ ...view, reminders, open });
          expectHarmless([...before, ...after]);
          expectNothingLost(
            withoutChoices(blocks),
            renderNotice({ ...view, notice: { title, blocks: withoutChoices(blocks) } }),
          );
          expect(after).toHaveLength(before.length);
        },
      ),
      RUNS,
    );
  });

  it('offers every choice, on a button that asks it or as a line', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ label: hostileText, question: hostileText }), { maxLength: 30 }), (choices) => {
        const blocks = [...renderBlocks([{ kind: 'choices', choices }], { language: 'ja' })];
        const values = buttonsIn([{ text: '', blocks }]).map(({ value }) => value);
        const shown = bare(shownIn([{ text: '', blocks }]));
        for (const { label, question } of choices) {
          if (values.includes(question)) continue;
          expect(shown).toContain([...bare(label.trim() === '' ? question : label)].slice(0, 30).join(''));
        }
      }),
    );
  });
});

describe('the value of a button that puts a question again', () => {
  it('comes back as it went, without the oldest turns where it would be too long', () => {
    fc.assert(
      fc.property(asked, fc.nat({ max: 50 }), (question, page) => {
        const value = encodeAsked({ asked: question, page });
        const back = decodeAsked(value);
        const isTooLong = JSON.stringify(JSON.stringify(question.text)).length > 1900;
        expect(back?.asked.text ?? isTooLong).toEqual(value === undefined ? true : question.text);
        expect(back?.page ?? page).toBe(page);
        expect(value?.length ?? 0).toBeLessThanOrEqual(2000);
        const kept = back?.asked.history ?? [];
        expect(kept).toEqual(question.history.slice(question.history.length - kept.length));
      }),
    );
  });
});

const answered = (id: string): Reminder => ({
  id,
  municipality: 'harano',
  milestone: 'harano.1',
  occasion: { kind: 'lead', days: 30, date: '2027-03-31' },
  department: '市民課',
  contact: { kind: 'slack-channel', address: 'C0TOWNHALL' },
  route: 'owner',
  dueOn: '2027-03-01',
  state: 'acknowledged',
  late: false,
  answeredAt: '2026-11-21T01:05:00.000Z',
  answeredBy: `${'長'.repeat(400)}（Slack U0HANAKO01）`,
});
