import { VectorKeeper } from './vector-keeper.ts';
import type { OpenVectors, VectorsOptions } from './vectors-service.ts';

export type { OpenVectors, VectorsEvent, VectorsOptions, VectorsStatus } from './vectors-service.ts';

/** The vectors of a remote encoder. Opens nothing yet: that happens in the background, once there are documents. Never throws. */
export const openVectors = (options: VectorsOptions): OpenVectors => new VectorKeeper(options);
