import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  openVectors,
  type OpenVectors,
  type VectorsEvent,
  type VectorsOptions,
} from '../../../src/providers/vectors/open-vectors.ts';
import { bundled } from './samples.ts';

/** Timers that go off when they are told to. */
export class HeldTimers {
  readonly held: { readonly ms: number; readonly act: () => void }[] = [];

  readonly timer = (ms: number, act: () => void): (() => void) => {
    const held = { ms, act };
    this.held.push(held);
    return () => {
      const at = this.held.indexOf(held);
      if (at >= 0) this.held.splice(at, 1);
    };
  };

  /** Lets everything that waits so long at most go off. */
  pass(ms: number): void {
    for (const held of this.held.filter((timer) => timer.ms <= ms)) {
      this.held.splice(this.held.indexOf(held), 1);
      held.act();
    }
  }
}

/** Vectors, with what they told and their timers. */
export interface TestVectors {
  readonly vectors: OpenVectors;
  readonly events: VectorsEvent[];
  readonly timers: HeldTimers;
}

/** Opens vectors that are closed after the test. */
export function open(
  options: Omit<VectorsOptions, 'bundled' | 'timer' | 'report'> & Partial<Pick<VectorsOptions, 'bundled'>>,
): TestVectors {
  const events: VectorsEvent[] = [];
  const timers = new HeldTimers();
  const vectors = openVectors({ bundled, timer: timers.timer, report: (event) => events.push(event), ...options });
  onTestFinished(() => vectors.close());
  return { vectors, events, timers };
}

/** An empty folder, taken away after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-vectors-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
