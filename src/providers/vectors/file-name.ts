import { createHash } from 'node:crypto';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a text is kept under. */
export const textKey = digest;

/** A name for a file or an index that any system takes, and that no two texts share. */
export const fileName = (text: string): string =>
  `${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40)}-${digest(text).slice(0, 12)}`;
