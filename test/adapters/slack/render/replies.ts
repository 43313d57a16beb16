import type { Asked } from '../../../../src/domain/chat.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';

/** A source on a page of 青葉市's plan. */
export const SOURCE = {
  municipality: 'aoba',
  plan: '青葉市DX推進計画',
  version: '令和8年3月',
  place: '第3章 1.1 ②',
  page: 9,
  passage: '② 書かない窓口　担当：市民課',
} as const;

/** An answer of blocks. */
export const replyOf = (blocks: readonly Block[], rest: Partial<Reply> = {}): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'owner',
  blocks,
  ...rest,
});

/** A question that was put. */
export const ASKED: Asked = { text: '書かない窓口の担当は？', municipality: 'aoba', history: [] };
