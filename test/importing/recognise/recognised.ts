import type { Draft } from '../../../src/domain/draft.ts';
import { importDocument } from '../../../src/importing/import-document.ts';

/** The day on which the documents of these tests are imported. */
export const TODAY = '2026-07-01';

/** What an import makes of a text or, by the ending of its name, a Markdown file. */
export const drafted = (text: string, name = 'plan.md'): Promise<Draft> =>
  importDocument([{ name, bytes: new TextEncoder().encode(text) }], { municipality: 'hinata', today: TODAY });

/** The measures of a document, each as one line: number, title, owners, schedule. */
export async function told(text: string, name?: string): Promise<readonly string[]> {
  const { measures } = await drafted(text, name);
  return measures.map(({ number, title, owners, schedule }) =>
    [
      [number, title].filter(Boolean).join(' '),
      owners.join('、'),
      schedule
        .map(({ phase, from, to, lane }) => `${lane === undefined ? '' : `${lane}:`}${phase} ${from}-${to}`)
        .join(', '),
    ].join(' | '),
  );
}
