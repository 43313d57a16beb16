import { ModelFailure } from '../../domain/model-failure.ts';

/**
 * The vector at length 1; all zeros stay, as models give them for a text of which they know nothing. Throws `ModelFailure`
 * `wrong-shape` for an empty vector and for one with a value that is no finite number.
 */
export function unitVector(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (vector.length === 0 || !Number.isFinite(length)) throw new ModelFailure('wrong-shape', 'vector');
  return length === 0 ? vector : vector.map((value) => value / length);
}
