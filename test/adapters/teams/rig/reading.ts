import type { AdaptiveCard } from '../../../../adapters/teams/cards/adaptive-card.ts';
import { MESSAGE_LIMIT, sizeOf } from '../../../../adapters/teams/cards/card-message.ts';
import { nodesOf, problemsOf } from '../cards/read-card.ts';
import type { Json } from './bot-connector.ts';

/** A message of the bot, as far as a reader meets it. */
interface Activity {
  readonly text?: string;
  readonly summary?: string;
  readonly textFormat?: string;
  readonly attachments?: readonly { readonly content: AdaptiveCard }[];
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
  readonly entities?: readonly {
    readonly type: string;
    readonly mentioned?: { readonly name?: string };
    readonly additionalType?: readonly string[];
  }[];
}

const cardsIn = ({ attachments = [] }: Activity): readonly AdaptiveCard[] => attachments.map(({ content }) => content);

/** What a notification or a screen reader reads. */
export const plainOf = (body: Json): string => {
  const activity = body as Activity;
  return [activity.text, ...cardsIn(activity).map(({ speak }) => speak)].filter(Boolean).join('\n');
};

/** All that stands in a message, from top to bottom. */
export const readsOf = (body: Json): string => {
  const activity = body as Activity;
  return [labelOf(activity), activity.text, ...cardsIn(activity).map(cardReads), ...suggestionsOf(activity)]
    .filter(Boolean)
    .join('\n');
};

/** Teams says above a message that a model wrote it, where the message says so. */
const labelOf = ({ entities = [] }: Activity): string =>
  entities.some(({ additionalType = [] }) => additionalType.includes('AIGeneratedContent'))
    ? 'AIによって生成されました'
    : '';

const cardReads = (card: AdaptiveCard): string =>
  nodesOf({ body: card.body, actions: card.actions })
    .flatMap((node) => {
      if (node.type === 'RichTextBlock')
        return [(node['inlines'] as readonly { readonly text: string }[]).map(({ text }) => text).join('')];
      return node.type.startsWith('Action.') ? [String(node['title'])] : [];
    })
    .join('\n');

const suggestionsOf = ({ suggestedActions }: Activity): readonly string[] =>
  (suggestedActions?.actions ?? []).map(({ title }) => title);

/** The labels of the buttons of a message. */
export const labelsOf = (body: Json): readonly string[] => {
  const activity = body as Activity;
  return [
    ...cardsIn(activity)
      .flatMap(cardActions)
      .map(({ title }) => String(title)),
    ...suggestionsOf(activity),
  ];
};

const cardActions = (card: AdaptiveCard) =>
  nodesOf({ body: card.body, actions: card.actions }).filter(({ type }) =>
    type.startsWith('Action.'),
  ) as readonly Json[];

/** Whom a message notifies by name: only an entity does, whatever stands in the text. */
export const pingsOf = (body: Json): readonly string[] =>
  ((body as Activity).entities ?? []).flatMap(({ type, mentioned }) =>
    type === 'mention' ? [mentioned?.name ?? 'somebody'] : [],
  );

/** What can be followed: buttons that open a page, and addresses in a text, which Teams links by itself also where it is plain. */
export const linksOf = (body: Json): readonly string[] => {
  const activity = body as Activity;
  const opened = cardsIn(activity)
    .flatMap(cardActions)
    .flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return [...opened, ...(activity.text?.match(/(?:https?:\/\/|www\.)\S+/giu) ?? [])];
};

/** Where a message breaks what Teams documents. */
export const faultsOf = (body: Json): readonly string[] => {
  const activity = body as Activity;
  const nodes = cardsIn(activity).flatMap((card) => nodesOf(card));
  return [
    ...cardsIn(activity).flatMap(problemsOf),
    ...nodes.flatMap(({ type }) => (type === 'TextBlock' || type === 'FactSet' ? [`${type} reads Markdown`] : [])),
    ...nodes.flatMap(({ type, actions }) =>
      type === 'ActionSet' && (actions as readonly unknown[]).length > 6 ? ['an action set has more than six'] : [],
    ),
    ...(activity.textFormat === 'plain' ? [] : ['the text is not plain']),
    ...(activity.summary === undefined ? ['there is no summary'] : []),
    ...(sizeOf(body) > MESSAGE_LIMIT + 1000 ? [`the message has ${sizeOf(body)} bytes`] : []),
    ...(suggestionsOf(activity).length > 3 ? ['more than three suggested actions'] : []),
  ];
};
