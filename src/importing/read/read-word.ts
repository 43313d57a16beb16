import mammoth from 'mammoth';
import { KakariError } from '../../domain/errors.ts';
import type { Loss, SourceBlock, SourceDocument } from '../../domain/source-document.ts';
import { fromFirstLevel } from './blocks.ts';
import { htmlBlocks } from './read-html.ts';
import type { Zip } from './read-zip.ts';
import { rewriteWord } from './rewrite-word.ts';
import { packed, safeParts } from './safe-parts.ts';
import { markedCells } from './word-shading.ts';

/**
 * Reads a Word file: headings by their styles and outline levels, with the numbers that Word counts; tables with their spans and coloured
 * cells; lists, notes and the text of text boxes. Pictures and macros are left out.
 *
 * @throws KakariError `document-damaged`, `document-bomb` and those of `Zip.read`, `document-too-many-cells`.
 */
export async function readWord(file: string, zip: Zip): Promise<SourceDocument> {
  const parts = safeParts(file, zip, (name) => name.startsWith('word/') || name.startsWith('_rels/') || name === TYPES);
  const document = textOf(parts[DOCUMENT]);
  const rewritten = rewriteWord(document, textOf(parts['word/styles.xml']), textOf(parts['word/numbering.xml']));
  const html = await toHtml(file, packed({ ...parts, [DOCUMENT]: new TextEncoder().encode(rewritten) }));
  const blocks = blocksOf(file, html, document);
  return { file, format: 'word', blocks, losses: lossesOf(file, zip, document) };
}

const TYPES = '[Content_Types].xml';
const DOCUMENT = 'word/document.xml';
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function blocksOf(file: string, html: string, document: string): readonly SourceBlock[] {
  return fromFirstLevel(htmlBlocks(html, { file }, markedCells(document)));
}

async function toHtml(file: string, archive: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
      {
        styleMap: HEADINGS,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw new KakariError('document-damaged', { file }, { cause: error });
  }
}

const HEADINGS = [1, 2, 3, 4, 5, 6].map((level) => `p.KakariHeading${level} => h${level}:fresh`);

function lossesOf(file: string, zip: Zip, document: string): readonly Loss[] {
  const spot = { file };
  const counts = [
    { kind: 'images', count: zip.names.filter((name) => name.startsWith('word/media/')).length },
    { kind: 'drawings', count: document.match(/<(?:wps:wsp|wpg:wgp|c:chart|dgm:relIds)[\s/>]/gu)?.length ?? 0 },
    { kind: 'macros', count: zip.names.filter((name) => name.endsWith('vbaProject.bin')).length },
  ] as const;
  return counts.filter(({ count }) => count > 0).map((loss) => ({ ...loss, spot }));
}
