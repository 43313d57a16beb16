import { z } from 'zod';
import type { Instant } from '../../../src/domain/instant.ts';
import type { ChatLedger } from '../../../src/ports/ledger.ts';

/** Tokens that Slack gave, as they are kept. */
export interface KeptTokens {
  readonly access: string;
  /** Slack takes it once. */
  readonly refresh: string;
  readonly endsAt: Instant;
  /** A fingerprint of the refresh token that was configured when the first of these tokens was got. */
  readonly from: string;
}

/** The note in which the tokens of an app stand. */
export interface TokenNote {
  /** Those that began with a refresh token; of whatever beginning where `from` is absent. */
  read(from?: string): Promise<KeptTokens | undefined>;
  /** Keeps tokens in the place of those that they were got with. Returns what is kept: others, where somebody was faster. */
  keep(tokens: KeptTokens, gotWith: string, at: Instant): Promise<KeptTokens>;
}

/** Two replicas that get in each other's way do so once or twice. */
const TRIES = 5;

/** The note of an app. */
export function tokenNote(notes: Pick<ChatLedger, 'note' | 'keepNote'>, clientId: string): TokenNote {
  const key = `slack:${clientId}`;
  const keep = async (tokens: KeptTokens, gotWith: string, at: Instant, tries: number): Promise<KeptTokens> => {
    const body = await notes.note('token', key);
    const there = parse(body);
    if (there?.from === tokens.from && there.refresh !== gotWith) return there;
    const kept = await notes.keepNote('token', key, JSON.stringify(tokens), at, ...(body === undefined ? [] : [body]));
    // What was got is good even where it cannot be kept.
    return kept || tries <= 1 ? tokens : keep(tokens, gotWith, at, tries - 1);
  };
  return {
    read: async (from) => {
      const there = parse(await notes.note('token', key));
      return from === undefined || there?.from === from ? there : undefined;
    },
    keep: (tokens, gotWith, at) => keep(tokens, gotWith, at, TRIES),
  };
}

const schema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  endsAt: z.iso.datetime(),
  from: z.string(),
});

function parse(body: string | undefined): KeptTokens | undefined {
  try {
    return body === undefined ? undefined : schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
