import type { SourceBlock, SourceDocument } from '../../../src/domain/source-document.ts';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import type { Outlined } from '../../../src/importing/recognise/recognition.ts';

/**
 * A document of lines: `# ` to `#### ` is a heading of the file, `- ` an item of a list, cells parted by ` | ` are a row of a table
 * with the rows next to it, `=== 3` begins page 3; all else is a paragraph.
 */
export function documentOf(lines: readonly string[], file = 'plan.txt'): SourceDocument {
  const blocks: SourceBlock[] = [];
  let page: number | undefined;
  for (const [at, text] of lines.entries()) {
    const spot = { file, line: at + 1, ...(page === undefined ? {} : { page }) };
    const turned = /^=== (\d+)$/u.exec(text);
    const marked = /^(#{1,4}) (.+)$/u.exec(text);
    const last = blocks.at(-1);
    if (turned) page = Number(turned[1]);
    else if (marked) blocks.push({ kind: 'heading', level: marked[1]?.length ?? 1, text: marked[2] ?? '', spot });
    else if (text.includes(' | ')) {
      const rows = last?.kind === 'table' && lines[at - 1]?.includes(' | ') ? last.rows : [];
      const cells = text.split(' | ').map((cell, column) => ({
        text: cell.trim(),
        row: rows.length,
        column,
        rowSpan: 1,
        columnSpan: 1,
        spot,
      }));
      if (rows.length > 0) blocks.pop();
      blocks.push({ kind: 'table', rows: [...rows, cells], spot: rows.length > 0 ? (last?.spot ?? spot) : spot });
    } else
      blocks.push({
        kind: 'paragraph',
        text: text.replace(/^- /u, ''),
        spot,
        ...(text.startsWith('- ') ? { listItem: true } : {}),
      });
  }
  return { file, format: 'text', blocks, losses: [] };
}

/** The headings of an outline, indented by their level. */
export const headingsOf = (lines: readonly string[]): readonly string[] =>
  outline([documentOf(lines)]).flatMap(({ block, headings }) =>
    block.kind === 'heading' && headings.length > 0 ? [`${'  '.repeat(headings.length - 1)}${block.text}`] : [],
  );

/** The block whose text, or the first cell of which, begins so. */
export function blockAt(outlined: readonly Outlined[], start: string): Outlined {
  const found = outlined.find(({ block }) =>
    (block.kind === 'table' ? (block.rows[0]?.[0]?.text ?? '') : block.text).startsWith(start),
  );
  if (!found) throw new Error(`no block begins with ${start}`);
  return found;
}
