import { z } from 'zod';
import { KakariError } from '../domain/errors.ts';
import type { ModelEndpoint } from '../domain/model-endpoint.ts';
import type { ModelBounds } from '../domain/model-use.ts';
import { invalid, missing } from './refuse.ts';

/** Which models are asked, where, and how much. */
export interface ModelConfig {
  readonly endpoint: ModelEndpoint;
  /** The model that words answers, as the endpoint calls it; a deployment of Azure. */
  readonly chat?: string;
  readonly embedding?: EmbeddingConfig;
  readonly bounds: ModelBounds;
  /** For showing what the use of a day costs. */
  readonly price?: ModelPrice;
}

export interface EmbeddingConfig {
  readonly model: string;
  /** How long its vectors are to be, where the endpoint can be told. */
  readonly dimensions?: number;
}

/** Yen for a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

const ADDRESS = 'http:// か https:// で始まるアドレスを書いてください';
const V1 = `${ADDRESS}（http://localhost:11434/v1 の形）`;
const KEY = '空白や全角の文字が入っていないか確かめ、写し直してください';
const NAME = 'モデルの名前を、接続先の表記のとおりに書いてください';
const TOKENS = '1以上の整数で書いてください（100000 の形。コンマは付けません）';
const DIMENSIONS = '1〜16000の整数で書いてください';
const PRICE = '入力と出力の100万トークンあたりの円を / でつないでください（150/600 の形）';

const key = z
  .string()
  .regex(/^[!-~]+$/u, KEY)
  .optional();
const modelName = z
  .string()
  .trim()
  .regex(/^[!-~]{1,200}$/u, NAME)
  .optional();
const tokens = (usual: number) => z.coerce.number(TOKENS).int(TOKENS).min(1, TOKENS).default(usual);

const address = (reason: string) =>
  z
    .url({ protocol: /^https?$/u, error: reason })
    .refine((url) => !/[?#]|\/\/[^/]*@/u.test(url), `${reason}。? や # より後ろ、利用者名、パスワードは書けません`)
    .transform((url) => url.replace(/\/+$/u, ''));

/** Two million tokens are some four hundred worded answers. */
const TOKENS_PER_DAY = 2_000_000;
const TOKENS_PER_PERSON = 100_000;

/** The settings of models, for the schema of all settings. */
export const MODEL_SETTINGS = {
  OPENAI_BASE_URL: address(V1).optional(),
  OPENAI_API_KEY: key,
  AZURE_OPENAI_ENDPOINT: address(`${ADDRESS}（https://RESOURCE.openai.azure.com の形）`)
    .transform((url) => url.replace(/\/openai(?:\/v1)?$/u, ''))
    .optional(),
  AZURE_OPENAI_API_KEY: key,
  OPENAI_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/u, '2024-10-21 の形で書いてください')
    .optional(),
  KAKARI_CHAT_MODEL: modelName,
  KAKARI_EMBEDDING_MODEL: modelName,
  KAKARI_EMBEDDING_DIMENSIONS: z.coerce
    .number(DIMENSIONS)
    .int(DIMENSIONS)
    .min(1, DIMENSIONS)
    .max(16_000, DIMENSIONS)
    .optional(),
  KAKARI_ONNX_MODEL: z.string().min(1).optional(),
  KAKARI_MODEL_TOKENS_PER_DAY: tokens(TOKENS_PER_DAY),
  KAKARI_MODEL_TOKENS_PER_PERSON: tokens(TOKENS_PER_PERSON),
  KAKARI_MODEL_PRICE: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,4})?\/\d{1,9}(?:\.\d{1,4})?$/u, PRICE)
    .transform((text): ModelPrice => {
      const [input = 0, output = 0] = text.split('/').map(Number);
      return { input, output };
    })
    .optional(),
};

const settingsSchema = z.object(MODEL_SETTINGS);
type ModelSettings = z.infer<typeof settingsSchema>;

/** OpenAI's own address, for who gives a key and no address. */
const OPENAI = 'https://api.openai.com/v1';

/**
 * The models of an installation; undefined where no endpoint is set. Throws `KakariError` `config-invalid`, `config-missing` and
 * `config-no-endpoint` (`variable`: what needs one).
 */
export function modelOf(settings: ModelSettings): ModelConfig | undefined {
  checkEmbeddings(settings);
  const endpoint = endpointOf(settings);
  const { KAKARI_CHAT_MODEL: chat, KAKARI_MODEL_PRICE: price } = settings;
  if (endpoint === undefined) {
    checkNothingNeedsOne(settings);
    return undefined;
  }
  const embedding = embeddingOf(settings);
  return {
    endpoint,
    bounds: {
      tokensPerDay: settings.KAKARI_MODEL_TOKENS_PER_DAY,
      tokensPerPerson: settings.KAKARI_MODEL_TOKENS_PER_PERSON,
    },
    ...(chat && { chat }),
    ...(embedding && { embedding }),
    ...(price && { price }),
  };
}

function embeddingOf(settings: ModelSettings): EmbeddingConfig | undefined {
  const { KAKARI_EMBEDDING_MODEL: model, KAKARI_EMBEDDING_DIMENSIONS: dimensions } = settings;
  if (model === undefined) return undefined;
  return { model, ...(dimensions !== undefined && { dimensions }) };
}

function checkEmbeddings(settings: ModelSettings): void {
  const { KAKARI_EMBEDDING_MODEL: model, KAKARI_EMBEDDING_DIMENSIONS: dimensions, KAKARI_ONNX_MODEL: onnx } = settings;
  if (model !== undefined && onnx !== undefined)
    throw invalid('KAKARI_ONNX_MODEL', 'KAKARI_EMBEDDING_MODEL とはどちらか一つだけを書いてください');
  if (model === undefined && dimensions !== undefined)
    throw missing('KAKARI_EMBEDDING_MODEL', 'KAKARI_EMBEDDING_DIMENSIONS');
}

const NEEDS_ENDPOINT = ['KAKARI_CHAT_MODEL', 'KAKARI_EMBEDDING_MODEL'] as const;

function checkNothingNeedsOne(settings: ModelSettings): void {
  const variable = NEEDS_ENDPOINT.find((name) => settings[name] !== undefined);
  if (variable !== undefined) throw new KakariError('config-no-endpoint', { variable });
}

const AZURE = ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_KEY', 'OPENAI_API_VERSION'] as const;
const OWN = ['OPENAI_BASE_URL', 'OPENAI_API_KEY'] as const;

function endpointOf(settings: ModelSettings): ModelEndpoint | undefined {
  const azure = AZURE.find((name) => settings[name] !== undefined);
  const own = OWN.find((name) => settings[name] !== undefined);
  if (azure !== undefined && own !== undefined) throw invalid(azure, `${own} とはどちらか一つだけを書いてください`);
  if (azure !== undefined) return azureOf(settings, azure);
  if (own === undefined) return undefined;
  const { OPENAI_BASE_URL: baseUrl = OPENAI, OPENAI_API_KEY: apiKey } = settings;
  return { kind: 'openai', baseUrl, ...(apiKey && { apiKey }) };
}

function azureOf(settings: ModelSettings, because: string): ModelEndpoint {
  const absent = AZURE.find((name) => settings[name] === undefined);
  if (absent !== undefined) throw missing(absent, because);
  const { AZURE_OPENAI_ENDPOINT: endpoint = '', AZURE_OPENAI_API_KEY: apiKey = '' } = settings;
  return { kind: 'azure', endpoint, apiKey, apiVersion: settings.OPENAI_API_VERSION ?? '' };
}
