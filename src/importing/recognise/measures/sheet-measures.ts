import { bareMeasure, type FoundMeasure } from './found-measure.ts';
import { isPlaceholder, readTitle } from './measure-titles.ts';
import type { Evidence } from './section-evidence.ts';
import { sectionMeasures } from './section-measures.ts';
import type { Sheet, SheetEntry } from './sheet-tables.ts';
import type { TableContext } from './table-measures.ts';
import { titleRank } from './fields.ts';

type SheetEvidence = Extract<Evidence, { readonly kind: 'sheet' }>;

/** The measures of a table of labels and values, one for each sheet in it; `more` is what follows the last of them and belongs to it. */
export const sheetMeasures = (
  evidence: SheetEvidence,
  more: readonly Evidence[],
  context: TableContext,
): readonly FoundMeasure[] =>
  evidence.sheets.flatMap((sheet, at) =>
    sheetMeasure(sheet, evidence, at === evidence.sheets.length - 1 ? more : [], context),
  );

function sheetMeasure(
  sheet: Sheet,
  evidence: SheetEvidence,
  more: readonly Evidence[],
  context: TableContext,
): readonly FoundMeasure[] {
  const named = titleEntry(sheet);
  const source = named?.value ?? sheet.headline?.text;
  if (source === undefined || isPlaceholder(source)) return [];
  const numbered = sheet.entries.find(({ field }) => field === 'number')?.value;
  const parts = readTitle(source);
  const number = numbered === undefined ? parts.number : (readTitle(`${numbered} 題`).number ?? numbered);
  const rest = { ...sheet, entries: sheet.entries.filter((entry) => entry !== named) };
  const [told] = sectionMeasures(
    {
      above: context.above,
      evidence: [{ ...evidence, sheets: [rest] }, ...more],
      place: context.place,
      ...(context.page === undefined ? {} : { page: context.page }),
    },
    context.frame,
  );
  const groups = sheet.entries.filter(({ field }) => field === 'group').map(({ value }) => readTitle(value).title);
  return told === undefined
    ? []
    : [
        bareMeasure({
          ...told,
          title: parts.title,
          ...(number === undefined ? {} : { number }),
          tags: [
            ...new Set([
              ...parts.tags,
              ...told.tags,
              ...sheet.entries.flatMap(({ field, value }) => (field === 'tags' ? readTags(value) : [])),
            ]),
          ],
          groups,
          spot: named?.spot ?? sheet.headline?.spot ?? told.spot,
        }),
      ];
}

/** The entry that names the measure best. */
function titleEntry({ entries, headline }: Sheet): SheetEntry | undefined {
  const titled = entries.filter(({ label }) => titleRank(label) >= (headline === undefined ? 0.1 : 1));
  return titled.toSorted((a, b) => titleRank(b.label) - titleRank(a.label))[0];
}

const readTags = (text: string): readonly string[] =>
  text.length <= 12 ? text.split(/[・、/／\s]+/u).filter(Boolean) : [];
