import { describe, expect, it } from 'vitest';
import { errorLines } from '../../src/command-line/sentences.ts';
import { readConfig } from '../../src/config.ts';

const AZURE = {
  AZURE_OPENAI_ENDPOINT: 'https://kakari.openai.azure.com/',
  AZURE_OPENAI_API_KEY: 'secret-key',
  OPENAI_API_VERSION: '2024-10-21',
};
const OWN = { OPENAI_BASE_URL: 'http://10.0.0.5:8000/v1' };

/** The sentences with which settings are refused; none where they are taken. */
function sentencesFor(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return errorLines(error);
  }
}

describe('the settings of models', () => {
  it('are none by themselves, and the network is open', () => {
    const config = readConfig({});
    expect(config).not.toHaveProperty('model');
    expect(config).not.toHaveProperty('onnx');
    expect(config.network).toBe('open');
  });

  it('take a key without an address for one of OpenAI, with bounds that are there by themselves', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk-1', KAKARI_CHAT_MODEL: 'gpt-5-mini' }).model).toEqual({
      endpoint: { kind: 'openai', baseUrl: 'https://api.openai.com/v1', apiKey: 'sk-1' },
      chat: 'gpt-5-mini',
      bounds: { tokensPerDay: 2_000_000, tokensPerPerson: 100_000 },
    });
  });

  it('take a server of one’s own without a key', () => {
    const settings = { ...OWN, OPENAI_BASE_URL: `${OWN.OPENAI_BASE_URL}/`, KAKARI_EMBEDDING_MODEL: 'bge-m3' };
    expect(readConfig({ ...settings, KAKARI_EMBEDDING_DIMENSIONS: '1024' }).model).toMatchObject({
      endpoint: { kind: 'openai', baseUrl: 'http://10.0.0.5:8000/v1' },
      embedding: { model: 'bge-m3', dimensions: 1024 },
    });
    expect(readConfig(settings).model).not.toHaveProperty('chat');
    expect(readConfig(settings).model?.embedding).not.toHaveProperty('dimensions');
  });

  it.each(['https://kakari.openai.azure.com/', 'https://kakari.openai.azure.com/openai/v1/'])(
    'read Azure’s address %s and its deployments',
    (endpoint) => {
      const settings = { ...AZURE, AZURE_OPENAI_ENDPOINT: endpoint, KAKARI_CHAT_MODEL: 'answers' };
      expect(readConfig(settings).model).toMatchObject({
        endpoint: {
          kind: 'azure',
          endpoint: 'https://kakari.openai.azure.com',
          apiKey: 'secret-key',
          apiVersion: '2024-10-21',
        },
        chat: 'answers',
      });
    },
  );

  it('read bounds, the price and a model in a folder', () => {
    const config = readConfig({
      ...OWN,
      KAKARI_MODEL_TOKENS_PER_DAY: '500000',
      KAKARI_MODEL_TOKENS_PER_PERSON: '20000',
      KAKARI_MODEL_PRICE: '37.5/300',
      KAKARI_ONNX_MODEL: 'models/e5',
    });
    expect(config.model).toMatchObject({
      bounds: { tokensPerDay: 500_000, tokensPerPerson: 20_000 },
      price: { input: 37.5, output: 300 },
    });
    expect(config.onnx).toBe('models/e5');
  });

  it.each(['KAKARI_CHAT_MODEL', 'KAKARI_EMBEDDING_MODEL'])('name the ways to an endpoint where %s has none', (name) => {
    const [sentence = ''] = sentencesFor({ [name]: 'some-model' });
    for (const way of [name, 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'])
      expect(sentence).toContain(way);
  });

  it.each([
    [{ ...AZURE, AZURE_OPENAI_API_KEY: '' }, '環境変数 AZURE_OPENAI_API_KEY がありません'],
    [{ ...AZURE, AZURE_OPENAI_ENDPOINT: '' }, '環境変数 AZURE_OPENAI_ENDPOINT がありません'],
    [{ ...AZURE, OPENAI_API_VERSION: '' }, '環境変数 OPENAI_API_VERSION がありません'],
    [{ ...OWN, KAKARI_EMBEDDING_DIMENSIONS: '256' }, '環境変数 KAKARI_EMBEDDING_MODEL がありません'],
    [{ ...AZURE, ...OWN }, '環境変数 AZURE_OPENAI_ENDPOINT の値が正しくありません（OPENAI_BASE_URL とはどちらか一つ'],
    [
      { ...OWN, KAKARI_EMBEDDING_MODEL: 'bge-m3', KAKARI_ONNX_MODEL: 'models/e5' },
      '環境変数 KAKARI_ONNX_MODEL の値が正しくありません（KAKARI_EMBEDDING_MODEL とはどちらか一つ',
    ],
    [{ OPENAI_BASE_URL: '10.0.0.5:8000' }, 'OPENAI_BASE_URL の値が正しくありません'],
    [{ OPENAI_BASE_URL: 'http://10.0.0.5/v1?key=secret-key' }, 'OPENAI_BASE_URL の値が正しくありません'],
    [{ OPENAI_BASE_URL: 'https://user:secret-key@10.0.0.5/v1' }, 'OPENAI_BASE_URL の値が正しくありません'],
    [{ OPENAI_API_KEY: 'secret-key　' }, 'OPENAI_API_KEY の値が正しくありません'],
    [{ ...AZURE, OPENAI_API_VERSION: 'v1' }, 'OPENAI_API_VERSION の値が正しくありません'],
    [{ ...OWN, KAKARI_CHAT_MODEL: 'モデル' }, 'KAKARI_CHAT_MODEL の値が正しくありません'],
    [
      { ...OWN, KAKARI_EMBEDDING_MODEL: 'm', KAKARI_EMBEDDING_DIMENSIONS: '0' },
      'KAKARI_EMBEDDING_DIMENSIONS の値が正しくありません',
    ],
    [{ KAKARI_MODEL_TOKENS_PER_DAY: '2,000,000' }, 'KAKARI_MODEL_TOKENS_PER_DAY の値が正しくありません'],
    [{ KAKARI_MODEL_TOKENS_PER_PERSON: '-1' }, 'KAKARI_MODEL_TOKENS_PER_PERSON の値が正しくありません'],
    [{ KAKARI_MODEL_PRICE: '150円' }, 'KAKARI_MODEL_PRICE の値が正しくありません'],
    [{ KAKARI_NETWORK: 'close' }, 'KAKARI_NETWORK の値が正しくありません'],
  ])('name the setting that is wrong or missing, never a secret: %j', (environment, sentence) => {
    expect(sentencesFor(environment)).toEqual([expect.stringContaining(sentence)]);
    expect(sentencesFor(environment).join('')).not.toContain('secret-key');
  });
});
