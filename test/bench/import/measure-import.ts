import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importDocument } from '../../../src/importing/import-document.ts';

const [, , file = ''] = process.argv;
const begin = performance.now();
const draft = await importDocument([{ name: basename(file), bytes: readFileSync(file) }], {
  municipality: 'long',
  today: '2026-07-01',
});
console.log(
  JSON.stringify({
    ms: performance.now() - begin,
    peakMb: process.resourceUsage().maxRSS / 1024,
    pages: Math.max(...draft.passages.map(({ spot }) => spot.page ?? 0)),
    measures: draft.measures.length,
    doubts: draft.doubts.length,
  }),
);
