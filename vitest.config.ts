import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'node_modules/**'],
    // Native add-ons (hnswlib-node, better-sqlite3) are safest in processes of their own.
    pool: 'forks',
    // By default one core is left idle, which on two cores is half of them.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
