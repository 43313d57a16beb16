import { fileURLToPath } from 'node:url';
import { createAssistant } from '../../src/conversation/handle-message.ts';
import type { Message } from '../../src/domain/message.ts';
import { plainText, type Reply } from '../../src/domain/reply.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { Assistant } from '../../src/ports/assistant.ts';
import { loadEncoder } from '../../src/providers/encoder/load-encoder.ts';
import { loadHnsw } from '../../src/providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../../src/providers/vector-store/passage-vector-store.ts';
import { FIXTURE } from '../plans/broken-knowledge.ts';

const ENCODER = fileURLToPath(new URL('../../knowledge/common/encoder', import.meta.url));

/** The whole flow over a knowledge folder, with the encoder that ships with Kakari. */
export function assistantFor(folder: string): Assistant {
  const { plans, thesaurus } = loadKnowledge(folder);
  const { encoder, glossary } = loadEncoder(ENCODER);
  return createAssistant(plans, {
    thesaurus: [...thesaurus, ...glossary],
    vectors: (documents) => new PassageVectorStore(encoder, { documents, loadNative: loadHnsw }),
  });
}

const assistant = assistantFor(FIXTURE);

/** Asks 青葉市 and 春日野町, both or the one named, on a day in 令和8年度. */
export const ask = async (text: string, rest: Partial<Message> = {}): Promise<Reply> =>
  assistant.answer({ text, history: [], today: '2026-11-20', ...rest });

/** What 青葉市 answers, as plain text. */
export const askAoba = async (text: string, ...history: readonly string[]): Promise<string> =>
  plainText(await ask(text, { municipality: 'aoba', history }));

/** What 春日野町 answers, as plain text. */
export const askKasugano = async (text: string, ...history: readonly string[]): Promise<string> =>
  plainText(await ask(text, { municipality: 'kasugano', history }));
