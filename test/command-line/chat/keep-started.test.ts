import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepStarted } from '../../../src/command-line/chat/keep-started.ts';
import type { LiveSurface } from '../../../src/command-line/chat/open-chats.ts';
import { KakariError } from '../../../src/domain/errors.ts';

const UNREACHABLE = new KakariError('slack-unreachable', { reason: 'ENOTFOUND' });
const WRONG = new KakariError('slack-token-invalid', { reason: 'invalid_auth' });

/** A surface whose starts end as listed, the last again and again. It keeps what was done with it. */
class ListedSurface implements LiveSurface {
  readonly kinds = [];
  readonly path = '/';
  readonly done: string[] = [];
  readonly name: string;
  readonly #ends: readonly (Error | undefined)[];

  constructor(name: string, ends: readonly (Error | undefined)[]) {
    this.name = name;
    this.#ends = ends;
  }

  async start(): Promise<void> {
    const end = this.#ends[Math.min(this.done.length, this.#ends.length - 1)];
    this.done.push(end === undefined ? 'started' : 'failed');
    if (end !== undefined) throw end;
  }

  async stop(): Promise<void> {
    this.done.push('stopped');
  }

  deliver(): ReturnType<LiveSurface['deliver']> {
    return Promise.resolve({ kind: 'rejected', reason: 'not asked of this one' });
  }
}

const failures: unknown[] = [];
const report = (error: unknown): void => void failures.push(error);

beforeEach(() => {
  vi.useFakeTimers();
  failures.length = 0;
});
afterEach(() => void vi.useRealTimers());

describe('surfaces that are kept started', () => {
  it('are started once, and stopped', async () => {
    const surfaces = [new ListedSurface('a', [undefined]), new ListedSurface('b', [undefined])];
    const started = await keepStarted(surfaces, report);
    await vi.advanceTimersByTimeAsync(600_000);
    await started.stop();
    expect(surfaces.map(({ done }) => done)).toEqual([
      ['started', 'stopped'],
      ['started', 'stopped'],
    ]);
    expect(failures).toEqual([]);
  });

  it('are tried again every minute while the platform cannot be reached, and others do not wait for them', async () => {
    const far = new ListedSurface('far', [UNREACHABLE, UNREACHABLE, undefined]);
    const near = new ListedSurface('near', [undefined]);
    const started = await keepStarted([far, near], report);
    expect(near.done).toEqual(['started']);
    expect(started.waiting).toEqual([far]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(far.done).toEqual(['failed', 'failed']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(far.done).toEqual(['failed', 'failed', 'started']);
    expect(failures).toEqual([UNREACHABLE, UNREACHABLE]);
    await started.stop();
  });

  it('are not tried any more once they are stopped', async () => {
    const far = new ListedSurface('far', [UNREACHABLE]);
    const started = await keepStarted([far], report);
    await started.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(far.done).toEqual(['failed', 'stopped']);
  });

  it('are all stopped where a setting of one is wrong, and the error is handed on', async () => {
    const [good, wrong] = [new ListedSurface('good', [undefined]), new ListedSurface('wrong', [WRONG])];
    await expect(keepStarted([good, wrong], report)).rejects.toBe(WRONG);
    expect(good.done).toEqual(['started', 'stopped']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(wrong.done).toEqual(['failed', 'stopped']);
  });
});
