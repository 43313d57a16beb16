import type { KakariError } from '../domain/errors.ts';
import { DRAFT_SENTENCES } from './importing/draft-sentences.ts';
import { IMPORT_SENTENCES } from './importing/import-sentences.ts';
import { WORKBOOK_SENTENCES } from './importing/workbook-sentences.ts';
import { ONNX_SENTENCES } from './model/onnx-sentences.ts';

/** The sentences for people behind the error codes, in Japanese: what happened, where, and the way out. */
export const ERROR_SENTENCES: Readonly<Record<string, (fields: KakariError['fields']) => string>> = {
  ...IMPORT_SENTENCES,
  ...DRAFT_SENTENCES,
  ...WORKBOOK_SENTENCES,
  ...ONNX_SENTENCES,
  'config-invalid': ({ variable, reason }) =>
    `環境変数 ${variable} の値が正しくありません（${reason}）。値を直すか、設定を外してください。`,
  'config-missing': ({ variable, because }) =>
    `環境変数 ${variable} がありません。${because} を指定したときは必要です。${variable} を指定するか、${because} を外してください。`,
  'config-no-endpoint': ({ variable }) =>
    `環境変数 ${variable} に書いたモデルの接続先がありません。OpenAI は OPENAI_API_KEY、庁内のサーバーなどは OPENAI_BASE_URL、Azure OpenAI は AZURE_OPENAI_ENDPOINT を指定するか、${variable} を外してください。`,
  'network-closed': ({ host }) =>
    `KAKARI_NETWORK=closed のため、設定にない接続先 ${host} への通信を止めました。つないでよい相手なら、その接続先を設定で指定するか、KAKARI_NETWORK を外してください。`,
  'knowledge-invalid': ({ folder, count }) =>
    `知識フォルダー ${folder} に誤りが${count}件あります。直してからもう一度実行してください。`,
  'plan-invalid': ({ municipality, count }) =>
    `「${municipality}」の計画に誤りが${count}件あるため、公開しませんでした。直してからもう一度公開してください。`,
  'no-published-plan': ({ municipality }) =>
    `自治体「${municipality}」に、公開した計画はありません。「kakari plans --versions」で確かめてください。`,
  'unknown-municipality': ({ id, known }) =>
    `自治体「${id}」は登録されていません。次のどれかを指定してください: ${known}`,
  'file-unreadable': ({ file }) => `ファイル ${file} を読めません。名前と場所、読み取りの権限を確かめてください。`,
  'file-unwritable': ({ file }) =>
    `ファイル ${file} に書けません。フォルダーがあるか、書き込みの権限と空き容量を確かめてください。`,
  'web-port-in-use': ({ host, port }) =>
    `${host}:${port} はほかのプログラムが使っています。環境変数 KAKARI_PORT で別の番号を指定してください。`,
  'web-port-forbidden': ({ host, port }) =>
    `${host}:${port} を使う権限がありません。環境変数 KAKARI_PORT に1024以上の番号を指定してください。`,
  'web-host-unknown': ({ host }) =>
    `アドレス「${host}」はこのコンピューターのものではありません。環境変数 KAKARI_HOST を確かめてください。`,
  'web-cannot-listen': ({ host, port, reason }) =>
    `${host}:${port} で待ち受けられません（${reason}）。KAKARI_HOST と KAKARI_PORT を確かめてください。`,
  'encoder-missing': ({ file }) => `同梱の文エンコーダーのファイル ${file} を読めません。配布物を入れ直してください。`,
  'encoder-manifest-invalid': ({ file }) =>
    `同梱の文エンコーダーの説明ファイル ${file} が壊れています。配布物を入れ直してください。`,
  'encoder-damaged': ({ file }) =>
    `同梱の文エンコーダーのファイル ${file} が壊れています。配布物を入れ直してください。`,
  'prompt-unreadable': ({ file }) =>
    `モデルへの指示文 ${file} を読めません。配布物の prompts フォルダーを入れ直してください。`,
  'prompt-incomplete': ({ file, part }) =>
    `モデルへの指示文 ${file} に「<!-- ${part} -->」の部分がありません。書き足すか、配布物のファイルに戻してください。`,
  'prompt-invalid': ({ file }) =>
    `モデルへの指示文 ${file} の波かっこが合っていません。文字としての { と } は {{ と }} と書いてください。`,
  'prompt-slot': ({ file, slot }) =>
    `モデルへの指示文 ${file} の差し込み口 {${slot}} が、足りないか、使えないものです。配布物のファイルと比べて直してください。`,
  'policy-invalid': ({ file, count }) =>
    `お知らせの方針 ${file} に誤りが${count}件あります。直してからもう一度実行してください。`,
  'directory-invalid': ({ file, count }) =>
    `名簿 ${file} に誤りが${count}件あるため、何も取り込みませんでした。直してからもう一度取り込んでください。`,
  'date-before-plan': ({ option, date, first }) =>
    `${option} の ${date} は計画期間（${first}から）より前です。日付を確かめてください。`,
  'dates-reversed': ({ from, to }) => `--from（${from}）が --to（${to}）より後です。日付を入れ替えてください。`,
  'unknown-department': ({ name, known }) =>
    known === ''
      ? `部署「${name}」は、どの計画にも出てきません。部署の名前を確かめてください。`
      : `部署「${name}」は、この自治体の計画に出てきません。次のどれかを指定してください: ${known}`,
  'backup-postgres': () =>
    'PostgreSQL を使っているため、この命令では控えを作れません。pg_dump で控えを作ってください（README.ja.md の「データの控えと復元」）。',
  'backup-exists': ({ file }) =>
    `控えの保存先 ${file} には既にファイルがあります。上書きはしません。別の名前を指定してください。`,
  'slack-unreachable': ({ reason }) =>
    `Slack に接続できません（${reason}）。ネットワークと、プロキシが要るなら環境変数 HTTPS_PROXY を確かめてください。1分ごとに接続し直します。`,
  'slack-token-invalid': ({ reason }) =>
    `Slack に受け付けられませんでした（${reason}）。環境変数 KAKARI_SLACK_BOT_TOKEN を、Slack アプリの「OAuth & Permissions」にあるトークンに直してください。`,
  'slack-refresh-token-invalid': ({ reason }) =>
    `Slack のトークンを更新できません（${reason}）。環境変数 KAKARI_SLACK_REFRESH_TOKEN と KAKARI_SLACK_BOT_TOKEN を、Slack アプリで作り直したものに直してください。`,
  'slack-app-token-invalid': ({ reason }) =>
    `Slack の Socket Mode につながりません（${reason}）。環境変数 KAKARI_SLACK_APP_TOKEN を、connections:write を付けて作ったトークンに直し、アプリの Socket Mode をオンにしてください。`,
  'teams-password-refused': ({ reason }) =>
    `Microsoft にサインインできません（${reason}）。環境変数 KAKARI_TEAMS_APP_PASSWORD を、期限内のクライアントシークレットの「値」に直してください。`,
  'teams-app-unknown': ({ app, tenant, reason }) =>
    `アプリ ${app} はテナント ${tenant} に登録されていません（${reason}）。環境変数 KAKARI_TEAMS_APP_ID と KAKARI_TEAMS_TENANT_ID を確かめてください。`,
  'teams-tenant-unknown': ({ tenant, reason }) =>
    `テナント ${tenant} は見つかりません（${reason}）。環境変数 KAKARI_TEAMS_TENANT_ID を確かめてください。`,
  'teams-sign-in-refused': ({ reason }) =>
    `Microsoft にサインインできません（${reason}）。環境変数 KAKARI_TEAMS_APP_ID、KAKARI_TEAMS_APP_PASSWORD、KAKARI_TEAMS_TENANT_ID を確かめてください。`,
  'teams-app-id-missing': () =>
    'ボットのアプリ ID がありません。環境変数 KAKARI_TEAMS_APP_ID か、--app-id で指定してください（README.ja.md の「Teams につなぐ」）。',
  'ledger-newer': ({ place }) =>
    `台帳 ${place} は、より新しい版の係で使われています。台帳には何もしていません。係を新しい版に更新してください。`,
  'ledger-foreign': ({ place }) =>
    `台帳 ${place} には、係のものではないデータが入っています。何も書き込んでいません。別の場所かデータベースを指定してください。`,
  'ledger-locked': ({ place }) =>
    `台帳 ${place} をほかのプログラムが使っているため、待ちましたが処理できませんでした。変更は残っていません。しばらくしてからもう一度実行してください。`,
  'ledger-full': ({ place }) =>
    `台帳 ${place} に書き込む空き容量がありません。書きかけの変更は残っていません。容量を空けてからもう一度実行してください。`,
  'ledger-damaged': ({ place }) =>
    `台帳 ${place} が壊れているため使えません。係を止め、控えから戻してください（README.ja.md の「データの控えと復元」）。`,
  'ledger-readonly': ({ place }) =>
    `台帳 ${place} を開けないか、書き込めません。場所と、ファイル・フォルダー（PostgreSQL では接続するアカウント）の権限を確かめてください。`,
  'ledger-unreachable': ({ place }) =>
    `台帳のデータベース ${place} に接続できません。サーバーが動いているか、DATABASE_URL の接続先・データベース名・アカウント・パスワードを確かめてください。`,
};
