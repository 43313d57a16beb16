import { fieldOf } from './fields.ts';
import { styleOf } from './measure-headings.ts';
import type { Heading } from '../recognition.ts';
import type { Told } from './section-evidence.ts';

/**
 * The measures of a plan that names neither owners nor times: numbered headings with parts such as 目指す姿 and 今後の取組 below
 * them, or else the finest numbered headings of its chapters on 取組, 施策 or 事業.
 */
export function finestHeadings(told: readonly Told[]): ReadonlySet<Heading> {
  const outer = new Set(
    told.flatMap(({ section: { chain } }) => (chain.at(-1)?.label === undefined ? [] : chain.slice(0, -1))),
  );
  const parted = told.filter((one) => partsOf(one).size >= 2 && one.section.chain.at(-1)?.label !== undefined);
  const headed = parted.length >= LEAST ? parted : told.filter(({ section }) => isFinest(section.chain, outer));
  const style = mostOf(headed.flatMap(({ section }) => section.chain.at(-1) ?? []).map(styleOf));
  const chosen = headed
    .flatMap(({ section }) => section.chain.at(-1) ?? [])
    .filter((heading) => styleOf(heading) === style);
  return new Set(chosen.length >= LEAST ? chosen : []);
}

const LEAST = 2;

/** The kinds of parts that stand under labels in a section. */
const partsOf = ({ section, evidence }: Told): ReadonlySet<string> =>
  new Set([
    ...section.pieces.flatMap(({ part }) => (part === undefined ? [] : [part.field ?? part.title])),
    ...evidence.flatMap((one) => (one.kind === 'field' ? [one.field] : [])),
  ]);

/** `outer` are the headings that have numbered ones below them. */
function isFinest(chain: readonly Heading[], outer: ReadonlySet<Heading>): boolean {
  const own = chain.at(-1);
  if (own?.label === undefined || chain.length < 2) return false;
  const inChapter = chain
    .slice(0, -1)
    .some(({ title }) => CHAPTER_OF_MEASURES.test(title) && fieldOf(title) !== 'state');
  return inChapter && !outer.has(own);
}

const CHAPTER_OF_MEASURES =
  /(?:取組|取り組み|施策|事業|アクション|プロジェクト|実施計画)(?:の?(?:内容|事項|項目|展開|方針|一覧|推進|体系|詳細|概要))?$|^(?:具体的な?|主な|個別の?|重点)(?:取組|取り組み|施策|事業)/u;

function mostOf(styles: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const style of styles) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
