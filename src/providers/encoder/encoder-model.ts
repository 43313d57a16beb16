import { PieceTokeniser } from './piece-tokeniser.ts';

/** The numbers of the model, as they stand in `encoder.bin`, and its pieces. */
export interface Weights {
  readonly dimensions: number;
  readonly pieces: readonly string[];
  /** How many of the pieces are for cutting text; the others are single kanji. */
  readonly cutting: number;
  readonly scores: Float32Array;
  readonly queryWeights: Float32Array;
  readonly passageWeights: Float32Array;
  /** The vectors of the pieces one after another, two values a byte, low nibble first, each 8 too high. */
  readonly table: Uint8Array;
}

/** Token ids of a text with their weights: (1 + ln of the frequency) times what the side gives the token. */
type Bag = ReadonlyMap<number, number>;

/** A text's vector is the weighted sum of the vectors of its tokens, brought to length 1. */
export class EncoderModel {
  readonly dimensions: number;
  readonly #weights: Weights;
  readonly #tokeniser: PieceTokeniser;

  constructor(weights: Weights) {
    this.dimensions = weights.dimensions;
    this.#weights = weights;
    this.#tokeniser = new PieceTokeniser(weights);
  }

  /** The token ids of a text. */
  tokenise(text: string): readonly number[] {
    return this.#tokeniser.tokenise(text);
  }

  /** The vector of tokens on the side of the query. */
  queryVector(tokens: readonly number[]): Float32Array {
    return this.#vectorOf(weigh(tokens, this.#weights.queryWeights));
  }

  /** The vector of tokens on the side of the passage. */
  passageVector(tokens: readonly number[]): Float32Array {
    return this.#vectorOf(weigh(tokens, this.#weights.passageWeights));
  }

  #vectorOf(bag: Bag): Float32Array {
    const { table } = this.#weights;
    const vector = new Float32Array(this.dimensions);
    const bytes = this.dimensions / 2;
    for (const [token, weight] of bag) {
      const row = token * bytes;
      for (let at = 0; at < bytes; at++) {
        const pair = table[row + at] ?? 0;
        vector[2 * at] = (vector[2 * at] ?? 0) + weight * ((pair & 15) - 8);
        vector[2 * at + 1] = (vector[2 * at + 1] ?? 0) + weight * ((pair >> 4) - 8);
      }
    }
    return scaleToOne(vector);
  }
}

function weigh(tokens: readonly number[], weights: Float32Array): Bag {
  const counts = new Map<number, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const [token, count] of counts) counts.set(token, (1 + Math.log(count)) * (weights[token] ?? 0));
  return counts;
}

function scaleToOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
