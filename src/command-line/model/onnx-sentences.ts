import type { KakariError } from '../../domain/errors.ts';

const FOLDER = 'KAKARI_ONNX_MODEL のフォルダー';

/** The sentences behind the errors of a local ONNX model: each names the file, and the way out. */
export const ONNX_SENTENCES: Readonly<Record<string, (fields: KakariError['fields']) => string>> = {
  'onnx-runtime-missing': ({ package: name }) =>
    `ONNX のモデルを動かす部品 ${name} が入っていません。npm install ${name} で入れるか、KAKARI_ONNX_MODEL を外してください。`,
  'onnx-folder-missing': ({ folder }) =>
    `モデルのフォルダー ${folder} がありません。環境変数 KAKARI_ONNX_MODEL に、モデルのファイルを置いたフォルダーを指定してください。`,
  'onnx-file-missing': ({ file }) =>
    `モデルのファイル ${file} を読めません。${FOLDER}に、model.onnx、tokenizer.json、tokenizer_config.json を揃え、読み取りの権限を確かめてください。`,
  'onnx-file-damaged': ({ file }) =>
    `モデルのファイル ${file} は、正しい JSON ではありません。配布元から取り直してください。`,
  'onnx-model-damaged': ({ file }) =>
    `モデル ${file} を読み込めません。壊れているか、ONNX のモデルではありません。配布元から取り直してください。`,
  'onnx-model-unsuitable': ({ file, names }) =>
    `モデル ${file} は、文を埋め込むモデルではありません（扱えない入出力: ${names}）。文埋め込みのモデルを、${FOLDER}に置いてください。`,
  'onnx-tokeniser-unsuitable': ({ file }) =>
    `トークナイザー ${file} を使えません。モデルと同じ配布元の tokenizer.json に取り替えてください。`,
  'onnx-tokeniser-foreign': ({ file, model }) =>
    `トークナイザー ${file} は、モデル ${model} のものではありません。同じ配布元の、同じモデルのファイルを揃えてください。`,
};
