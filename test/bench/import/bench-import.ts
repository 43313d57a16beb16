import { importFixture, importShipped, type Imported, shippedIds } from '../../importing/imported.ts';
import { fixtureDocuments } from '../../importing/fixture-documents.ts';
import { percent } from '../../importing/shares.ts';
import { sharedFolder, sharedMissing } from '../../shared-folder.ts';
import { printLongPdf } from './long-pdf.ts';
import { printQuestions } from './questions.ts';

const HEADS = [
  'document',
  'measures',
  'owners',
  'owner recall',
  'owner precision',
  'cells',
  'of these certain',
  'uncertain cells',
  'of these told as sure',
  'targets',
  'terms',
  'in glossary',
  'definitions',
  'reviews',
  'head',
  'extra measures / terms',
  'invented',
  's',
];

/**
 * Prints how well plans are imported: the published texts of the shipped plans against what was written by hand, the invented
 * towns in every format, the question set answered from what was imported, and a PDF of 200 pages. Arguments name the documents
 * that are wanted, by any part of their names, and leave the questions and the PDF out unless `questions` or `pdf` is one of them;
 * `--differences` prints every difference too.
 */
export async function benchImport(args: readonly string[]): Promise<void> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const options = { differences: args.includes('--differences'), wanted };
  const texts = sharedFolder === undefined ? [] : shippedIds();
  if (texts.length === 0) console.log(sharedMissing);
  const shipped = texts.map((id) => ({ name: `${id}.txt`, run: () => importShipped(id) }));
  const drafts = await printTable('Published texts of the shipped plans', shipped, options);
  const invented = fixtureDocuments().map((one) => ({
    name: `${one.town}/${one.name}`,
    run: () => importFixture(one),
  }));
  await printTable('Invented towns', invented, options);
  if (texts.length > 0 && (wanted.length === 0 || wanted.includes('questions')))
    await tell(async () =>
      printQuestions(wanted.includes('questions') ? await importAll(texts) : drafts.map(({ draft }) => draft)),
    );
  if (wanted.length === 0 || wanted.includes('pdf')) await tell(printLongPdf);
}

/** One part that fails leaves the others their turn. */
async function tell(print: () => Promise<void>): Promise<void> {
  try {
    await print();
  } catch (error) {
    console.log(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

interface Row {
  readonly name: string;
  readonly run: () => Promise<Imported>;
}

async function printTable(
  title: string,
  rows: readonly Row[],
  { wanted, differences }: { readonly wanted: readonly string[]; readonly differences: boolean },
): Promise<readonly Imported[]> {
  const chosen = rows.filter(({ name }) => wanted.length === 0 || wanted.some((some) => name.includes(some)));
  if (chosen.length === 0) return [];
  console.log(`\n## ${title}\n\n| ${HEADS.join(' | ')} |\n|${' --- |'.repeat(HEADS.length)}`);
  const done: Imported[] = [];
  for (const { name, run } of chosen) {
    const begin = performance.now();
    try {
      const imported = await run();
      done.push(imported);
      console.log(lineOf(name, imported, performance.now() - begin));
    } catch (error) {
      console.log(`| ${name} | ${error instanceof Error ? error.message : String(error)} |`);
    }
  }
  for (const { name, comparison } of done) {
    const lines = [
      ...comparison.invented.map((line) => `INVENTED ${line}`),
      ...(differences ? comparison.differences : []),
    ];
    if (lines.length > 0) console.log(`\n### ${name}\n${lines.map((line) => `- ${line}`).join('\n')}`);
  }
  return done;
}

const importAll = async (ids: readonly string[]): Promise<readonly Imported['draft'][]> =>
  (await Promise.all(ids.map(importShipped))).map(({ draft }) => draft);

function lineOf(name: string, { comparison: { figures } }: Imported, ms: number): string {
  const cells = [
    name,
    percent(figures.measures),
    percent(figures.owners),
    percent(figures.ownerRecall),
    percent(figures.ownerPrecision),
    percent(figures.cells),
    percent(figures.certain),
    percent(figures.uncertainCells),
    figures.overconfident,
    percent(figures.targets),
    percent(figures.terms),
    percent(figures.glossary),
    figures.definitions.toFixed(2),
    percent(figures.reviews),
    percent(figures.head),
    `${figures.extraMeasures} / ${figures.extraTerms}`,
    figures.invented,
    (ms / 1000).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}
