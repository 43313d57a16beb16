import { ModelFailure } from '../../domain/model-failure.ts';
import type { Pooling } from './onnx-folder.ts';
import type { OnnxTensor } from './onnx-runtime.ts';

/**
 * The vector of one text from what a model gives: as it stands where it is one already (shape 1 × dimension), or of the vectors of
 * the tokens (1 × tokens × dimension). Throws `ModelFailure` `wrong-shape` for anything else.
 */
export function poolTokens(output: OnnxTensor | undefined, pooling: Pooling): Float32Array {
  const { dims = [], data } = output ?? {};
  if (!(data instanceof Float32Array) || data.length === 0 || dims[0] !== 1)
    throw new ModelFailure('wrong-shape', `output ${dims.join('×')}`);
  if (dims.length === 2) return data;
  const dimension = dims[2];
  if (dims.length !== 3 || dimension === undefined) throw new ModelFailure('wrong-shape', `output ${dims.join('×')}`);
  if (pooling === 'cls') return data.slice(0, dimension);
  if (pooling === 'last') return data.slice(-dimension);
  return fold(data, dimension, pooling === 'max' ? Math.max : (sum, value) => sum + value);
}

/** The rows made into one, value by value. The sum does for the mean: the vector is brought to length 1 in any case. */
function fold(data: Float32Array, dimension: number, join: (so: number, value: number) => number): Float32Array {
  const folded = data.slice(0, dimension);
  for (let at = dimension; at < data.length; at++)
    folded[at % dimension] = join(folded[at % dimension] ?? 0, data[at] ?? 0);
  return folded;
}
