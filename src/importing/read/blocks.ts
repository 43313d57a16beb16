import type { SourceBlock, SourceHeading, SourceParagraph, Spot } from '../../domain/source-document.ts';
import { mendSourceText } from '../../language/mend-source-text.ts';

/** What a paragraph may be beside its text. */
export interface ParagraphTraits {
  readonly bold?: boolean;
  readonly listItem?: boolean;
  readonly footnote?: boolean;
}

/** The paragraph in a list, or none where nothing is printed. `text` is mended. */
export function paragraphs(text: string, spot: Spot, traits: ParagraphTraits = {}): readonly SourceParagraph[] {
  const mended = mendSourceText(text);
  return mended === '' ? [] : [{ kind: 'paragraph', text: mended, spot, ...onlyTrue(traits) }];
}

/** The heading in a list, or none where nothing is printed. `text` is mended. */
export function headings(level: number, text: string, spot: Spot): readonly SourceHeading[] {
  const mended = mendSourceText(text);
  return mended === '' ? [] : [{ kind: 'heading', level, text: mended, spot }];
}

/** The traits that are true; what is false is left out, as the blocks have it. */
export function onlyTrue<T extends object>(traits: T): { readonly [K in keyof T]?: true } {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value === true)) as {
    readonly [K in keyof T]?: true;
  };
}

/** The blocks with their headings counted from 1, however deep the outermost of the file is. */
export function fromFirstLevel(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const least = blocks.reduce((level, block) => (block.kind === 'heading' ? Math.min(level, block.level) : level), 6);
  if (least === 1) return blocks;
  return blocks.map((block) => (block.kind === 'heading' ? { ...block, level: block.level - least + 1 } : block));
}
