const HAN = '\\u3005\\u3007\\u30f5\\u30f6\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const RUN = new RegExp(
  `[a-z]+|[0-9]+|[${HAN}]+|[\\u30a1-\\u30f4\\u30fc-\\u30fe]+|[\\u3041-\\u3096\\u309d\\u309e\\u30fc]+`,
  'gu',
);
const STARTS_WITH_HAN = new RegExp(`^[${HAN}]`, 'u');
const LONGEST_RUN = 200;
const REMEMBERED_RUNS = 10_000;

/** What the tokeniser needs of the model: its pieces, how many of them are for cutting, and their log-probabilities. */
export interface Vocabulary {
  /** By id; id 0 is the unknown piece; from `cutting` on stand single kanji, each after a mark. */
  readonly pieces: readonly string[];
  readonly cutting: number;
  readonly scores: Float32Array;
}

/**
 * Cuts text into the encoder's pieces: runs of one script, each cut into the likeliest pieces (a unigram model, solved by
 * Viterbi); every kanji of a longer piece is a further token. Characters that the model does not know are dropped.
 */
export class PieceTokeniser {
  readonly #ids = new Map<string, number>();
  readonly #kanjiOf: readonly (readonly number[])[];
  readonly #scores: Float32Array;
  readonly #unknownScore: number;
  readonly #longest: number;
  // Texts of one field say the same runs again and again.
  readonly #remembered = new Map<string, readonly number[]>();

  constructor({ pieces, cutting, scores }: Vocabulary) {
    const kanji = new Map(pieces.slice(cutting).map((piece, at) => [piece.slice(1), cutting + at]));
    const known = pieces.slice(0, cutting);
    known.forEach((piece, id) => id > 0 && this.#ids.set(piece, id));
    this.#kanjiOf = known.map((piece) => kanjiIn(piece).flatMap((character) => kanji.get(character) ?? []));
    this.#scores = scores;
    this.#longest = Math.max(...known.map((piece) => piece.length));
    this.#unknownScore = scores.subarray(1, cutting).reduce((least, score) => Math.min(least, score), 0) - 10;
  }

  /** The token ids of a text, in order, repetitions kept. */
  tokenise(text: string): readonly number[] {
    const tokens: number[] = [];
    for (const run of text.normalize('NFKC').toLowerCase().match(RUN) ?? []) tokens.push(...this.#tokensOf(run));
    return tokens;
  }

  #tokensOf(run: string): readonly number[] {
    const remembered = this.#remembered.get(run);
    if (remembered !== undefined) return remembered;
    const pieces = this.#cut(run.slice(0, LONGEST_RUN));
    const tokens = [...pieces, ...pieces.flatMap((piece) => this.#kanjiOf[piece] ?? [])];
    if (this.#remembered.size >= REMEMBERED_RUNS) this.#remembered.clear();
    this.#remembered.set(run, tokens);
    return tokens;
  }

  #cut(run: string): readonly number[] {
    const best = new Float64Array(run.length + 1).fill(-Infinity);
    const from = new Int32Array(run.length + 1);
    const piece = new Int32Array(run.length + 1);
    best[0] = 0;
    for (let start = 0; start < run.length; start++) this.#extend(run, start, { best, from, piece });
    return backtrack(run.length, from, piece);
  }

  /** Tries every piece that begins at `start`; an unknown character is skipped at a price. */
  #extend(run: string, start: number, paths: Paths): void {
    const { best, from, piece } = paths;
    const reach = (end: number, score: number, id: number): void => {
      if (score <= (best[end] ?? 0)) return;
      best[end] = score;
      from[end] = start;
      piece[end] = id;
    };
    const score = best[start] ?? 0;
    const longest = Math.min(this.#longest, run.length - start);
    for (let length = 1; length <= longest; length++) {
      const id = this.#ids.get(run.slice(start, start + length));
      if (id !== undefined) reach(start + length, score + (this.#scores[id] ?? 0), id);
      else if (length === 1) reach(start + 1, score + this.#unknownScore, 0);
    }
  }
}

interface Paths {
  readonly best: Float64Array;
  readonly from: Int32Array;
  readonly piece: Int32Array;
}

function backtrack(end: number, from: Int32Array, piece: Int32Array): readonly number[] {
  const ids: number[] = [];
  for (let at = end; at > 0; at = from[at] ?? 0) {
    const id = piece[at] ?? 0;
    if (id > 0) ids.push(id);
  }
  return ids.reverse();
}

const kanjiIn = (piece: string): readonly string[] =>
  piece.length > 1 && STARTS_WITH_HAN.test(piece) ? [...piece] : [];
