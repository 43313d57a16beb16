import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'node_modules/**'],
    // Native add-ons (hnswlib-node, better-sqlite3) are safest in processes of their own.
    pool: 'forks',
    // The files that one of these processes runs share what they import, which is most of a short file's time: nothing here keeps
    // state of its own in a module, and no test puts another module in place of one. `--isolate` runs each by itself.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
