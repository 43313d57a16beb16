import { html } from 'hono/html';
import type { Html } from './markup.ts';

/** Lines of a text that are set alike. */
interface Lines {
  readonly kind: 'paragraph' | 'list' | 'note';
  readonly lines: readonly string[];
}

/** What was told, as the ledger keeps it: plain text, in which `・` begins a line of a list and `※` a note (see `plainText`). */
export const renderText = (text: string): readonly Html[] => blocksOf(text).map(renderBlock);

function blocksOf(text: string): readonly Lines[] {
  const blocks: Lines[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const kind = kindOf(line);
    const words = line.slice(kind === 'paragraph' ? 0 : 1).trim();
    const last = blocks.at(-1);
    if (kind === 'list' && last?.kind === 'list') blocks.splice(-1, 1, { kind, lines: [...last.lines, words] });
    else blocks.push({ kind, lines: [words] });
  }
  return blocks;
}

function kindOf(line: string): Lines['kind'] {
  if (line.startsWith('・')) return 'list';
  return line.startsWith('※') ? 'note' : 'paragraph';
}

function renderBlock({ kind, lines }: Lines): Html {
  switch (kind) {
    case 'list':
      return html`<ul class="told">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
    case 'note':
      return html`<p class="hint">※ ${lines.join('')}</p>`;
    case 'paragraph':
      return html`<p>${lines.join('')}</p>`;
  }
}
