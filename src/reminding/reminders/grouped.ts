/** Items by a word of theirs, in the order in which the words first come. (`Map.groupBy` needs Node 21.) */
export function grouped<T>(
  items: readonly T[],
  wordOf: (item: T) => string,
): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const word = wordOf(item);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [item]);
    else group.push(item);
  }
  return groups;
}
