import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'node_modules/**'],
    // Native add-ons (hnswlib-node, better-sqlite3) are safest in processes of their own.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
