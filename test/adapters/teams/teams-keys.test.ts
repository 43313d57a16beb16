import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { KeysUnreachable, TeamsKeys } from '../../../adapters/teams/connection/teams-keys.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

const METADATA = 'https://login.example/openid';
const HOUR_MS = 60 * 60 * 1000;

const PAIR = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = PAIR.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const keyNamed = (kid: string): object => ({
  ...PAIR.publicKey.export({ format: 'jwk' }),
  kid,
  endorsements: ['msteams'],
});

let clock: ManualClock;
let published: readonly unknown[];
let status: number;
let asked: string[];

const respond = (body: unknown): Response => new Response(JSON.stringify(body), { status });
const keys = (): TeamsKeys =>
  new TeamsKeys({
    clock,
    url: METADATA,
    fetch: (url) => {
      asked.push(url as string);
      return Promise.resolve(
        respond(url === METADATA ? { jwks_uri: 'https://login.example/keys' } : { keys: published }),
      );
    },
  });

beforeEach(() => {
  clock = new ManualClock('2026-11-20');
  published = [keyNamed('a')];
  status = 200;
  asked = [];
});

describe('the keys of Teams', () => {
  it('are fetched once by requests that come at once, and kept for a day', async () => {
    const kept = keys();
    expect(await Promise.all([kept.getKey('a'), kept.getKey('a')])).toEqual([
      { key: PEM, endorsements: ['msteams'] },
      { key: PEM, endorsements: ['msteams'] },
    ]);
    expect(asked).toEqual([METADATA, 'https://login.example/keys']);
    clock.move(24 * HOUR_MS);
    await kept.getKey('a');
    expect(asked).toHaveLength(2);
    clock.move(1);
    await kept.getKey('a');
    expect(asked).toHaveLength(4);
  });

  it('are fetched for an unknown one, once an hour at most', async () => {
    const kept = keys();
    await kept.getKey('a');
    published = [keyNamed('a'), keyNamed('b')];
    clock.move(HOUR_MS);
    expect(await kept.getKey('b')).toBeNull();
    expect(asked).toHaveLength(2);
    clock.move(1);
    expect(await kept.getKey('b')).toMatchObject({ key: PEM });
  });

  it('are no longer known once Teams takes them back', async () => {
    const kept = keys();
    await kept.getKey('a');
    published = [keyNamed('b')];
    clock.move(25 * HOUR_MS);
    expect(await kept.getKey('a')).toBeNull();
  });

  it('of other kinds are passed over', async () => {
    published = [{ kid: 'ec', kty: 'EC', x: 'x', y: 'y' }, 'none', keyNamed('a')];
    expect(await keys().getKey('a')).toMatchObject({ key: PEM });
    expect(await keys().getKey('ec')).toBeNull();
  });

  it('that cannot be fetched, or are none, say so, and are asked for again', async () => {
    const kept = keys();
    status = 500;
    await expect(kept.getKey('a')).rejects.toThrow(KeysUnreachable);
    status = 200;
    expect(await kept.getKey('a')).not.toBeNull();
    published = 'none' as never;
    await expect(keys().getKey('a')).rejects.toThrow(KeysUnreachable);
  });
});
