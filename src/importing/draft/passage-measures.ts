/** What becomes of the ids of measures: another one, or none where the measure is gone. An id that is not there stays. */
export type NewIds = ReadonlyMap<string, string | undefined>;

/** The lines of `original.jsonl` with the new ids; a passage stays when its measure goes, and belongs to none. */
export const renameInOriginal = (lines: string, ids: NewIds): string =>
  lines
    .split('\n')
    .map((line) => (line.includes('"measure"') ? renamedLine(line, ids) : line))
    .join('\n');

function renamedLine(line: string, ids: NewIds): string {
  const { measure, ...passage } = JSON.parse(line) as { readonly measure?: string };
  if (measure === undefined || !ids.has(measure) || ids.get(measure) === measure) return line;
  return JSON.stringify({ ...passage, measure: ids.get(measure) });
}

/** The text of `digest.md` with the new ids in the comments of its passages. */
export const renameInDigest = (text: string, ids: NewIds): string =>
  text.replace(/<!--(.*?)-->/gsu, (comment, attributes: string) => {
    const parts = attributes.split('|').map((part) => part.trim());
    const measure = parts.find((part) => part.startsWith('measure:'));
    const id = measure?.slice('measure:'.length).trim() ?? '';
    if (!ids.has(id) || ids.get(id) === id) return comment;
    const renamed = ids.get(id);
    const rest = parts.flatMap((part) =>
      part !== measure ? [part] : renamed === undefined ? [] : [`measure: ${renamed}`],
    );
    return `<!-- ${rest.join(' | ')} -->`;
  });
