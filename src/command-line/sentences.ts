import { FileProblemsError, KakariError, problemLine } from '../domain/errors.ts';
import { ERROR_SENTENCES } from './error-sentences.ts';

/** An error as lines for the person at the terminal; unknown errors keep their name, never a question's text. */
export function errorLines(error: unknown): readonly string[] {
  if (error instanceof FileProblemsError) return [...error.problems.map(problemLine), sentence(error)];
  if (error instanceof KakariError) return [sentence(error)];
  // What `fetch` and drivers throw hides why a connection was refused.
  if (error instanceof Error && error.cause instanceof KakariError) return [sentence(error.cause)];
  return [
    `思わぬ誤りで止まりました（${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}）。`,
  ];
}

const sentence = (error: KakariError): string => ERROR_SENTENCES[error.code]?.(error.fields) ?? error.message;
