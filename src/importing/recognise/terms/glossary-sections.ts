import { normalise } from '../../../language/normalise.ts';
import type { Heading, Outlined } from '../recognition.ts';
import { isGroupHeading, withoutMarks } from './term-names.ts';

/**
 * The glossaries of a plan, each as its blocks without its own heading: chapters and sheets whose title says so (用語解説, 用語集,
 * 用語の説明, 語句説明, 略語一覧 …), and what follows such a title where the file does not mark it as a heading. A heading that only
 * groups words (あ行, 【第3章 取組】) does not end one, however deep the file has it.
 */
export function glossarySections(outlined: readonly Outlined[]): readonly (readonly Outlined[])[] {
  const sections: Outlined[][] = [];
  // An earlier line of the same title belongs to the table of contents.
  const lastLine = outlined.findLast(isTitleLine);
  let open: { readonly key: string; readonly blocks: Outlined[] } | undefined;
  let line: Outlined | undefined;
  let group: Heading | undefined;
  for (const each of outlined) {
    // The notes of a page or of a file stand apart from what they stand under.
    if (each.block.kind === 'paragraph' && each.block.footnote === true) continue;
    if (each === lastLine) line = each;
    else if (line !== undefined && !standsUnder(each, line)) line = undefined;
    if (open !== undefined && isGroup(each)) group = each.headings.at(-1);
    const key: string | undefined =
      sectionKey(each) ??
      (line && `line ${line.block.spot.line ?? 0}`) ??
      (isUnder(each, group) ? open?.key : undefined);
    if (key === undefined) open = undefined;
    else if (open?.key !== key) sections.push((open = { key, blocks: [] }).blocks);
    // What stands below a line has the line for its place: no heading names it.
    if (!isTitle(each)) open?.blocks.push(line === undefined ? each : { ...each, headings: [], place: titleOf(line) });
  }
  return sections.filter((blocks) => blocks.length > 0);
}

/** Whether a text is the title of a glossary. */
export function isGlossaryTitle(written: string): boolean {
  if (written.length > 80) return false;
  const text = normalise(written).replace(/\s+/gu, '');
  return text.length <= 60 && !text.includes('。') && GLOSSARY.test(text);
}

const GLOSSARY =
  /(?:(?:用語|語句|略語|言葉|ことば|キーワード)(?:等)?の?(?:解説|説明|集|一覧|定義|注釈|意味|手引き?)|^(?:主な|専門|関連|重要)?用語$|グロッサリー|glossary)(?:集|一覧|表|編)?[】〕」』）)\]>〉》]*(?:[(（【[<].*)?$/u;

function sectionKey({ headings, block }: Outlined): string | undefined {
  const depth = headings.findIndex(
    ({ title, label }) => isGlossaryTitle(title) || isGlossaryTitle(`${label ?? ''}${title}`),
  );
  if (depth >= 0)
    return headings
      .slice(0, depth + 1)
      .map(({ title }) => title)
      .join('\n');
  const { sheet } = block.spot;
  return sheet !== undefined && isGlossaryTitle(sheet) ? `sheet ${sheet}` : undefined;
}

const isTitle = ({ block }: Outlined): boolean => block.kind !== 'table' && isGlossaryTitle(block.text);
const isTitleLine = (each: Outlined): boolean =>
  each.block.kind === 'paragraph' && each.block.text.length <= 40 && isTitle(each);

const standsUnder = (each: Outlined, title: Outlined): boolean =>
  title.headings.every(
    (heading, index) => each.headings[index] === heading || each.headings[index]?.title === heading.title,
  );

/** A chapter's title groups words only where brackets set it off: the next chapter of the plan has none. */
const isGroup = ({ block }: Outlined): boolean =>
  block.kind === 'heading' && isGroupHeading(block.text) && !block.text.trim().startsWith('第');

const isUnder = ({ headings }: Outlined, group: Heading | undefined): boolean =>
  group !== undefined &&
  headings.some(
    ({ title, spot }) => title === group.title && spot.line === group.spot.line && spot.page === group.spot.page,
  );

const titleOf = ({ block }: Outlined): string =>
  block.kind === 'table' ? '' : withoutMarks(block.text.replace(/[（(][^（）()]*[）)]/gu, '').trim());
