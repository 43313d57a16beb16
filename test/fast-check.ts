import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a red run can be repeated and a change is to blame for it. To look for
 * faults among other examples, draw them by another number: `KAKARI_TEST_SEED=42 npx vitest run`.
 */
fc.configureGlobal({ seed: Number(process.env['KAKARI_TEST_SEED'] ?? 20_261_121) });

export { fc };
