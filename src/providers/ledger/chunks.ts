/** SQLite takes 32,766 values in one statement and PostgreSQL 65,535; longer statements are no faster. */
const VALUES_AT_ONCE = 4000;

/** Cuts rows into pieces that go into one statement, `columns` values each. */
export function chunks<T>(rows: readonly T[], columns = 1): readonly (readonly T[])[] {
  const size = Math.floor(VALUES_AT_ONCE / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}

/** Runs a statement for each piece and joins the results. */
export async function inChunks<T, R>(
  rows: readonly T[],
  columns: number,
  run: (chunk: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (const chunk of chunks(rows, columns)) results.push(...(await run(chunk)));
  return results;
}
