import type { KakariError } from '../../domain/errors.ts';

/** The sentences behind the error codes of drafts, in Japanese: what is wrong, where, and the way out. */
export const DRAFT_SENTENCES: Readonly<Record<string, (fields: KakariError['fields']) => string>> = {
  'same-file-twice': ({ file, other }) =>
    `${file} と ${other} は同じ内容です。片方を外して、もう一度実行してください。`,
  'municipality-id-invalid': ({ id }) =>
    `自治体の ID「${id}」は使えません。seki のように、英小文字で始まり、英小文字・数字・ハイフンだけの名前にしてください。`,
  'draft-exists': ({ municipality, place }) =>
    `${municipality} の下書きがすでにあります（${place}）。「kakari review ${municipality}」で続きを確かめるか、捨ててよければ --replace を付けてください。`,
  'no-draft': ({ municipality, place }) =>
    `${municipality} の下書きがありません${place === undefined ? '' : `（${place}）`}。「kakari import 計画のファイル --municipality ${municipality}」で作ってください。`,
  'no-doubt': ({ doubt }) =>
    `「${doubt}」は、いまの下書きにありません。「kakari review」で番号を確かめてください。何も変えていません。`,
  'draft-busy': ({ municipality }) =>
    `${municipality} の下書きを、ほかの人がちょうど書いています。少し待ってから、もう一度操作してください。`,
  'draft-changed': ({ municipality }) =>
    `${municipality} の下書きを、ほかの人が同時に変えました。いまの内容を見て、もう一度操作してください。`,
  'draft-invalid': ({ municipality, place, count }) =>
    `${municipality} の下書き（${place}）に、このままでは使えないところが${count}件あります。何も変えていません。上の行を見て直してください。`,
  'doubts-unreadable': ({ file }) =>
    `下書きの ${file} を読めません。手で直したなら元に戻すか、「kakari import --replace」で作り直してください。`,
  'cannot-drop': ({ field }) => `「${field}」は計画に必要なので消せません。直す（--mend）を使ってください。`,
  'no-field': ({ field, known }) => `「${field}」という項目はここにはありません。使えるのは ${known} です。`,
  'not-a-year': ({ field, value }) =>
    `${field} の「${value}」を年度として読めません。2028、R10、令和10年度 のどれかの形で書いてください。`,
  'draft-folder-taken': ({ folder }) =>
    `${folder} には下書きのほかのものがあるため、下書きで置き換えません。別のフォルダーを --out で指定してください。何も変えていません。`,
  'draft-unreadable': ({ place }) =>
    `下書きのフォルダー ${place} を読めません。中身と読み取りの権限を確かめてください。`,
  'draft-unwritable': ({ place }) =>
    `下書きのフォルダー ${place} に書けません。フォルダーの場所と書き込みの権限を確かめてください。前の下書きはそのままです。`,
  'no-space': ({ place }) =>
    `${place} の空き容量が足りず、下書きを書けませんでした。空きを作ってから、もう一度実行してください。前の下書きはそのままです。`,
};
