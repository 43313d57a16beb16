/** Puts things, known by their number from 0, into groups by joining two at a time. */
export interface Grouping {
  join(one: number, other: number): void;
  /** The numbers of each group, upwards. */
  groups(): readonly (readonly number[])[];
}

/** Each of `count` things in a group of its own, to begin with. */
export function grouping(count: number): Grouping {
  const above = Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (above[root] !== root) root = above[root] ?? root;
    for (let step = at; step !== root;) [step, above[step]] = [above[step] ?? root, root];
    return root;
  };
  return {
    join: (one, other) => void (above[rootOf(other)] = rootOf(one)),
    groups: () => {
      const found = new Map<number, number[]>();
      for (let at = 0; at < count; at += 1) {
        const root = rootOf(at);
        const known = found.get(root);
        if (known === undefined) found.set(root, [at]);
        else known.push(at);
      }
      return [...found.values()];
    },
  };
}
