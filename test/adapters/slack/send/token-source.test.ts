import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTokenSource, type SlackToken, type TokenSource } from '../../../../adapters/slack/send/token-source.ts';
import type { Ledger } from '../../../../src/ports/ledger.ts';
import { openLedger } from '../../../../src/providers/ledger/open-ledger.ts';
import { ManualClock } from '../../../fakes/manual-clock.ts';
import { startOverlay, type Overlay } from '../rig/overlay.ts';

const HOUR_MS = 60 * 60 * 1000;

// The sha256 of `xoxe-0`.
const FINGERPRINT = 'c20ae79a1feaf107d03fc62bb8775a01137a9a0adcc5f1678db05b386005fa45';

const CONFIGURED: SlackToken = {
  bot: 'xoxe.xoxb-0',
  rotation: { clientId: '1.1', clientSecret: 'client secret', refreshToken: 'xoxe-0' },
};

let slack: Overlay;
let ledger: Ledger;
let clock: ManualClock;
let failures: string[];
/** The refresh tokens that Slack takes: each once, for the next. */
let good: Set<string>;
/** How many tokens were given. */
let given: number;

beforeEach(async () => {
  slack = await startOverlay('http://127.0.0.1:9');
  ledger = await openLedger({ kind: 'sqlite', file: ':memory:' });
  clock = new ManualClock('2026-11-20');
  failures = [];
  good = new Set(['xoxe-0']);
  given = 0;
  slack.serve('oauth.v2.access', ({ args }) => renewed(args));
});
afterEach(async () => {
  await slack.close();
  await ledger.close();
});

function renewed(args: Readonly<Record<string, unknown>>): unknown {
  if (args['client_secret'] !== 'client secret') return { ok: false, error: 'bad_client_secret' };
  if (!good.delete(String(args['refresh_token']))) return { ok: false, error: 'invalid_refresh_token' };
  given += 1;
  good.add(`xoxe-${given}`);
  return { ok: true, access_token: `xoxe.xoxb-${given}`, refresh_token: `xoxe-${given}`, expires_in: 43_200 };
}

/** One replica, or one start of the service. */
const source = (token = CONFIGURED, wait: () => Promise<unknown> = () => Promise.resolve()): TokenSource =>
  createTokenSource({
    token,
    clock,
    notes: ledger,
    apiUrl: slack.apiUrl,
    wait,
    reportFailure: ({ code, detail }) => failures.push(`${code}: ${detail}`),
  });

const refreshes = (): readonly unknown[] => slack.calls.map(({ args }) => args['refresh_token']);

describe('a token without rotation', () => {
  it('is the configured one, whatever Slack says of it', async () => {
    const fixed = source({ bot: 'xoxb-1' });
    expect([await fixed.current(), await fixed.replace('xoxb-1')]).toEqual(['xoxb-1', 'xoxb-1']);
    expect(slack.calls).toEqual([]);
  });
});

describe('a token with rotation', () => {
  it('is got by the configured refresh token, and used until two hours before it ends', async () => {
    const tokens = source();
    expect(await tokens.current()).toBe('xoxe.xoxb-1');
    clock.move(9.9 * HOUR_MS);
    expect(await tokens.current()).toBe('xoxe.xoxb-1');
    expect(refreshes()).toEqual(['xoxe-0']);
    clock.move(0.2 * HOUR_MS);
    expect(await tokens.current()).toBe('xoxe.xoxb-2');
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-1']);
  });

  it('is asked for with the secret of the app, and never with a token', async () => {
    await source().current();
    expect(slack.calls).toEqual([
      {
        method: 'oauth.v2.access',
        token: '',
        args: {
          client_id: '1.1',
          client_secret: 'client secret',
          grant_type: 'refresh_token',
          refresh_token: 'xoxe-0',
        },
      },
    ]);
  });

  it('is renewed once, however many ask for it at a time', async () => {
    const tokens = source();
    expect(new Set(await Promise.all([tokens.current(), tokens.current(), tokens.current()]))).toEqual(
      new Set(['xoxe.xoxb-1']),
    );
    expect(refreshes()).toHaveLength(1);
  });

  it('is there again after a restart, without a further renewal', async () => {
    await source().current();
    expect(await source().current()).toBe('xoxe.xoxb-1');
    expect(refreshes()).toEqual(['xoxe-0']);
  });

  it('is renewed after a restart with what was kept, also days later', async () => {
    await source().current();
    clock.move(72 * HOUR_MS);
    expect(await source().current()).toBe('xoxe.xoxb-2');
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-1']);
  });

  it('is got anew where another refresh token was configured since', async () => {
    await source().current();
    good.add('xoxe-new');
    const fresh = {
      ...CONFIGURED,
      rotation: { clientId: '1.1', clientSecret: 'client secret', refreshToken: 'xoxe-new' },
    };
    expect(await source(fresh).current()).toBe('xoxe.xoxb-2');
    expect(await source(fresh).current()).toBe('xoxe.xoxb-2');
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-new']);
  });

  it('is the kept one where the configured refresh token was changed to one that was used before', async () => {
    await source().current();
    const used = {
      ...CONFIGURED,
      rotation: { clientId: '1.1', clientSecret: 'client secret', refreshToken: 'xoxe-used' },
    };
    expect(await source(used).current()).toBe('xoxe.xoxb-1');
    clock.move(11 * HOUR_MS);
    expect(await source(used).current()).toBe('xoxe.xoxb-2');
  });

  it('is replaced where Slack says that it is over, and stays where another call replaced it before', async () => {
    const tokens = source();
    const first = await tokens.current();
    expect(await tokens.replace(first)).toBe('xoxe.xoxb-2');
    expect(await tokens.replace(first)).toBe('xoxe.xoxb-2');
    expect(refreshes()).toHaveLength(2);
  });
});

