import type { KakariError } from '../../domain/errors.ts';

/** The sentences behind the error codes of a plan's file that cannot be read, in Japanese: what is wrong, where, and the way out. */
export const IMPORT_SENTENCES: Readonly<Record<string, (fields: KakariError['fields']) => string>> = {
  'document-empty': ({ file }) =>
    `ファイル ${file} は空です（0バイト）。もう一度ダウンロードするか、保存し直してください。`,
  'document-too-large': ({ file, limitMb }) =>
    `ファイル ${file} は大きすぎます（上限は${limitMb}MBです）。画像を除くか、分けて保存してから取り込んでください。`,
  'document-too-many-pages': ({ file, most }) =>
    `ファイル ${file} はページが多すぎます（上限は${most}ページです）。計画の部分だけを分けて保存してから取り込んでください。`,
  'document-too-many-rows': ({ file, most }) =>
    `ファイル ${file} の表は行が多すぎます（上限は${most}行です）。計画の部分だけを残して保存してから取り込んでください。`,
  'document-too-many-lines': ({ file, most }) =>
    `ファイル ${file} は行が多すぎます（上限は${most}行です）。計画の部分だけを分けて保存してから取り込んでください。`,
  'document-too-many-cells': ({ file, most }) =>
    `ファイル ${file} の表は大きすぎます（上限は${most}マスです）。使っていない行と列を削除して保存してから取り込んでください。`,
  'document-encrypted': ({ file }) =>
    `ファイル ${file} はパスワードで保護されているため読めません。パスワードを外して保存したものを取り込んでください。`,
  'document-damaged': ({ file }) =>
    `ファイル ${file} は壊れているため読めません。元のアプリで開けるか確かめ、保存し直してから取り込んでください。`,
  'document-truncated': ({ file }) =>
    `ファイル ${file} は途中で切れているため読めません。もう一度ダウンロードするか、コピーし直してください。`,
  'document-has-no-text': ({ file, pages }) =>
    pages === undefined
      ? `ファイル ${file} には読み取れる文字がありません。計画の本文が入っているか確かめてください。`
      : `ファイル ${file}（${pages}ページ）には文字の情報がなく、画像だけです。OCR（文字認識）をかけたPDFか、元のWordやExcelのファイルを取り込んでください。`,
  'document-kind-unknown': ({ file }) =>
    `ファイル ${file} は取り込める種類ではありません。テキスト、Markdown、PDF、Word（.docx）、Excel（.xlsx）、CSV のどれかにしてください。`,
  'document-mislabelled': ({ file, ending }) =>
    `ファイル ${file} の名前は .${ending} ですが、中身はただの文章です。文章を取り込むときは、名前の終わりを .txt か .csv に変えてください。`,
  'document-old-office': ({ file }) =>
    `ファイル ${file} は古い形式（.doc・.xls・.ppt）のため読めません。Word で .docx、Excel で .xlsx として保存し直してから取り込んでください。`,
  'document-bomb': ({ file }) =>
    `ファイル ${file} は開くと異常に大きくなるため、読むのをやめました。正しいファイルなら、元のアプリで開いて保存し直してください。`,
  'document-encoding-unknown': ({ file }) =>
    `ファイル ${file} の文字コードが分かりません。UTF-8 で保存し直してから取り込んでください。`,
};
