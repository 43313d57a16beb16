import { fieldOf, plainLabel, type Field } from './fields.ts';

/** What a line says of one field: `担当課：総務課`. */
export interface Labelled {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
}

/**
 * The fields of a paragraph that names them itself (`担当課：総務課`, `【所管】総務課`, `担当課：総務課 実施時期：令和8年度`). Empty where it
 * does not begin with the label of a field; a word that happens to be followed by a colon within a sentence is none.
 */
export function labelled(text: string): readonly Labelled[] {
  const marks = [...text.matchAll(LABEL)].flatMap((match) => {
    const label = match[1] ?? match[2] ?? '';
    const field = fieldOf(label);
    return field === undefined
      ? []
      : [{ field, label: plainLabel(label), at: match.index, end: match.index + match[0].length }];
  });
  const [first] = marks;
  if (first === undefined) return bare(text);
  if (text.slice(0, first.at).replace(MARKS, '') !== '') return [];
  return marks.map(({ field, label, end }, index) => ({
    field,
    label,
    value: text.slice(end, marks[index + 1]?.at).replace(/^[\s・●○■]+|[\s・●○■、]+$/gu, ''),
  }));
}

const LABEL =
  /[【〔［[〈《<＜]([^【】〔〕［］[\]〈〉《》<>＜＞：:\n]{1,12})[】〕］\]〉》>＞]\s*[：:]?\s*|(?<![^\s・●○■◆◇▼、。（(])([^\s：:・●○■◆◇【】、。（）()]{1,14})(?:[（(][^（）()]{0,8}[)）])?\s?[：:]\s*/gu;
const MARKS = /[\s・●○■□◆◇▼▶►*（(-]/gu;

/** `担当課 総務課`: only a blank between. */
function bare(text: string): readonly Labelled[] {
  const match = /^[\s・●○■□◆◇▼▶►*]*(\S{2,8})[\s\n]+(\S.*)$/su.exec(text);
  const [, label = '', value = ''] = match ?? [];
  const field = fieldOf(label);
  return field === 'owners' || field === 'related' ? [{ field, label: plainLabel(label), value: value.trim() }] : [];
}
