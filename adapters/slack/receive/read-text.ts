/**
 * What a person typed, from Slack's markup (docs.slack.dev/messaging/formatting-message-text): mentions are left away, of links and
 * channels their label stays, and the three escaped characters are themselves again. An emoji, which Slack writes as its name between
 * colons, says nothing to Kakari.
 */
export const readText = (markup: string): string =>
  markup
    .replaceAll(/<([^<>]*)>/gu, (_, token: string) => textOf(token))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(EMOJI, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();

/** `:bow:`, `:+1:`, `:woman-bowing::skin-tone-2:`; those of a workspace's own, such as `:了解:`, only where they stand alone. */
const EMOJI = /:(?:[+-]1|100|[a-z][a-z0-9_+'-]*):|(?<![^\s:]):[\p{L}\p{N}_-]+:(?![^\s:])/gu;

/** Whether a text has an emoji. */
export const hasEmoji = (markup: string): boolean => markup.search(EMOJI) >= 0;

function textOf(token: string): string {
  const [target = '', label] = token.split('|');
  if (target.startsWith('@') || target.startsWith('!')) return ' ';
  if (target.startsWith('#')) return label === undefined ? ' ' : `#${label}`;
  return label ?? target.replace(/^(?:mailto|tel):/u, '');
}

/** Whether a text mentions a user. */
export const mentions = (markup: string, user: string): boolean => mentioned(markup).includes(user);

/** Whether a text speaks to somebody else than `user`: a person, a group or everybody. */
export const mentionsOthers = (markup: string, user: string): boolean =>
  mentioned(markup).some((one) => one !== user) || /<!(?:subteam\^|here|channel|everyone)/u.test(markup);

const mentioned = (markup: string): readonly string[] =>
  [...markup.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/gu)].flatMap(([, user]) => (user === undefined ? [] : [user]));
