import type { SourceBlock, SourceDocument } from '../../domain/source-document.ts';
import type { FoundDoubt } from './recognition.ts';

/**
 * How much of the documents is read: lines of text and rows of tables, and letters. A plan of 200 pages has some 8,000 lines and 300,000
 * letters; far beyond that the file holds something else too, and every stage would work on it for minutes.
 */
const MOST_LINES = 20_000;
const MOST_LETTERS = 2_000_000;

/** The documents up to what can be read, and the doubt that says where the rest begins. */
export interface WithinReach {
  readonly documents: readonly SourceDocument[];
  readonly doubts: readonly FoundDoubt[];
}

/** Leaves out what stands beyond the first 20,000 lines and rows or 2,000,000 letters of all documents together. */
export function withinReach(documents: readonly SourceDocument[]): WithinReach {
  const left = { lines: MOST_LINES, letters: MOST_LETTERS };
  let doubt: FoundDoubt | undefined;
  const kept = documents.map((document) => {
    const blocks = document.blocks.flatMap((block): readonly SourceBlock[] => {
      const within = left.lines <= 0 || left.letters <= 0 ? undefined : cut(block, left);
      if (within !== block) doubt ??= beyond(block);
      return within === undefined ? [] : [within];
    });
    return { ...document, blocks };
  });
  return { documents: doubt === undefined ? documents : kept, doubts: doubt === undefined ? [] : [doubt] };
}

interface Left {
  lines: number;
  letters: number;
}

/** The block itself where all of it is within reach. */
function cut(block: SourceBlock, left: Left): SourceBlock {
  if (block.kind !== 'table') {
    const { text } = block;
    const most = left.letters;
    left.lines -= 1;
    left.letters -= text.length;
    return text.length <= most ? block : { ...block, text: text.slice(0, most) };
  }
  const rows = block.rows.filter((row) => {
    if (left.lines <= 0 || left.letters <= 0) return false;
    left.lines -= 1;
    left.letters -= row.reduce((sum, cell) => sum + cell.text.length, 0);
    return true;
  });
  return rows.length === block.rows.length ? block : { ...block, rows };
}

const beyond = ({ spot }: SourceBlock): FoundDoubt => ({
  about: { kind: 'document' },
  spot,
  read: '',
  assumed: '',
  reason: `資料がとても長いため、はじめの${MOST_LINES.toLocaleString('ja')}行（${MOST_LETTERS.toLocaleString('ja')}文字）までを読み取りました。計画の部分だけを分けて取り込み直してください`,
});
