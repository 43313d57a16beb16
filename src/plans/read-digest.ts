import type { FileProblem } from '../domain/errors.ts';
import type { Passage } from '../domain/plan.ts';
import type { LocatedPassage } from './located-passage.ts';

interface Section {
  readonly line: number;
  readonly title: string;
  readonly place: string;
  readonly body: string[];
}

/**
 * Reads the text of a `digest.md`: `#` and `##` give the place, `###` begins a passage, whose line is that of its heading. Where the
 * plan is not `bilingual`, a passage without English has its Japanese text in that place. `name` is the file as people know it.
 */
export function readDigest(
  text: string,
  name: string,
  bilingual: boolean,
): { readonly passages: readonly LocatedPassage[]; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const complain = (line: number, field: string, message: string): void => {
    problems.push({ file: name, line, field, message });
  };
  const sections = splitSections(text, (line) =>
    complain(line, '見出し', '段落の前に「### 見出し」がありません。引用の単位ごとに見出しを付けてください'),
  );
  return { passages: sections.flatMap((section) => passagesOf(section, complain, bilingual)), problems };
}

function splitSections(source: string, orphan: (line: number) => void): Section[] {
  const sections: Section[] = [];
  let chapter = '';
  let heading = '';
  let current: Section | undefined;
  for (const [index, line] of source.split(/\r?\n/u).entries()) {
    const level = /^(#{1,3})\s+(.+?)\s*$/u.exec(line);
    if (level?.[1] === '#') [chapter, heading, current] = [level[2] ?? '', '', undefined];
    else if (level?.[1] === '##') [heading, current] = [level[2] ?? '', undefined];
    else if (level) {
      current = {
        line: index + 1,
        title: level[2] ?? '',
        place: [chapter, heading].filter(Boolean).join(' '),
        body: [],
      };
      sections.push(current);
    } else if (current) current.body.push(line);
    else if (line.trim() !== '' && !line.startsWith('<!--')) orphan(index + 1);
  }
  return sections;
}

type Complain = (line: number, field: string, message: string) => void;

function passagesOf(section: Section, complain: Complain, bilingual: boolean): LocatedPassage[] {
  const attributes = readAttributes(section, complain);
  const paragraphs = section.body
    .filter((line) => !line.trim().startsWith('<!--'))
    .join('\n')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const english = paragraphs
    .filter((p) => p.startsWith('EN:'))
    .map((p) => p.slice(3).trim())
    .join(' ');
  const japanese = paragraphs.filter((p) => !p.startsWith('EN:'));
  if (japanese.length === 0) complain(section.line, section.title, '本文がありません');
  if (english === '' && bilingual)
    complain(section.line, section.title, '「EN:」の段落がありません。英語の質問に答える一文を書いてください');
  const tables = japanese.filter(isTable);
  const prose = japanese.filter((paragraph) => !isTable(paragraph)).join('\n');
  const whole = { ...attributes, line: section.line, title: section.title, place: section.place, english };
  const rows = tables.flatMap(rowsOf).map((row) => ({
    ...whole,
    title: `${section.title} ${row.label}`,
    names: [row.label, ...row.names],
    text: row.text,
    english: `${english} ${row.text}`.trim(),
  }));
  return prose === '' ? rows : [{ ...whole, text: prose, english: english === '' ? prose : english }, ...rows];
}

const ATTRIBUTES = new Set(['page', 'names', 'measure', 'uncertain', 'key']);

function readAttributes(section: Section, complain: Complain): Pick<Passage, 'names'> & Partial<Passage> {
  const comment = /<!--(.*?)-->/su.exec(section.body.join('\n'))?.[1] ?? '';
  const found = new Map<string, string>();
  for (const part of comment
    .split('|')
    .map((text) => text.trim())
    .filter(Boolean)) {
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(colon, 0)).trim();
    if (ATTRIBUTES.has(name)) found.set(name, part.slice(colon + 1).trim());
    else
      complain(
        section.line,
        section.title,
        `「${part}」という属性はありません。page、names、measure、uncertain、key のどれかです`,
      );
  }
  const page = Number(found.get('page') ?? Number.NaN);
  if (found.has('page') && !Number.isInteger(page))
    complain(section.line, section.title, 'page は数字一つで書いてください');
  const [measure, uncertain, key] = [found.get('measure'), found.get('uncertain'), found.get('key')];
  return {
    names: (found.get('names') ?? '')
      .split(/[,、]/u)
      .map((name) => name.trim())
      .filter(Boolean),
    ...(Number.isInteger(page) ? { page } : {}),
    ...(measure === undefined ? {} : { measure }),
    ...(uncertain === undefined ? {} : { uncertain }),
    ...(key === undefined ? {} : { key }),
  };
}

const isTable = (paragraph: string): boolean => paragraph.split('\n').every((line) => line.trim().startsWith('|'));

/** Every row of a Markdown table as a sentence: `決裁：割合は1.87%です。` */
function rowsOf(table: string): { label: string; names: string[]; text: string }[] {
  const cells = table.split('\n').map((line) =>
    line
      .trim()
      .replace(/^\||\|$/gu, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  const [header = [], , ...rows] = cells;
  return rows.map((row) => {
    const label = row[0] ?? '';
    const values = row
      .slice(1)
      .map((cell, at) => ({ column: header[at + 1] ?? '', cell }))
      .filter(({ cell }) => cell !== '' && cell !== '-');
    const names = values
      .filter(({ column }) => /^(names|別名|言い換え)$/u.test(column))
      .flatMap(({ cell }) => cell.split(/[,、]/u));
    const shown = values.filter(({ column }) => !/^(names|別名|言い換え)$/u.test(column));
    return {
      label,
      names: names.map((name) => name.trim()),
      text: `${label}：${shown.map(({ column, cell }) => `${column}は${cell}`).join('、')}`,
    };
  });
}
