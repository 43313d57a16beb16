import type { Posted } from './workspace.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Something that has blocks. */
export interface WithBlocks {
  readonly blocks?: unknown;
}

/** A button as it stands in a message or view. */
export interface Button {
  readonly label: string;
  readonly actionId: string;
  readonly type: string;
  readonly value: string;
}

/** All texts of blocks, in their order, as a reader sees them, the labels of buttons included. */
export const readsAs = ({ blocks }: WithBlocks): string => textsIn(blocks).join('');

/** The buttons of blocks, in their order. */
export const buttonsOf = ({ blocks }: WithBlocks): readonly Button[] => elements(blocks).flatMap(buttonsIn);

/** The labels of buttons, in their order. */
export const labelsOf = (message: WithBlocks): readonly string[] => buttonsOf(message).map(({ label }) => label);

/** Whom a message would notify: mentions in its markup and in its rich text. */
export function pingsOf({ text, blocks }: Pick<Posted, 'text' | 'blocks'>): readonly string[] {
  const markup = [text, ...elements(blocks).flatMap((one) => (one['type'] === 'mrkdwn' ? [String(one['text'])] : []))];
  const written = markup.flatMap((one) => [...one.matchAll(/<([@!#][^>]*)>/gu)].map(([, target]) => target ?? ''));
  const rich = elements(blocks).flatMap((one) => (PINGS.has(String(one['type'])) ? [String(one['type'])] : []));
  return [...written, ...rich];
}

const PINGS: ReadonlySet<string> = new Set(['user', 'usergroup', 'broadcast', 'channel', 'team']);

/** The addresses that a reader can follow. */
export const linksOf = ({ text, blocks }: Pick<Posted, 'text' | 'blocks'>): readonly string[] => [
  ...[...text.matchAll(/<(https?:[^|>]*)/gu)].map(([, url]) => url ?? ''),
  ...elements(blocks).flatMap((one) => (typeof one['url'] === 'string' ? [one['url']] : [])),
];

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isFields(value)) return [];
  if (typeof value['text'] === 'string') return [value['text'], ...(BREAKS.has(String(value['type'])) ? ['\n'] : [])];
  const inner = Object.values(value).flatMap(textsIn);
  return BREAKS.has(String(value['type'])) && inner.length > 0 ? [...inner, '\n'] : inner;
}

const BREAKS: ReadonlySet<string> = new Set([
  'rich_text',
  'rich_text_section',
  'rich_text_quote',
  'plain_text',
  'mrkdwn',
]);

function buttonsIn(element: Fields): readonly Button[] {
  const { type, action_id: actionId } = element;
  if (type === 'button') return [buttonOf(element, String(type), String(actionId))];
  if (type !== 'feedback_buttons') return [];
  return [element['positive_button'], element['negative_button']]
    .filter(isFields)
    .map((one) => buttonOf(one, String(type), String(actionId)));
}

const buttonOf = (element: Fields, type: string, actionId: string): Button => ({
  label: isFields(element['text']) ? String(element['text']['text']) : '',
  actionId,
  type,
  value: String(element['value']),
});

function elements(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.flatMap(elements);
  return isFields(value) ? [value, ...Object.values(value).flatMap(elements)] : [];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
