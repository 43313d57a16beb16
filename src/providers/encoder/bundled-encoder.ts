import { Embeddings } from '@langchain/core/embeddings';
import type { SentenceEncoder } from '../../ports/embeddings.ts';
import type { EncoderModel } from './encoder-model.ts';

const GROUP_LENGTH = 60;

/**
 * The encoder that comes with Kakari, as LangChain's `Embeddings` and as the port. `embedDocuments` gives one vector of
 * length 1 for each text; `encodePassage` gives one for each group of sentences, which finds what stands in one sentence of
 * a long passage.
 */
export class BundledEncoder extends Embeddings implements SentenceEncoder {
  readonly dimensions: number;
  readonly #model: EncoderModel;

  constructor(model: EncoderModel) {
    super({});
    this.dimensions = model.dimensions;
    this.#model = model;
  }

  encodeQuery(text: string): Float32Array {
    return this.#model.queryVector(this.#model.tokenise(text));
  }

  /** Half the vector of the whole passage and half that of each group of sentences of about 60 characters. */
  encodePassage(text: string): readonly Float32Array[] {
    const groups = groupSentences(text, GROUP_LENGTH).map((group) => this.#model.tokenise(group));
    // Groups end where runs of one script end, so that their tokens together are those of the whole.
    const whole = this.#model.passageVector(groups.flat());
    if (groups.length < 2) return [whole];
    return groups.map((tokens) => average(this.#model.passageVector(tokens), whole));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.encodeQuery(text));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.#model.passageVector(this.#model.tokenise(text))));
  }
}

function average(vector: Float32Array, other: Float32Array): Float32Array {
  for (let at = 0; at < vector.length; at++) vector[at] = ((vector[at] ?? 0) + (other[at] ?? 0)) / 2;
  return vector;
}

/** Sentences joined to groups of up to about `length` characters; a longer sentence is a group of its own. */
export function groupSentences(text: string, length: number): readonly string[] {
  const groups: string[] = [];
  let group = '';
  for (const sentence of text.split(/(?<=[。！？\n])/u)) {
    if (group !== '' && group.length + sentence.length > length) {
      groups.push(group);
      group = '';
    }
    group += sentence;
  }
  return group.trim() === '' ? groups : [...groups, group];
}
