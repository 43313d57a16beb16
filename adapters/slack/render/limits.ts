import type { SlackBlock, SlackMessage } from './slack-message.ts';

/** What Slack takes, in UTF-16 code units or pieces. */
export const SLACK_LIMITS = {
  /** docs.slack.dev/reference/block-kit/blocks: 50 in a message, 100 in a modal or the App Home. */
  blocks: { message: 50, view: 100 },
  /** docs.slack.dev/reference/methods/chat.postMessage, "Truncating content": best kept below 4,000; cut at 40,000. */
  fallback: 4000,
  /** docs.slack.dev/reference/block-kit/composition-objects/text-object: 1 to 3,000. */
  text: 3000,
  /** docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** docs.slack.dev/reference/block-kit/blocks/context-actions-block */
  contextActions: 5,
  /** docs.slack.dev/reference/block-kit/block-elements/button-element: text and accessibility_label 75, value 2,000, url 3,000. */
  buttonText: 75,
  value: 2000,
  url: 3000,
  /** docs.slack.dev/reference/block-kit/composition-objects/option-object: text and value 75; 100 of them in a select menu. */
  option: 75,
  options: 100,
  /** docs.slack.dev/reference/block-kit/blocks, block-elements: `block_id`, `action_id`. */
  id: 255,
  /**
   * All blocks of a message: `msg_blocks_too_long` beyond some 12,000 characters less something for every block
   * (github.com/slackapi/bolt-js/issues/2509); of rich text and sections 9,597 characters in 15,561 of JSON were taken, 11,341
   * in 17,694 were not (github.com/slackapi/bolt-js/issues/2867). Only what is known to be taken is sent.
   */
  characters: 9500,
  json: 15_500,
} as const;

/** What Slack would refuse in a message, in words; empty where it takes it. */
export const faultsOfMessage = ({ text, blocks }: SlackMessage): readonly string[] => [
  ...atLeast('text', text.trim().length, 1),
  ...atMost('text', text.length, SLACK_LIMITS.fallback),
  ...atMost('blocks', blocks.length, SLACK_LIMITS.blocks.message),
  ...atMost('characters', charactersOf(blocks), SLACK_LIMITS.characters),
  ...atMost('json', jsonLength(blocks), SLACK_LIMITS.json),
  ...faultsIn(blocks, 'blocks'),
];

/** What Slack would refuse in the blocks of a modal or of the App Home, in words; empty where it takes them. */
export const faultsOfView = (blocks: readonly SlackBlock[]): readonly string[] => [
  ...atMost('blocks', blocks.length, SLACK_LIMITS.blocks.view),
  ...blocks.filter(({ type }) => type === 'context_actions').map(() => 'context_actions: only in messages'),
  ...faultsIn(blocks, 'blocks'),
];

/** The characters of all texts in blocks. */
export const charactersOf = (blocks: unknown): number =>
  sum(blocks, (key, value) => (key === 'text' ? value.length : 0));

/** The characters of blocks as they are sent. */
export const jsonLength = (blocks: unknown): number => JSON.stringify(blocks).length;

type Fields = Readonly<Record<string, unknown>>;

function faultsIn(value: unknown, place: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => faultsIn(one, `${place}/${at}`));
  if (!isFields(value)) return [];
  const own = (CHECKS[String(value['type'])] ?? (() => []))(value).map((fault) => `${place}: ${fault}`);
  const nested = Object.entries(value).flatMap(([key, inner]) => faultsIn(inner, `${place}/${key}`));
  return [...own, ...idFaults(value, place), ...optionFaults(value, place), ...nested];
}

type Check = (fields: Fields) => readonly string[];

const CHECKS: Readonly<Record<string, Check>> = {
  plain_text: ({ text }) => textFaults(text, SLACK_LIMITS.text),
  mrkdwn: ({ text }) => textFaults(text, SLACK_LIMITS.text),
  // The elements of rich text; Slack states no longest one.
  text: ({ text }) => [...atLeast('text', lengthOf(text), 1), ...atMost('text', lengthOf(text), SLACK_LIMITS.text)],
  link: ({ url }) => atMost('url', lengthOf(url), SLACK_LIMITS.url),
  header: ({ text }) => atMost('header', lengthOf(isFields(text) ? text['text'] : ''), SLACK_LIMITS.header),
  context: ({ elements }) => count(elements, SLACK_LIMITS.contextElements),
  actions: ({ elements }) => [...count(elements, SLACK_LIMITS.actions), ...twiceUsed(elements)],
  context_actions: ({ elements }) => count(elements, SLACK_LIMITS.contextActions),
  rich_text: ({ elements }) => count(elements, Infinity),
  rich_text_section: ({ elements }) => count(elements, Infinity),
  rich_text_list: ({ elements }) => count(elements, Infinity),
  rich_text_quote: ({ elements }) => count(elements, Infinity),
  button: ({ text, value, url, accessibility_label: label }) => [
    ...atMost('button', lengthOf(isFields(text) ? text['text'] : ''), SLACK_LIMITS.buttonText),
    ...atMost('accessibility_label', lengthOf(label), SLACK_LIMITS.buttonText),
    ...atMost('value', lengthOf(value), SLACK_LIMITS.value),
    ...atMost('url', lengthOf(url), SLACK_LIMITS.url),
  ],
};

const textFaults = (text: unknown, longest: number): readonly string[] => [
  ...atLeast('text', typeof text === 'string' ? text.trim().length : 0, 1),
  ...atMost('text', lengthOf(text), longest),
];

const idFaults = (fields: Fields, place: string): readonly string[] =>
  ['action_id', 'block_id'].flatMap((key) => atMost(`${place}/${key}`, lengthOf(fields[key]), SLACK_LIMITS.id));

const optionFaults = ({ options }: Fields, place: string): readonly string[] => {
  if (!Array.isArray(options)) return [];
  return [
    ...atMost(`${place}/options`, options.length, SLACK_LIMITS.options),
    ...options
      .filter(isFields)
      .flatMap(({ text, value }) => [
        ...atMost(`${place}/option`, lengthOf(isFields(text) ? text['text'] : ''), SLACK_LIMITS.option),
        ...atMost(`${place}/option value`, lengthOf(value), SLACK_LIMITS.option),
      ]),
  ];
};

const count = (elements: unknown, most: number): readonly string[] => {
  const number = Array.isArray(elements) ? elements.length : 0;
  return [...atLeast('elements', number, 1), ...atMost('elements', number, most)];
};

function twiceUsed(elements: unknown): readonly string[] {
  const ids = Array.isArray(elements) ? elements.filter(isFields).map((element) => element['action_id']) : [];
  return new Set(ids).size === ids.length ? [] : ['action_id is not unique'];
}

const atMost = (what: string, is: number, most: number): readonly string[] =>
  is > most ? [`${what} is ${is}, at most ${most}`] : [];

const atLeast = (what: string, is: number, least: number): readonly string[] =>
  is < least ? [`${what} is ${is}, at least ${least}`] : [];

const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sum(value: unknown, of: (key: string, text: string) => number, key = ''): number {
  if (typeof value === 'string') return of(key, value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((total, [inner, one]) => total + sum(one, of, inner), 0);
}
