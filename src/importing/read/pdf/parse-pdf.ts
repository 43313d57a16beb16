import { setImmediate } from 'node:timers/promises';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { KakariError } from '../../../domain/errors.ts';
import type { Loss, SourceDocument } from '../../../domain/source-document.ts';
import { CharacterMaps } from './character-maps.ts';
import { pageBlocks } from './page-blocks.ts';
import { readContent } from './read-content.ts';
import { type PageReading, readPage } from './read-page.ts';
import type { FontFacts } from './text-state.ts';

/** Pages that are read at most. */
const MOST_PAGES = 2_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What is read, its name, and who wants to know how far it is. */
export interface PdfReading {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Reads a PDF in this thread, page by page. Throws `KakariError` as `readPdf` does, but for what only a watcher can see: that it
 * takes too long, or too much memory.
 */
export async function parsePdf({ name, bytes, onProgress }: PdfReading): Promise<SourceDocument> {
  if (isTruncated(bytes)) throw new KakariError('document-truncated', { file: name });
  const pdf = await openPdf(name, bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw new KakariError('document-too-many-pages', { file: name, most: MOST_PAGES });
    const pages: PageReading[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await pageReading(pdf, number, name));
      onProgress(number, pdf.numPages);
      await setImmediate();
    }
    return documentOf(pages, name);
  } finally {
    await pdf.destroy();
  }
}

async function openPdf(file: string, bytes: Uint8Array): Promise<Pdf> {
  try {
    // Its warnings are for developers (verbosity 0); images are never decoded, since nothing is read from them.
    return await getDocumentProxy(bytes, {
      verbosity: 0,
      maxImageSize: 0,
      enableXfa: false,
      disableFontFace: true,
      BinaryDataFactory: CharacterMaps,
    });
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw new KakariError(encrypted ? 'document-encrypted' : 'document-damaged', { file }, { cause: error });
  }
}

/**
 * The last part of a PDF says where its table of contents is (ISO 32000-1, 7.5.5). A file that was cut off has none, or one of an
 * earlier state with objects behind it; anything else behind it does no harm.
 */
function isTruncated(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.max(file.lastIndexOf('%%EOF'), file.lastIndexOf('startxref'));
  return end < 0 ? file.includes('%PDF-') : file.includes(' 0 obj', end);
}

async function pageReading(pdf: Pdf, number: number, file: string): Promise<PageReading> {
  try {
    const page = await pdf.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const operators = await page.getOperatorList({ annotationMode: 0 });
    const content = readContent(operators, {
      page: number,
      width,
      height,
      toPage: transform as unknown as [number, number, number, number, number, number],
      fontNamed: (name) => fontFacts(page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined),
      operatorName: await operatorNames(),
    });
    page.cleanup();
    return readPage(content, file);
  } catch (error) {
    if (error instanceof KakariError) throw error;
    return {
      page: number,
      height: BROKEN,
      items: [],
      letters: 0,
      unreadable: 0,
      images: 0,
      figure: false,
      blank: true,
    };
  }
}

/** The height of a page that could not be read at all. */
const BROKEN = 0;

async function operatorNames(): Promise<ReadonlyMap<number, string>> {
  const { OPS } = await getResolvedPDFJS();
  return new Map(Object.entries(OPS).map(([name, value]) => [value, name]));
}

// What the names of fonts say of their weight: Bold, W7, DB, EB, UB and so on.
const BOLD = /bold|heavy|black|demi|[-_ ]?W[6-9]|(?:-(?:D?B|EB|H)|UB)$/iu;
const MINCHO = /minch|ming|serif(?<!sans-?serif)|明朝|ryumin|song|times|century|roman|教科書|kyokasho/iu;

function fontFacts(font: unknown): FontFacts | undefined {
  if (typeof font !== 'object' || font === null) return undefined;
  const given: unknown = Reflect.get(font, 'name');
  const name = typeof given === 'string' ? given : '';
  const has = (key: string): boolean => Reflect.get(font, key) === true;
  const matrix: unknown = Reflect.get(font, 'fontMatrix');
  const unit: unknown = Array.isArray(matrix) ? matrix[0] : undefined;
  return {
    bold: has('bold') || has('black') || BOLD.test(name),
    gothic: !MINCHO.test(name),
    vertical: has('vertical'),
    unit: has('isType3Font') && typeof unit === 'number' && unit > 0 ? unit : 0.001,
  };
}

function documentOf(pages: readonly PageReading[], file: string): SourceDocument {
  const empty = pages.filter((page) => page.letters === 0);
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  if (pages.every((page) => page.height === BROKEN)) throw new KakariError('document-damaged', { file });
  if (pages.every((page) => page.blank)) throw new KakariError('document-has-no-text', { file });
  // A scanned document may have a stamp or a number on its pages, and nothing else.
  if (letters === 0 || (letters < 8 * pages.length && pages.every((page) => page.letters === 0 || page.images > 0))) {
    throw new KakariError('document-has-no-text', { file, pages: pages.length });
  }
  const count = (kind: Loss['kind'], of: (page: PageReading) => number): readonly Loss[] => {
    const total = pages.reduce((sum, page) => sum + of(page), 0);
    const first = pages.find((page) => of(page) > 0);
    return first === undefined ? [] : [{ kind, count: total, spot: { file, page: first.page } }];
  };
  const losses = [
    ...count('pages-without-text', (page) => (empty.includes(page) ? 1 : 0)),
    ...count('images', (page) => page.images),
    ...count('drawings', (page) => (page.figure ? 1 : 0)),
    ...count('unreadable-characters', (page) => page.unreadable),
  ];
  return { file, format: 'pdf', blocks: pageBlocks(pages, file), losses };
}
