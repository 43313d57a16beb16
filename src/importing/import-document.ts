import type { Draft } from '../domain/draft.ts';
import type { SourceDocument } from '../domain/source-document.ts';
import { readDocument } from './read/read-document.ts';
import { type RecogniseRequest, recognise } from './recognise/recognise.ts';

/** Told how far the reading of a file has come: `done` of `of` pages or parts. */
export type ImportProgress = (file: string, done: number, of: number) => void;

/**
 * The import flow: files in, read, recognised, drafted. Throws `KakariError` for a file that cannot be read, naming it; what is
 * unsure in one that can is a doubt of the draft.
 */
export async function importDocument(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  request: RecogniseRequest,
  onProgress: ImportProgress = () => undefined,
): Promise<Draft> {
  const documents: SourceDocument[] = [];
  for (const file of files) documents.push(await readDocument(file, (done, of) => onProgress(file.name, done, of)));
  return recognise(documents, request);
}
