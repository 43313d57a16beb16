/** A text of which one sentence was taken out. */
export interface Parted {
  readonly title: string;
  readonly sentence: string;
  /** What is left. */
  readonly rest: string;
}

const SENTENCE = { least: 10, most: 200 };

/** Up to `most` parted texts, from everywhere among the passages, and the same ones every time. */
export function partSome(
  passages: readonly { readonly title: string; readonly body: string }[],
  most: number,
): readonly Parted[] {
  const parted = passages.flatMap(({ title, body }) => part(title, body));
  const step = Math.max(1, parted.length / most);
  return parted.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, most);
}

/** A sentence from the middle of a text is taken out; nothing where the text has no two sentences. */
function part(title: string, text: string): readonly Parted[] {
  const sentences = text.split(/(?<=[。！？\n])/u).filter((sentence) => sentence.trim() !== '');
  const fit = [...sentences.keys()].filter((at) => {
    const { length } = sentences[at]?.trim() ?? '';
    return length >= SENTENCE.least && length <= SENTENCE.most;
  });
  const chosen = fit[Math.floor(fit.length / 2)];
  if (sentences.length < 2 || chosen === undefined) return [];
  const rest = sentences.filter((_, at) => at !== chosen).join('');
  return [{ title, sentence: sentences[chosen]?.trim() ?? '', rest }];
}
