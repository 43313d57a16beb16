import { type html, raw } from 'hono/html';

/** Escaped HTML. Every `${value}` put into the `html` tag is escaped unless it is markup already. */
export type Html = ReturnType<typeof html>;

/** Attributes that are there or not. */
export const flag = (name: 'selected' | 'hidden' | 'disabled' | 'required' | 'open', on: boolean): Html | '' =>
  on ? raw(name) : '';

/** `aria-current`, for the one of several that is shown now. */
export const current = (what: 'page' | 'date', on: boolean): Html | '' => (on ? raw(`aria-current="${what}"`) : '');

/** Whether a text holds kana or kanji: what is quoted from a plan inside an English answer is marked as Japanese. */
export const hasJapanese = (text: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);

/**
 * Takes out control characters and the characters that turn the direction of writing (Unicode Bidi_Control): in a shared
 * log they can make a line read otherwise than it is. Line breaks and tabs stay.
 */
export const withoutControls = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu, '');
