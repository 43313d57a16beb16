import type { PlanStatus } from '../../../domain/plan.ts';
import { valueOf, type Material, type Stretch } from './head-material.ts';
import { isPlanTitle } from '../outline/plan-title.ts';
import type { FoundDoubt } from '../recognition.ts';

/** What a plan is called, which version it is and whether it is decided. */
export interface TitleReading {
  readonly title: string;
  /** Absent where neither the cover nor the title tells one. */
  readonly version?: string;
  readonly status: PlanStatus;
  /** The words that say it is a draft, with where they stand. */
  readonly draft?: Stretch;
  readonly spot: Stretch['spot'];
  readonly doubt?: FoundDoubt;
}

/** Reads the title from a labelled value, the cover, the first heading, or the plan that the text names most. */
export function readTitle(material: Material, name = ''): TitleReading {
  const lines = titleLines(material);
  const told = lines.length > 0 ? lines : mostQuoted(material);
  const [first] = told;
  const written = told.map(({ text }) => text).join('・');
  const title = tidy(written === '' ? `${name === '' ? '' : `${name}の`}計画` : written);
  const draft = draftWords(material, told);
  const version = draft ? draftWord(draft.text) : versionOf([...told, ...material.cover, ...material.colophon]);
  const spot = first?.spot ?? material.outlined[0]?.block.spot ?? { file: '' };
  return {
    title,
    status: draft ? 'draft' : 'adopted',
    spot,
    ...(version === undefined ? {} : { version }),
    ...(draft ? { draft } : {}),
    ...(lines.length > 0 ? {} : { doubt: untitled(written, title, spot) }),
  };
}

const untitled = (read: string, assumed: string, spot: Stretch['spot']): FoundDoubt => ({
  about: { kind: 'plan', field: 'title' },
  spot,
  read,
  assumed,
  reason:
    read === ''
      ? '計画の名称が見つかりませんでした'
      : '表紙に計画の名称がないため、本文で最も多く挙げられている名称としました',
});

function titleLines(material: Material): readonly Stretch[] {
  const labelled = valueOf(material, /^(?:計画の?(?:名称?|名前|タイトル)|計画書名|タイトル)$/u);
  if (labelled) return [labelled];
  const lines = [...material.cover, ...material.opening].filter(({ text }) => isPlanTitle(text)).slice(0, 2);
  const distinct = lines.filter(({ text }, at) => !lines.slice(0, at).some((one) => tidy(one.text) === tidy(text)));
  return distinct.map((line) => withLineBefore(line, material.cover));
}

/** A title that says too little by itself goes on from the line above: the municipality, or the first half of it. */
function withLineBefore(line: Stretch, cover: readonly Stretch[]): Stretch {
  const before = cover[cover.findIndex(({ at }) => at === line.at) - 1];
  if (
    !before ||
    before.text.length > 24 ||
    isPlanTitle(before.text) ||
    /\d\s?年|^第(?!.*[市町村区]$)/u.test(before.text)
  )
    return line;
  const alone = /[市町村区]/u.test(line.text) && line.text.length >= 8;
  const half = /[市町村区]/u.test(before.text) || line.text.length <= 6;
  return alone || !half ? line : { ...line, text: `${before.text}${line.text}` };
}

/** Without blanks between Japanese and Latin letters; a version keeps its own. */
const tidy = (title: string): string =>
  title
    .replace(/\s+/gu, ' ')
    .replace(LIST_BEHIND, '')
    .replace(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]) (?=[A-Z](?!er))/gu, '')
    .replace(/(?<=[A-Za-z]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu, '')
    .trim();

/** A list bears the title of its plan with its years and what it lists: 「…計画（令和7～10年度）取組一覧」. */
const LIST_BEHIND = /(?<=.) ?[（(][^（）()]*年度?[^（）()]*[）)] ?(?:取組|施策|事業)?(?:の?一覧|工程)表?$/u;

/** 「○○市DX推進計画」 as the text names it most often. */
function mostQuoted({ sentences }: Material): readonly Stretch[] {
  const quoted = sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(/「([^「」]{4,40})」/gu)].flatMap(([, text = '']) =>
      isPlanTitle(text) && !/総合計画|総合戦略|重点計画|自治体DX|基本計画/u.test(text) ? [{ ...sentence, text }] : [],
    ),
  );
  const count = (text: string): number => quoted.filter((one) => one.text === text).length;
  return quoted.toSorted((a, b) => count(b.text) - count(a.text)).slice(0, 1);
}

const DRAFT = /素案|原案|骨子案?|中間案|たたき台|[（(【〔]案[）)】〕]|(?:計画|プラン)\s?案$/u;

const draftWords = (material: Material, title: readonly Stretch[]): Stretch | undefined =>
  [...title, ...material.cover, ...material.keyValues.filter(({ key }) => /状態|ステータス|版/u.test(key))].find(
    ({ text }) => DRAFT.test(text),
  );

const draftWord = (text: string): string =>
  (DRAFT.exec(text)?.[0] ?? '案').replace(/[（(【〔）)】〕\s]|計画|プラン/gu, '');

const VERSION =
  /(?:Ver(?:sion)?\.?\s?\d+(?:\.\d+)*|第\s?[\d一二三四五六七八九十]+\s?(?:期|次|版)|(?:改訂|改定)版|[\d令平][^\s]{0,14}(?:改訂|改定)(?:版)?)/iu;

const versionOf = (lines: readonly Stretch[]): string | undefined =>
  lines
    .map(({ text }) => VERSION.exec(text.normalize('NFKC'))?.[0].replace(/\s+/gu, ' '))
    .find((one) => one !== undefined);

/** The title without the municipality and without its version, and what the plan says it calls itself. */
export function titleNames(title: string, name: string, { sentences }: Material): readonly string[] {
  const bare = title.replace(/[\s　]*[（(][^（）()]*[）)]$/u, '');
  const own = bare
    .replace(/^第[\d一二三四五六七八九十]+[期次版]/u, '')
    .replace(new RegExp(`^${escape(name)}`, 'u'), '');
  // Two titles on one cover: people use the one or the other.
  const each = own
    .split('・')
    .flatMap((part) => (isPlanTitle(part) && own !== part ? [part, part.replace(name, '')] : []));
  const unversioned = own.replace(new RegExp(`\\s*${VERSION.source}\\s*$`, 'iu'), '').trim();
  const called = sentences.flatMap(
    ({ text }) =>
      new RegExp(`${escape(own.slice(0, 20))}」?[（(]以下[、,]?「([^「」]{3,20})」`, 'u').exec(text)?.[1] ?? [],
  );
  return [...new Set([own, unversioned, ...each, ...called])].filter((one) => one.length >= 3 && one !== title);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
