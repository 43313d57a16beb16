import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word for each dimension; a text is as near to another as the words that they share. */
export const TINY_WORDS = ['電子契約', '書かない窓口', '防災', '押印'];
/** Specials first, as in a model of the kind of BERT, then words, then the prefixes of e5 and what is unknown. */
const TOKENS = ['[CLS]', '[SEP]', '[UNK]', ...TINY_WORDS];

/** How the folder differs from a whole one. */
export interface TinyOnnxOptions {
  /** `tokens`: a vector for each token; `sentence`: one for the text, which is their mean. */
  readonly output?: 'tokens' | 'sentence';
  readonly outputName?: string;
  /** Inputs that the model declares. */
  readonly inputs?: readonly string[];
  readonly inputType?: 'int64' | 'int32';
  /** Rows of the table; fewer than tokens make a tokeniser of another model. */
  readonly rows?: number;
  /** What the table holds for the first token of every text. */
  readonly first?: readonly number[];
  /** … and for the last. */
  readonly last?: readonly number[];
  readonly modelFile?: string;
  readonly mostTokens?: number;
}

/** Writes a model of Hugging Face's layout that knows four words into `folder`, and gives the folder. */
export function writeTinyOnnx(folder: string, options: TinyOnnxOptions = {}): string {
  const { modelFile = 'model.onnx', mostTokens = 64 } = options;
  mkdirSync(join(folder, modelFile, '..'), { recursive: true });
  writeFileSync(join(folder, modelFile), tinyModel(options));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tinyTokeniser()));
  writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify({ model_max_length: mostTokens }));
  return folder;
}

/** Words between blanks, `[CLS]` before and `[SEP]` behind them. */
const tinyTokeniser = (): object => ({
  version: '1.0',
  added_tokens: TOKENS.slice(0, 3).map((content, id) => ({ id, content, special: true })),
  normalizer: { type: 'NFKC' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: {
    type: 'BertProcessing',
    sep: ['[SEP]', 1],
    cls: ['[CLS]', 0],
  },
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(TOKENS.map((token, id) => [token, id])),
  },
});

const INT32 = 6;
const INT64 = 7;
const FLOAT = 1;

/** A table of vectors, looked up by token; field numbers are those of onnx.proto3. */
function tinyModel(options: TinyOnnxOptions): Uint8Array {
  const { output = 'tokens', inputs = ['input_ids', 'attention_mask'], inputType = 'int64' } = options;
  const name = options.outputName ?? (output === 'tokens' ? 'last_hidden_state' : 'sentence_embedding');
  const gathered = output === 'tokens' ? name : 'tokens';
  const nodes = [node('Gather', ['table', 'input_ids'], gathered)];
  if (output === 'sentence')
    nodes.push(node('ReduceMean', [gathered], name, [integers('axes', [1]), integer('keepdims', 0)]));
  const type = inputType === 'int64' ? INT64 : INT32;
  const graph = bytes(
    ...nodes.map((one) => field(1, one)),
    field(2, text('tiny')),
    field(5, table(options)),
    ...inputs.map((input) => field(11, value(input, type, ['batch', 'tokens']))),
    field(12, value(name, FLOAT, output === 'tokens' ? ['batch', 'tokens', 'width'] : ['batch', 'width'])),
  );
  return bytes(number(1, 8), field(7, graph), field(8, number(2, 17)));
}

function table({ rows = TOKENS.length, first = [0, 0, 0, 0], last = [0, 0, 0, 0] }: TinyOnnxOptions): Uint8Array {
  const width = TINY_WORDS.length;
  const values = new Float32Array(rows * width);
  values.set([...first, ...last]);
  TINY_WORDS.forEach((_, at) => {
    if (at + 3 < rows) values[(at + 3) * width + at] = 2;
  });
  return bytes(
    number(1, rows),
    number(1, width),
    number(2, FLOAT),
    field(8, text('table')),
    field(9, new Uint8Array(values.buffer)),
  );
}

const node = (
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Uint8Array[] = [],
): Uint8Array =>
  bytes(
    ...inputs.map((input) => field(1, text(input))),
    field(2, text(output)),
    field(4, text(type)),
    ...attributes.map((attribute) => field(5, attribute)),
  );

const integer = (name: string, given: number): Uint8Array =>
  bytes(field(1, text(name)), number(3, given), number(20, 2));
const integers = (name: string, given: readonly number[]): Uint8Array =>
  bytes(field(1, text(name)), ...given.map((one) => number(8, one)), number(20, 7));

function value(name: string, type: number, dims: readonly string[]): Uint8Array {
  const shape = bytes(...dims.map((dim) => field(1, field(2, text(dim)))));
  return bytes(field(1, text(name)), field(2, field(1, bytes(number(1, type), field(2, shape)))));
}

// The four forms of Protocol Buffers' wire format that are needed here.
const bytes = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const text = (given: string): Uint8Array => Buffer.from(given, 'utf8');
const number = (at: number, given: number): Uint8Array => bytes(varint(at << 3), varint(given));
const field = (at: number, content: Uint8Array): Uint8Array =>
  bytes(varint((at << 3) | 2), varint(content.length), content);

function varint(given: number): Uint8Array {
  const out: number[] = [];
  for (let rest = given; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...out, rest]);
    out.push((rest & 0x7f) | 0x80);
  }
}
