import type { Found } from './find-numbers.ts';

const LOCAL = /[A-Za-z0-9._%+'-]{1,64}$/u;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}/u;

/** The sign, also as it is written to keep machines from reading it. */
const AT = / ?(?:@|[([](?:at|アット)[)\]]) ?/giu;

/** The e-mail addresses of a folded text. */
export function findEmails(text: string): readonly Found[] {
  return [...text.matchAll(AT)].flatMap(({ index, 0: sign }) => {
    const end = index + sign.length;
    const local = LOCAL.exec(text.slice(Math.max(0, index - 64), index))?.[0];
    const domain = DOMAIN.exec(text.slice(end, end + 255))?.[0];
    if (local === undefined || domain === undefined) return [];
    return [{ kind: 'email' as const, from: index - local.length, to: end + domain.length }];
  });
}
