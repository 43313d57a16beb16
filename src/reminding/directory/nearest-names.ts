const MOST_OFFERED = 3;
const LONGEST_COMPARED = 30;

/**
 * Up to three of `names` that `text` may be a slip for, the nearest first: one is part of the other, or fewer than half of
 * their letters differ. All texts are folded.
 */
export function nearestNames(text: string, names: Iterable<string>): readonly string[] {
  if (text.length < 2 || text.length > LONGEST_COMPARED) return [];
  return [...names]
    .map((name) => ({ name, distance: distanceTo(text, name) }))
    .filter(({ distance }) => distance < Infinity)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
}

/** How many letters differ, as long as the names are alike at all. */
function distanceTo(wanted: string, name: string): number {
  const distance = editDistance(wanted, name);
  const alike = name.includes(wanted) || wanted.includes(name) || distance * 2 < Math.max(wanted.length, name.length);
  return alike ? distance : Infinity;
}

/** Levenshtein's: letters put in, taken out or exchanged. */
function editDistance(from: string, to: string): number {
  let row = [...to, ''].map((_, at) => at);
  for (const [at, letter] of [...from].entries()) {
    let diagonal = row[0] ?? 0;
    const next = [at + 1];
    for (const [column, other] of [...to].entries()) {
      const above = row[column + 1] ?? 0;
      next.push(Math.min(above + 1, (next[column] ?? 0) + 1, diagonal + (letter === other ? 0 : 1)));
      diagonal = above;
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