describe('two replicas', () => {
  it('share what one of them renewed', async () => {
    const [one, other] = [source(), source()];
    await one.current();
    expect(await other.current()).toBe('xoxe.xoxb-1');
    clock.move(11 * HOUR_MS);
    expect([await other.current(), await one.current()]).toEqual(['xoxe.xoxb-2', 'xoxe.xoxb-2']);
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-1']);
  });

  it('end with the same token where both renew at once, and Slack takes the refresh token once', async () => {
    const [one, other] = [source(), source()];
    const tokens = await Promise.all([one.current(), other.current()]);
    expect(tokens).toEqual(['xoxe.xoxb-1', 'xoxe.xoxb-1']);
    clock.move(11 * HOUR_MS);
    expect(await Promise.all([one.current(), other.current()])).toEqual(['xoxe.xoxb-2', 'xoxe.xoxb-2']);
  });

  it('wait for each other where the faster one has not kept its token yet', async () => {
    good.delete('xoxe-0');
    const kept = JSON.stringify({
      access: 'xoxe.xoxb-7',
      refresh: 'xoxe-7',
      endsAt: '2026-11-21T00:00:00.000Z',
      from: FINGERPRINT,
    });
    const slow = source(CONFIGURED, () => ledger.keepNote('token', 'slack:1.1', kept, clock.now()));
    expect(await slow.current()).toBe('xoxe.xoxb-7');
  });

  it('end with the same token where Slack takes the refresh token of both', async () => {
    const [one, other] = [source(), source()];
    await one.current();
    await other.current();
    slack.serve('oauth.v2.access', () => {
      given += 1;
      return { ok: true, access_token: `xoxe.xoxb-${given}`, refresh_token: `xoxe-${given}`, expires_in: 43_200 };
    });
    clock.move(11 * HOUR_MS);
    const [first, second] = await Promise.all([one.current(), other.current()]);
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-1', 'xoxe-1']);
    expect(first).toBe(second);
    expect(await source().current()).toBe(first);
  });

  it('take what the faster one keeps at the last moment', async () => {
    await source().current();
    clock.move(11 * HOUR_MS);
    const endsAt = '2026-11-22T00:00:00.000Z';
    const faster = JSON.stringify({ access: 'xoxe.xoxb-7', refresh: 'xoxe-7', endsAt, from: FINGERPRINT });
    let isFirst = true;
    const slow = createTokenSource({
      token: CONFIGURED,
      clock,
      apiUrl: slack.apiUrl,
      reportFailure: () => undefined,
      notes: {
        note: (kind, key) => ledger.note(kind, key),
        keepNote: async (...note) => {
          if (isFirst) await ledger.keepNote('token', 'slack:1.1', faster, clock.now());
          isFirst = false;
          return ledger.keepNote(...note);
        },
      },
    });
    expect(await slow.current()).toBe('xoxe.xoxb-7');
  });
});

describe('a token that cannot be renewed', () => {
  it('is used as long as it is good, and somebody is told', async () => {
    const tokens = source();
    await tokens.current();
    clock.move(11 * HOUR_MS);
    slack.script('oauth.v2.access', { kind: 'status', status: 503 });
    expect(await tokens.current()).toBe('xoxe.xoxb-1');
    expect(failures).toEqual(['slack-token-not-renewed: http-503']);
    expect(await tokens.current()).toBe('xoxe.xoxb-1');
    expect(refreshes()).toHaveLength(2);
    clock.move(0.1 * HOUR_MS);
    expect(await tokens.current()).toBe('xoxe.xoxb-2');
  });

  it('fails with what Slack said once it has ended', async () => {
    const tokens = source();
    await tokens.current();
    clock.move(13 * HOUR_MS);
    good.clear();
    await expect(tokens.current()).rejects.toMatchObject({ data: { error: 'invalid_refresh_token' } });
    slack.script('oauth.v2.access', { kind: 'broken' });
    await expect(tokens.current()).rejects.toThrow('fetch failed');
  });

  it('does not go on as good where Slack says that it is over', async () => {
    const tokens = source();
    const first = await tokens.current();
    good.clear();
    await expect(tokens.replace(first)).rejects.toMatchObject({ data: { error: 'invalid_refresh_token' } });
  });

  it('is not thrown away for an answer that makes no sense', async () => {
    const tokens = source();
    await tokens.current();
    clock.move(11 * HOUR_MS);
    slack.serve('oauth.v2.access', () => ({ ok: true, access_token: 'xoxe.xoxb-9' }));
    expect(await tokens.current()).toBe('xoxe.xoxb-1');
  });

  it('is never in what is reported', async () => {
    const tokens = source();
    await tokens.current();
    clock.move(11 * HOUR_MS);
    good.clear();
    await tokens.current();
    expect(failures.join()).not.toMatch(/xox/);
  });
});
