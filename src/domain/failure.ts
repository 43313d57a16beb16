import { KakariError } from './errors.ts';

/** What may be logged of a failure that a person met: no message, since it may hold what the person wrote. */
export interface Failure {
  /** The number that the person was told. */
  readonly reference: string;
  /** The name of the error's class. */
  readonly error: string;
  readonly code?: string;
  /** Stack frames without the message. */
  readonly frames: readonly string[];
}

/** The record of an error, whatever was thrown. */
export const failureOf = (error: unknown, reference: string): Failure => ({
  reference,
  error: error instanceof Error ? error.name : typeof error,
  ...(error instanceof KakariError ? { code: error.code } : {}),
  frames: error instanceof Error ? framesOf(error) : [],
});

/** A frame names a place in a file or in Node itself; a line of a message looks otherwise. */
const FRAME = /^\s+at .*(?::\d+:\d+|<anonymous>|native)\)?$/u;

const framesOf = ({ stack = '', message }: Error): readonly string[] =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
