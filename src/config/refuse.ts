import { KakariError } from '../domain/errors.ts';

/** Settings as they were read: by variable, absent where they are not set. */
export type Given = Readonly<Record<string, unknown>>;

/** A setting that cannot be taken as it is written; `reason` tells people what to write, and never repeats a secret. */
export const invalid = (variable: string, reason: string): KakariError =>
  new KakariError('config-invalid', { variable, reason });

/** A setting that has to be there, since `because` is. */
export const missing = (variable: string, because: string): KakariError =>
  new KakariError('config-missing', { variable, because });

/** The value of what has to be there, since another setting that begins with `because` is. Throws `config-missing`. */
export function required(settings: Given, variable: string, because: string): string {
  const value = settings[variable];
  if (typeof value === 'string') return value;
  throw missing(variable, firstSet(settings, because) ?? because);
}

/** The first setting that is set and begins with `prefix`. */
export const firstSet = (settings: Given, prefix: string): string | undefined =>
  Object.keys(settings).find((name) => name.startsWith(prefix) && settings[name] !== undefined);
