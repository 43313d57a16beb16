import type { Town, TownMeasure } from '../fixture-town.ts';
import { ownersOf, wideDigits, wrap } from './words.ts';

const WIDTH = 38;
const PAGE_LINES = 32;

/** A line of the text, with the notes that stand at the foot of its page. */
interface Line {
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * A plan as a converted PDF leaves it: chapters with numbered sections, every line cut at 38 characters, notes (※1) at the foot of
 * the page, a header and a number on every page, a table of contents with dots, some spaced letters and Kangxi radicals.
 */
export function proseText(town: Town): string {
  const lines = bodyLines(town);
  const pages = chunk(lines, PAGE_LINES);
  const cover = [
    town.plan.title,
    '',
    published(town.plan.published),
    `${town.municipality.prefecture}${town.municipality.name}`,
  ];
  return [cover.join('\n'), contents(town, pages), ...pages.map((page, at) => printed(town, page, at + 1))].join(
    '\n\f\n',
  );
}

const published = (date: string): string => {
  const [year = '', month = ''] = date.split('-');
  return `令和${wideDigits(String(Number(year) - 2018))}年${wideDigits(String(Number(month)))}月`;
};

function printed(town: Town, page: readonly Line[], number: number): string {
  const notes = page.flatMap((line) => line.notes).flatMap((note) => wrap(note, WIDTH));
  return [town.plan.title, ...page.map((line) => line.text), ...notes, `- ${number} -`].join('\n');
}

function contents(town: Town, pages: readonly (readonly Line[])[]): string {
  const pageOf = (heading: string): number => pages.findIndex((page) => page.some(({ text }) => text === heading)) + 1;
  const dotted = (heading: string): string => `${heading} ${'…'.repeat(12)} ${pageOf(heading)}`;
  return ['目　次', ...headingsOf(town).map(dotted)].join('\n');
}

const headingsOf = (town: Town): readonly string[] =>
  bodyLines(town)
    .map((line) => line.text)
    .filter((text) => /^第\d章 |^\d-\d(?:-\d)? /u.test(text));

function bodyLines(town: Town): readonly Line[] {
  const numbers = new Map<string, number>();
  const opening = town.opening.flatMap(({ title, sections }, chapter) => [
    plain(`第${chapter + 1}章 ${title}`),
    ...sections.flatMap((section, at) => [
      plain(`${chapter + 1}-${at + 1} ${section.title}`),
      ...section.text.flatMap((text) => paragraph(text, town, numbers)),
    ]),
  ]);
  const chapter = town.opening.length + 1;
  const groups = town.groups.flatMap((group, at) => [
    plain(`${chapter}-${at + 1} ${group.title}`),
    ...town.measures
      .filter((measure) => measure.group[0] === at + 1)
      .flatMap((measure) => measureLines(measure, town, numbers)),
  ]);
  const end = [`第${chapter + 1}章 計画の進め方`, `${chapter + 1}-1 進捗の確認`].map(plain);
  return [
    ...opening,
    plain(`第${chapter}章 ${town.chapter}`),
    ...groups,
    ...end,
    ...paragraph(
      `取組の進み具合は、毎年度末に推進本部で確かめ、必要に応じて内容を改めます。お問い合わせは${town.plan.contact}（電話 000-000-0000）までお寄せください。`,
      town,
      numbers,
    ),
  ];
}

const measureLines = (measure: TownMeasure, town: Town, numbers: Map<string, number>): readonly Line[] => [
  plain(`${measure.number} ${measure.title}`),
  ...measure.text.flatMap((text) => paragraph(text, town, numbers)),
  ...measure.targets.flatMap(({ text }) => (text === undefined ? [] : paragraph(text, town, numbers))),
  plain(`【担当：${ownersOf(measure)}】`),
];

/** `{RPA}` gets the next number of a note; the first time it is used the note goes to the foot of the page. */
function paragraph(text: string, town: Town, numbers: Map<string, number>): readonly Line[] {
  const notes: (readonly [string, string])[] = [];
  const marked = wideDigits(text).replace(/\{([^}]+)\}/gu, (_, name: string) => {
    const term = town.terms.find((one) => one.name === name);
    if (term === undefined) throw new Error(`${town.municipality.id}: no term 「${name}」`);
    numbers.set(name, numbers.get(name) ?? numbers.size + 1);
    const mark = `※${numbers.get(name)}`;
    const expansion = term.expansion === undefined ? '' : `${term.expansion} の略。`;
    notes.push([mark, `${mark} ${term.printed ?? term.name}：${expansion}${term.definition}`]);
    return `${spaced(name)}${mark}`;
  });
  const lines = wrap(`　${marked}`, WIDTH);
  return lines.map((line, at) => {
    const before = lines.slice(0, at).join('');
    const here = notes.filter(([mark]) => !before.includes(mark) && `${before}${line}`.includes(mark));
    return { text: radicals(line, at), notes: here.map(([, note]) => note) };
  });
}

/** What a layout does to letters: `RPA` is printed as `R P A`, the others as they are. */
const spaced = (name: string): string => (/^[A-Z]{3}$/u.test(name) ? [...name].join(' ') : name);

/** Some lines have radicals in place of characters, as fonts without a proper map leave them. */
const radicals = (line: string, at: number): string =>
  at % 3 === 1
    ? line.replaceAll('方', '⽅').replaceAll('行', '⾏').replaceAll('人', '⼈').replaceAll('用', '⽤')
    : line;

const plain = (text: string): Line => ({ text, notes: [] });

const chunk = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
