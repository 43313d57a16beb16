import type { Config } from '../../config.ts';
import type { ModelConfig } from '../../config/model-settings.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { errorLines } from '../sentences.ts';
import type { DoctorLine } from './doctor-line.ts';
import { count } from './doctor-line.ts';
import { CHAT_TOPIC, chatLine, EMBEDDING_TOPIC, embeddingLine } from './finding-sentences.ts';
import type { OpenEndpoint } from './open-endpoint.ts';
import type { OpenedModels } from './opened-models.ts';

/** A server that has to load its model first may take that long. */
const TIMEOUT_MS = 20_000;

/** Tries what is configured with a few short calls about nothing in particular: a line for each. Never rejects. */
export async function tryModels(config: Config, { endpoint, onnx }: OpenedModels): Promise<readonly DoctorLine[]> {
  const { model } = config;
  const [chat, embedding] = model === undefined || endpoint === undefined ? [] : await tryEndpoint(model, endpoint);
  return [
    chat ?? { topic: CHAT_TOPIC, state: 'off', text: withoutChat(model) },
    (onnx && (await onnxLine(onnx, config.onnx ?? ''))) ??
      embedding ?? {
        topic: EMBEDDING_TOPIC,
        state: 'off',
        text: '設定していません。同梱の文エンコーダーを使います。',
      },
  ];
}

async function tryEndpoint(
  model: ModelConfig,
  { client, chat, encoder }: OpenEndpoint,
): Promise<readonly (DoctorLine | undefined)[]> {
  const { probeEndpoint } = await import('../../providers/language-model/probe-endpoint.ts');
  const found = await probeEndpoint({
    endpoint: model.endpoint,
    client,
    timeoutMs: TIMEOUT_MS,
    stopwatch: () => performance.now(),
    ...(chat && { chat }),
    ...(encoder && { embedding: { encoder, ...dimensionsOf(model) } }),
  });
  return [
    found.chat && chatLine(found.chat, { model, name: model.chat ?? '', variable: 'KAKARI_CHAT_MODEL' }),
    found.embedding &&
      embeddingLine(found.embedding, {
        model,
        name: model.embedding?.model ?? '',
        variable: 'KAKARI_EMBEDDING_MODEL',
      }),
  ];
}

const dimensionsOf = ({ embedding }: ModelConfig): { readonly dimensions?: number } =>
  embedding?.dimensions === undefined ? {} : { dimensions: embedding.dimensions };

const withoutChat = (model: ModelConfig | undefined): string =>
  model === undefined
    ? '設定していません。計画の記載をそのまま示して答えます。'
    : '接続先はありますが、KAKARI_CHAT_MODEL がないため使いません。';

const SAMPLE = ['電子申請'];

/** Tries a model of a folder. */
async function onnxLine(encoder: RemoteEncoder | Error, folder: string): Promise<DoctorLine> {
  const topic = EMBEDDING_TOPIC;
  try {
    if (encoder instanceof Error) throw encoder;
    const [vector] = await encoder.encode(SAMPLE, 'query', { timeoutMs: TIMEOUT_MS });
    const text = `フォルダー ${folder} のモデルが使えます。${count(vector?.length ?? 0)}次元。`;
    return { topic, state: 'works', text };
  } catch (error) {
    const text =
      error instanceof ModelFailure
        ? `フォルダー ${folder} のモデルが動きません（${error.message}）。KAKARI_ONNX_MODEL のフォルダーを入れ直してください。`
        : errorLines(error).join(' ');
    return { topic, state: 'fails', text };
  }
}
