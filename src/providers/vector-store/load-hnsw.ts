import { createRequire } from 'node:module';
import type { HnswModule } from './graph.ts';

/** Loads the native module; undefined where it was not installed or could not be compiled. */
export function loadHnsw(): HnswModule | undefined {
  try {
    // Not a static import: most municipalities never need the graph, and the module is optional.
    const loaded: unknown = createRequire(import.meta.url)('hnswlib-node');
    return isHnswModule(loaded) ? loaded : undefined;
  } catch {
    return undefined;
  }
}

const isHnswModule = (loaded: unknown): loaded is HnswModule =>
  typeof loaded === 'object' && loaded !== null && 'HierarchicalNSW' in loaded;
