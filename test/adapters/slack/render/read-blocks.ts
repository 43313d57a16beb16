import type { SlackButton, SlackMessage } from '../../../../adapters/slack/render/slack-message.ts';

/** What is told apart no more: spaces, what begins an item, and what is no text. */
export const bare = (text: string): string =>
  text
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\s・※-]/gu, '');

/**
 * All texts that are shown in messages, buttons aside: the body in its order, then what is quoted, then the small print. On a first
 * page the last two stand between the beginning of a text and its rest on the next page.
 */
export function shownIn(messages: readonly SlackMessage[]): string {
  const blocks = messages.flatMap((message) => message.blocks);
  const paragraphs = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  return [
    ...paragraphs.filter(({ type }) => type !== 'rich_text_quote'),
    ...paragraphs.filter(({ type }) => type === 'rich_text_quote'),
    ...blocks.filter(({ type }) => type === 'context'),
  ]
    .flatMap(textsIn)
    .join('\n');
}

/** All buttons in messages. */
export const buttonsIn = (messages: readonly SlackMessage[]): readonly SlackButton[] =>
  messages
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');

/** Everything in blocks that has a type, with what of it is shown and where it leads. */
export function partsIn(
  value: unknown,
): readonly { readonly type: string; readonly text?: string; readonly url?: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(partsIn);
  if (!isRecord(value)) return [];
  const { type, text, url } = value;
  const own = typeof type === 'string' ? [{ type, ...(typeof text === 'string' ? { text } : {}), url }] : [];
  return [...own, ...Object.values(value).flatMap(partsIn)];
}

/** The lines of a message as a person reads them: bold in `*`, lists with `•`, quotations with `|`, small print with `~`, buttons in brackets. */
export const readable = ({ blocks }: SlackMessage): readonly string[] =>
  blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'rich_text':
        return block.elements.flatMap(paragraphLines);
      case 'context':
        return block.elements
          .flatMap((one) => textsIn(one))
          .flatMap((text) => text.split('\n').map((line) => `~ ${line}`));
      case 'actions':
        return [block.elements.map((one) => `[${one.type === 'button' ? one.text.text : one.type}]`).join(' ')];
      case 'context_actions':
        return [
          block.elements
            .map((one) =>
              one.type === 'feedback_buttons'
                ? `(${one.positive_button.text.text}|${one.negative_button.text.text})`
                : '',
            )
            .join(''),
        ];
      case 'divider':
        return ['---'];
      default:
        return [block.type];
    }
  });

function paragraphLines(paragraph: unknown): readonly string[] {
  if (!isRecord(paragraph) || !Array.isArray(paragraph['elements'])) return [];
  const elements: readonly unknown[] = paragraph['elements'];
  if (paragraph['type'] === 'rich_text_list')
    return elements.map((item) => `${'  '.repeat(Number(paragraph['indent'] ?? 0))}• ${runsOf(item)}`);
  const lines = runsOf(paragraph).replace(/\n$/, '').split('\n');
  return paragraph['type'] === 'rich_text_quote' ? lines.map((line) => `| ${line}`) : lines;
}

const runsOf = (paragraph: unknown): string =>
  isRecord(paragraph) && Array.isArray(paragraph['elements']) ? paragraph['elements'].map(runText).join('') : '';

function runText(one: unknown): string {
  if (!isRecord(one)) return '';
  const text = String(one['text']);
  if (one['type'] === 'link') return `[${text}](${String(one['url'])})`;
  return isRecord(one['style']) && one['style']['bold'] === true ? `*${text}*` : text;
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
