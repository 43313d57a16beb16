import type { KakariError } from '../../domain/errors.ts';

/** The sentences behind the error codes of exported workbooks, in Japanese: what is wrong, where, and the way out. */
export const WORKBOOK_SENTENCES: Readonly<Record<string, (fields: KakariError['fields']) => string>> = {
  'nothing-to-export': ({ municipality }) =>
    `自治体「${municipality}」の計画がありません。ID を「kakari plans」で確かめるか、下書きなら --draft を付けてください。`,
  'export-exists': ({ file }) =>
    `ファイル ${file} はすでにあります。直した内容を失わないように、上書きはしません。別の名前を指定してください。`,
  'workbook-text-too-long': ({ sheet, line, most }) =>
    `シート「${sheet}」${line}行目の文が、Excel の一つのマスに入りません（上限は${most}文字です）。計画の文を短くしてから書き出してください。`,
  'workbook-newer': ({ file }) =>
    `ファイル ${file} は、より新しい版の係が書き出したブックです。係を新しい版に更新してから取り込んでください。`,
  'workbook-with-others': ({ file }) =>
    `ファイル ${file} は係が書き出したブックなので、ほかのファイルと一緒には取り込めません。このファイルだけを指定してください。`,
  'workbook-other-municipality': ({ file, own, municipality }) =>
    `ファイル ${file} は「${own}」の計画を書き出したブックで、「${municipality}」のものではありません。「-m ${own}」を指定するか、ファイルを確かめてください。`,
  'workbook-invalid': ({ file, count }) =>
    `ファイル ${file} に直すところが${count}件あるため、何も取り込みませんでした。上の行のシートと行を見て直し、保存してからもう一度取り込んでください。`,
};
