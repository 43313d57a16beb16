/** Characters that a copied run must have to count as a sentence taken over. */
export const LONGEST_RUN = 40;

/** Names shorter than this are left in the text: taking out every 「DX」 would tear a copied sentence into short pieces. */
const SHORTEST_NAME = 16;

/** Text without what layout adds: width of characters, white space, brackets, bullets and Markdown. */
export const flatten = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<[^>]*>/gu, '')
    .replace(/[\s*#|「」『』【】・●○■-]+/gu, '');

/** Finds runs of a text that stand word for word in the plans. */
export interface CopyFinder {
  /** The copied runs of `text`, each in full; `names` are titles that may be the same. */
  copiesIn(text: string, names: readonly string[]): readonly string[];
}

/** Learns the plans once; `plans` are their whole texts. */
export function createCopyFinder(plans: readonly string[]): CopyFinder {
  const runs = new Set(plans.map(flatten).flatMap((text) => [...windows(text)]));
  return {
    copiesIn: (text, names) => withoutNames(flatten(text), names).flatMap((piece) => copiedRuns(piece, runs)),
  };
}

function* windows(text: string): Generator<string> {
  for (let at = 0; at + LONGEST_RUN <= text.length; at += 1) yield text.slice(at, at + LONGEST_RUN);
}

function withoutNames(text: string, names: readonly string[]): readonly string[] {
  const long = names.map(flatten).filter((name) => name.length >= SHORTEST_NAME);
  return long
    .toSorted((a, b) => b.length - a.length)
    .reduce<readonly string[]>((pieces, name) => pieces.flatMap((piece) => piece.split(name)), [text]);
}

function copiedRuns(text: string, runs: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  let end = 0;
  let at = 0;
  for (const window of windows(text)) {
    if (runs.has(window)) {
      const run = at < end ? (found.pop() ?? '') + text.slice(end, at + LONGEST_RUN) : window;
      found.push(run);
      end = at + LONGEST_RUN;
    }
    at += 1;
  }
  return found;
}
