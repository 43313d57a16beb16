import type { Language } from '../domain/message.ts';
import { plainText, type Reply } from '../domain/reply.ts';

/** That a model put an answer into words, and what to do about it. */
const MARK: Readonly<Record<Language, string>> = {
  ja: '計画の記載をもとにAIが文章にしました。出典もご確認ください。',
  en: 'An AI put this into words from what the plan says. Please check the sources.',
};

/** The line that marks a reply as worded by a model; undefined where Kakari's own sentences say it. */
export const wordedMark = ({ wordedBy, language }: Pick<Reply, 'wordedBy' | 'language'>): string | undefined =>
  wordedBy === undefined ? undefined : MARK[language];

/** The plain-text form of a reply with that line: what is read aloud, notified, or shown where there is nothing but text. */
export const spokenText = (reply: Pick<Reply, 'blocks' | 'wordedBy' | 'language'>): string =>
  [plainText(reply), wordedMark(reply)].filter((part) => part !== undefined && part !== '').join('\n');
