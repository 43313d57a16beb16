import { readFileSync } from 'node:fs';
import type { Json } from './bot-connector.ts';

/** What stands in the payloads in place of a town hall's own ids. */
export interface Ids {
  readonly app: string;
  readonly tenant: string;
  readonly serviceUrl: string;
}

/** An activity of Teams as Microsoft documents it, from test/fixtures/teams; `more` replaces some of it. */
export function payload(name: string, ids: Ids, more: Json = {}): Json {
  const text = readFileSync(new URL(`../../../fixtures/teams/${name}.json`, import.meta.url), 'utf8');
  const filled = text.replaceAll(/\{\{(?<id>app|tenant|serviceUrl)\}\}/gu, (_, id: keyof Ids) => ids[id]);
  return { ...(JSON.parse(filled) as Json), ...more };
}

/** The person who acts in the payloads, and others. */
export const HANAKO = {
  id: '29:1HanakoYamada-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  name: '山田 花子',
  aadObjectId: '11111111-2222-4333-8444-555555555555',
} as const;

export const JIRO = {
  id: '29:1JiroSato-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  name: '佐藤 次郎',
  aadObjectId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
} as const;

/** The chats in the payloads. */
export const PERSONAL = 'a:1PersonalChatWithHanako';
export const CHANNEL = '19:aabbccddeeff00112233445566778899@thread.tacv2';
export const TEAM = '19:99887766554433221100ffeeddccbbaa@thread.tacv2';
