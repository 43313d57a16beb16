import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Hands pdf.js the character maps of Adobe (90ms-RKSJ-H, UniJIS-UTF16-H and their like) that a PDF may name without holding them:
 * older Japanese programs write so. They come with pdfjs-dist and lie on the disk; nothing is fetched.
 */
export class CharacterMaps {
  /** Rejects for everything but a map, and where it is not there: the letters that need it are then left out. */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/u.test(filename)) throw new Error(`no ${kind} ${filename}`);
    const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    return new Uint8Array(await readFile(join(folder, 'cmaps', filename)));
  }
}
