import type { SourceBlock } from '../../../domain/source-document.ts';
import { titleKey } from './contents.ts';
import { headingBlock, isBareLine, plainLine, readCandidate, type Candidate } from './headings.ts';
import { nestingOf, opened, type Open } from './levels.ts';
import { placeOf } from './place.ts';
import type { Heading, Outlined } from '../recognition.ts';

/**
 * Puts every block below its headings; `listed` are the keys of those that the table of contents names. A heading that is open
 * already is repeated by the layout and left out.
 */
export function nest(blocks: readonly SourceBlock[], listed: ReadonlySet<string>): readonly Outlined[] {
  const first = nestOnce(blocks, listed, new Set());
  return first.running.size === 0 ? first.outlined : nestOnce(blocks, listed, first.running).outlined;
}

/** `running` are styles that only name the part of the plan at the edge of each page; they head nothing. */
function nestOnce(
  blocks: readonly SourceBlock[],
  listed: ReadonlySet<string>,
  running: ReadonlySet<string>,
): { readonly outlined: readonly Outlined[]; readonly running: ReadonlySet<string> } {
  const [nesting, found, last] = [new Set<string>(), new Map<string, number>(), new Map<string, string>()];
  const outlined: Outlined[] = [];
  let open: readonly Open[] = [];
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    const candidate = readCandidate(block, next, blocks[at - 1]) ?? restarted(open, block, next, listed);
    const key = candidate && block.kind !== 'table' ? titleKey(block.text) : '';
    const style = candidate?.numbering?.style ?? '';
    if (candidate && isOpen(open, key)) continue;
    if (style.startsWith('word:') && last.get(style) === key) found.set(style, (found.get(style) ?? 0) + 1);
    last.set(style, key);
    const heads = candidate !== undefined && !running.has(style);
    if (heads) open = opened(open, { ...candidate, listed: listed.has(key) }, block.spot, nesting);
    if (heads) for (const pair of nestingOf(open)) nesting.add(pair);
    outlined.push(
      placed(
        block,
        open.map(({ heading }) => heading),
        heads,
      ),
    );
  }
  // Once may be a slip; on the edge of pages it comes again and again.
  return { outlined, running: new Set([...found].flatMap(([style, times]) => (times >= 2 ? [style] : []))) };
}

const isOpen = (open: readonly Open[], key: string): boolean =>
  open.some(({ heading, part }) => !part && titleKey(`${heading.label ?? ''}${heading.title}`) === key);

/** A line without a number over a numbering that starts again at 1 heads what follows: it stands where that numbering stood. */
function restarted(
  open: readonly Open[],
  block: SourceBlock,
  next: SourceBlock | undefined,
  listed: ReadonlySet<string>,
): Candidate | undefined {
  if (block.kind !== 'paragraph' || !next || next.kind === 'table' || !isBareLine(block)) return undefined;
  const numbering = readCandidate(next, undefined)?.numbering;
  const at = open.findIndex((one) => one.style === numbering?.style && (one.ordinal ?? 0) > 1);
  if (numbering?.ordinal !== 1 || at < 0) return undefined;
  const title = plainLine(block.text);
  // Where the table of contents names the numbers that are open and not this line, both stand within the last of them.
  return open[at]?.listed === true && !listed.has(titleKey(block.text)) ? { title } : { title, outside: at };
}

function placed(block: SourceBlock, headings: readonly Heading[], heads: boolean): Outlined {
  const plain = block.kind === 'heading' && !heads ? asParagraph(block.text, block) : block;
  const own = heads && block.kind !== 'table' ? headingBlock(block, headings.length, plainLine(block.text)) : plain;
  return { block: own, headings, place: placeOf(headings) };
}

const asParagraph = (text: string, { spot }: SourceBlock): SourceBlock => ({ kind: 'paragraph', text, spot });
