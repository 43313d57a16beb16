import { describe } from 'vitest';
import { createMemoryUseLog } from '../../../src/providers/language-model/memory-use-log.ts';
import { modelUseContract } from '../../contracts/model-use-contract.ts';

describe('use counted in memory', () => {
  modelUseContract(() => Promise.resolve(createMemoryUseLog()));
});
