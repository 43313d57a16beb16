import type { ModelConfig } from '../../config/model-settings.ts';
import type { ModelFailureReason } from '../../domain/model-failure.ts';
import type { ChatFinding, EmbeddingFinding, Fails } from '../../providers/language-model/probe-endpoint.ts';
import { addressOf } from '../network/peers-of.ts';
import { count, type DoctorLine, seconds } from './doctor-line.ts';

/** What of an endpoint is spoken about. */
export interface Tried {
  readonly model: ModelConfig;
  readonly name: string;
  readonly variable: 'KAKARI_CHAT_MODEL' | 'KAKARI_EMBEDDING_MODEL';
}

export const CHAT_TOPIC = '文章のモデル';
export const EMBEDDING_TOPIC = '埋め込みのモデル';

/** A model that takes longer than this has no time for an answer: Kakari shows the plan's own sentences before. */
const SLOW_MS = 4500;

/** What was found of the chat model. */
export function chatLine(finding: ChatFinding, tried: Tried): DoctorLine {
  const topic = CHAT_TOPIC;
  if (finding.kind === 'fails') return { topic, state: 'fails', text: failText(finding, tried) };
  const { tookMs, structuredOutput } = finding;
  const model = `「${tried.name}」（${hostOf(tried)}）`;
  if (tookMs > SLOW_MS) {
    const text = `${model}は短い答えに${seconds(tookMs)}かかります。${seconds(SLOW_MS)}以内に答えられないと使われません。${tried.variable} を速いモデルにしてください。`;
    return { topic, state: 'fails', text };
  }
  const form = structuredOutput === 'schema' ? 'JSON Schema の指定どおり' : '指示文で頼んだ JSON';
  return { topic, state: 'works', text: `${model}が${seconds(tookMs)}で答えました。答えの形は${form}です。` };
}

/** What was found of the embedding model. */
export function embeddingLine(finding: EmbeddingFinding, tried: Tried): DoctorLine {
  const topic = EMBEDDING_TOPIC;
  if (finding.kind === 'fails') return { topic, state: 'fails', text: failText(finding, tried) };
  const { dimensions, tookMs } = finding;
  const text = `「${tried.name}」（${hostOf(tried)}）が使えます。${count(dimensions)}次元、${seconds(tookMs)}。`;
  return { topic, state: 'works', text };
}

/** Why a model cannot be used, and the way out. */
export const failText = (fails: Fails, tried: Tried): string => (SENTENCES[fails.reason] ?? unexpected)(fails, tried);

type Sentence = (fails: Fails, tried: Tried) => string;

const SENTENCES: Readonly<Partial<Record<ModelFailureReason, Sentence>>> = {
  unauthorised: (fails, tried) =>
    hasKey(tried)
      ? `${hostOf(tried)} にキーが受け付けられませんでした${told(fails)}。${keyVariable(tried)} を確かめてください。`
      : `${hostOf(tried)} を使うにはキーが要ります${told(fails)}。${keyVariable(tried)} を指定してください。`,
  unreachable: (fails, tried) =>
    `${hostOf(tried)} に接続できません${told(fails)}。サーバーが動いているか、${addressVariable(tried)}、ネットワーク、プロキシ（HTTPS_PROXY、NO_PROXY）を確かめてください。`,
  timeout: (fails, tried) =>
    `${hostOf(tried)} が時間内に答えません${told(fails)}。サーバーの負荷と、モデルの読み込みが終わっているかを確かめてください。`,
  'no-such-model': ({ models = [] }, tried) =>
    `${hostOf(tried)} に「${tried.name}」という${isAzure(tried) ? 'デプロイ' : 'モデル'}はありません。${tried.variable} を直してください${known(models)}。`,
  'wrong-address': (fails, tried) =>
    `${addressOf(tried.model)} は OpenAI 互換の接続先として答えません${told(fails)}。${addressVariable(tried)} を${fails.address === undefined ? '確かめて' : ` ${fails.address} に直して`}ください。`,
  'rate-limited': (fails, tried) =>
    `${hostOf(tried)} の利用の制限に達しています${told(fails)}。契約の上限と残高を確かめるか、時間をおいてください。`,
  'server-error': (fails, tried) =>
    `${hostOf(tried)} の中で誤りが起きています${told(fails)}。サーバーのログを確かめてください。`,
  'not-json': (_, tried) => unstructured(tried),
  'wrong-shape': (_, tried) => unstructured(tried),
  'wrong-dimension': ({ detail }, tried) => {
    const [, came = '', wanted = ''] = /(\d+) instead of (\d+)/u.exec(detail) ?? [];
    return `「${tried.name}」のベクトルは${came}次元で、指定の${wanted}次元ではありません。KAKARI_EMBEDDING_DIMENSIONS を ${came} に直すか、外してください。`;
  },
};

const unexpected: Sentence = (fails, tried) =>
  `「${tried.name}」（${hostOf(tried)}）が試しの呼び出しに答えませんでした（${[fails.reason, fails.detail].filter(Boolean).join(' ')}）。${tried.variable} に別のモデルを指定してください。`;

const unstructured = ({ name, variable }: Tried): string =>
  variable === 'KAKARI_CHAT_MODEL'
    ? `「${name}」は、決められた形（JSON）で答えられないため使えません。${variable} に構造化出力のできるモデルを指定してください。`
    : `「${name}」から意味のあるベクトルが返りません。${variable} に埋め込み用のモデルを指定してください。`;

const MOST_NAMED = 5;

const known = (models: readonly string[]): string => {
  if (models.length === 0) return '';
  const more = models.length > MOST_NAMED ? ' など' : '';
  return `（使えるもの: ${models.slice(0, MOST_NAMED).join('、')}${more}）`;
};

const told = ({ detail }: Fails): string => (detail === '' ? '' : `（${detail}）`);

const hostOf = ({ model }: Tried): string => new URL(addressOf(model)).host;
const isAzure = ({ model }: Tried): boolean => model.endpoint.kind === 'azure';
const hasKey = ({ model }: Tried): boolean => model.endpoint.apiKey !== undefined;
const keyVariable = (tried: Tried): string => (isAzure(tried) ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY');
const addressVariable = (tried: Tried): string => (isAzure(tried) ? 'AZURE_OPENAI_ENDPOINT' : 'OPENAI_BASE_URL');
