import type { types } from '@slack/bolt';
import type { Choice } from '../../../src/domain/answer.ts';
import type { Section } from '../../../src/domain/chat.ts';
import type { Block } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { renderBlocks } from '../render/block-renderers.ts';
import { ACTIONS } from '../render/button-values.ts';
import { SLACK_LIMITS } from '../render/limits.ts';
import { sizeOf } from '../render/pack.ts';
import { packItems, partsOf, withoutLastDivider } from '../render/parts.ts';
import { line, plainOf, richText, run } from '../render/rich-text.ts';
import type { SlackBlock } from '../render/slack-message.ts';

/** What a person's home shows. */
export interface Home {
  /** The person's section and its agenda; absent where none is registered. */
  readonly own?: { readonly section: Section; readonly agenda: readonly Block[] };
  readonly prompts: readonly Choice[];
  /** Kakari's own pages. */
  readonly publicUrl?: string;
}

/** In the place of a message's id, in the buttons of reminders that stand here. */
const HOME = 'home';

/** The App Home: what the section has to do, questions to begin with, and the pages. */
export function homeView({ own, prompts, publicUrl }: Home): types.HomeView {
  const head = own === undefined ? unknownSection() : ownSection(own.section);
  const end = [...promptBlocks(prompts), ...(publicUrl === undefined ? [] : pages(publicUrl))];
  return {
    type: 'home',
    blocks: [...head, ...fitted(own?.agenda ?? [], SLACK_LIMITS.blocks.view - head.length - end.length), ...end],
  };
}

/** A home that says only a sentence. */
export const plainHome = (text: string): types.HomeView => ({ type: 'home', blocks: [...richText(line(run(text)))] });

const heading = (text: string): SlackBlock => ({ type: 'header', text: plainOf(text) });

const sectionButton = (label: string): SlackBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: ACTIONS.register, text: plainOf(label), value: 'register' }],
});

const unknownSection = (): readonly SlackBlock[] => [
  heading(CHAT_WORDS.ja.agenda),
  ...richText(line(run('所属の課を登録すると、取組、これからの予定、回答待ちのお知らせがここに出ます。'))),
  sectionButton(CHAT_WORDS.ja.register),
];

const ownSection = ({ department }: Section): readonly SlackBlock[] => [
  heading(`${department}の予定`),
  sectionButton('所属の課を変える'),
];

const promptBlocks = (prompts: readonly Choice[]): readonly SlackBlock[] =>
  prompts.length === 0
    ? []
    : [
        { type: 'divider' },
        heading('聞いてみる'),
        ...richText(line(run('メッセージのタブに答えが届きます。'))),
        ...renderBlocks([{ kind: 'choices', choices: prompts }], { language: 'ja' }),
      ];

const pages = (publicUrl: string): readonly SlackBlock[] => [
  { type: 'divider' },
  ...renderBlocks([{ kind: 'link', label: '計画と予定をブラウザーで見る', url: publicUrl }], { language: 'ja' }),
];

/** As much of an agenda as there is room for, no reminder without its buttons, and a line where something is missing. */
function fitted(agenda: readonly Block[], most: number): readonly SlackBlock[] {
  const parts = partsOf(agenda, { language: 'ja', message: HOME });
  const size = (place: number) => sizeOf(parts[place]?.blocks ?? []);
  const room = { blocks: most - 1, characters: Infinity, json: Infinity };
  const [first = [], ...others] = packItems(parts, size, room);
  const blocks = withoutLastDivider(first.flatMap((place) => parts[place]?.blocks ?? []));
  return others.length === 0 ? blocks : [...blocks, ...richText(line(run(MORE)))];
}

const MORE = 'ほかにもあります。「予定」と送ると、すべてお知らせします。';
