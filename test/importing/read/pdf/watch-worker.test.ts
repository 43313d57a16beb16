import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchWorker } from '../../../../src/importing/read/pdf/watch-worker.ts';

class FakeWorker extends EventEmitter {
  readonly terminate = vi.fn<() => Promise<number>>(() => Promise.resolve(0));
}

const DOCUMENT = { file: 'plan.pdf', format: 'pdf', blocks: [], losses: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('watchWorker', () => {
  it('does not count the time that a worker takes to start', async () => {
    const worker = new FakeWorker();
    const reading = watchWorker(worker, 'plan.pdf', () => {});
    vi.advanceTimersByTime(600_000);
    worker.emit('message', { kind: 'started' });
    worker.emit('message', { kind: 'read', document: DOCUMENT });

    expect(await reading).toBe(DOCUMENT);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('gives up a page that takes half a minute', async () => {
    const worker = new FakeWorker();
    const reading = watchWorker(worker, 'plan.pdf', () => {});
    worker.emit('message', { kind: 'started' });
    vi.advanceTimersByTime(30_000);

    await expect(reading).rejects.toMatchObject({ code: 'document-bomb', fields: { file: 'plan.pdf' } });
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('gives up a file that takes five minutes, however steadily its pages come', async () => {
    const worker = new FakeWorker();
    const done: number[] = [];
    const reading = watchWorker(worker, 'plan.pdf', (page) => done.push(page));
    worker.emit('message', { kind: 'started' });
    for (let page = 1; page <= 11; page += 1) {
      vi.advanceTimersByTime(29_000);
      worker.emit('message', { kind: 'progress', done: page, of: 2_000 });
    }

    await expect(reading).rejects.toMatchObject({ code: 'document-bomb' });
    expect(done).toContain(10);
  });
});
