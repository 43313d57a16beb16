import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { PLANS_FOLDER, readTown, type Town } from './fixture-town.ts';
import { barWord } from './layouts/bar-word.ts';
import { grandTablePages, grandTableWorkbook } from './layouts/grand-table.ts';
import { halfYearsText } from './layouts/half-years-text.ts';
import { measuresCsv, termsCsv } from './layouts/open-csv.ts';
import { periodWord } from './layouts/period-word.ts';
import { pillarWorkbook } from './layouts/pillar-workbook.ts';
import { projectMarkdown } from './layouts/project-markdown.ts';
import { proseText } from './layouts/prose-text.ts';
import { sheetPages } from './layouts/sheet-pages.ts';
import { sheetWord } from './layouts/sheet-word.ts';
import { twoTermsPages } from './layouts/two-terms-pages.ts';
import { yearRowsMarkdown } from './layouts/year-rows-markdown.ts';
import { type PdfOptions, printPdf } from './print-pdf.ts';
import { inShiftJis } from './shift-jis.ts';

/** A document of text, of bytes, or a page that is still to be printed. */
type Made = string | Uint8Array | Promise<Uint8Array> | Printed;

interface Printed extends PdfOptions {
  readonly html: string;
}

/** Every document of every town, by `town/file`. */
export const DOCUMENTS: Readonly<Record<string, (town: Town) => Made>> = {
  'ashihara/ashihara.txt': proseText,
  'tsuruhama/tsuruhama.md': projectMarkdown,
  'otakino/otakino.xlsx': pillarWorkbook,
  'kiridani/kiridani.pdf': (town) => ({ html: sheetPages(town), header: town.plan.title }),
  'kiridani/kiridani.docx': sheetWord,
  'wakashio/wakashio.pdf': (town) => ({ html: grandTablePages(town), landscape: true }),
  'wakashio/wakashio.xlsx': grandTableWorkbook,
  'setomori/setomori.docx': barWord,
  'mitsumine/mitsumine.pdf': (town) => ({ html: twoTermsPages(town), header: town.plan.title }),
  'miyanosato/csv/measures.csv': (town) => inShiftJis(measuresCsv(town)),
  'miyanosato/csv/terms.csv': termsCsv,
  'kotonami/kotonami.txt': halfYearsText,
  'hayamine/hayamine.docx': periodWord,
  'minamitodate/minamitodate.md': yearRowsMarkdown,
};

/**
 * Writes the documents whose path begins with one of the arguments, or all:
 * `node --import tsx test/importing/make-fixtures.ts [--font FILE.ttf] [town…]`. Without a font PDFs are printed with that of the system.
 * The PDFs that lie here were printed with IPAex Gothic (headings and header lines with Noto, which a browser embeds as Type 3) and made
 * smaller by `qpdf --object-streams=generate --recompress-flate`.
 */
async function makeFixtures(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { font: { type: 'string' } },
    allowPositionals: true,
  });
  const font = values.font === undefined ? {} : { font: readFileSync(values.font) };
  for (const [path, make] of Object.entries(DOCUMENTS)) {
    if (positionals.length > 0 && !positionals.some((start) => path.startsWith(start))) continue;
    const made = await make(readTown(path.split('/')[0] ?? ''));
    const bytes = typeof made === 'object' && 'html' in made ? await printPdf(made.html, { ...font, ...made }) : made;
    mkdirSync(dirname(join(PLANS_FOLDER, path)), { recursive: true });
    writeFileSync(join(PLANS_FOLDER, path), bytes);
    console.log(`${path}: ${bytes.length}`);
  }
}

if (process.argv[1]?.endsWith('make-fixtures.ts') === true) await makeFixtures(process.argv.slice(2));
