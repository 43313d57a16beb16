import type { ContactKind } from '../../domain/directory.ts';
import { later, type Instant } from '../../domain/instant.ts';
import type { DeliveryPolicy } from '../../domain/policy.ts';
import type { ChatSurface } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClaimedMessage, DeliveryLedger } from '../../ports/ledger.ts';
import { NOTHING_DELIVERED, settleMessage, type DeliveryReport, type Outcome } from './settle-message.ts';
import { tryMessage, type SurfaceOf } from './try-message.ts';
import { withTimeLimit, type Timer } from './wait.ts';

/** What delivery works with. */
export interface DeliveryParts {
  readonly ledger: DeliveryLedger;
  readonly surfaces: readonly ChatSurface[];
  readonly clock: Clock;
  readonly policy: DeliveryPolicy;
  /** A name that no other replica has, and that this one does not keep over a restart. */
  readonly worker: string;
  /** At least 0, less than 1. */
  readonly random: () => number;
  readonly timer: Timer;
  /** Whether anything may be sent at a moment. Asked of the whole span of a lease before messages are taken. */
  readonly mayStillSend: (at: Instant) => boolean;
  /** How many messages are under way at once. */
  readonly concurrency: number;
}

/**
 * A message may wait for the look-up and the delivery of the one before it, and then needs the same for itself: with one part
 * in five for each, and one for the ledger, all of that ends before the lease does.
 */
const CALLS_IN_A_LEASE = 5;

/**
 * Delivers what the ledger has ready, until there is nothing more to take or the sending time ends. Rejects with the error of
 * the ledger where that fails, after the deliveries under way have ended; what had been taken is taken over when its lease ends.
 */
export async function deliverMessages(parts: DeliveryParts): Promise<DeliveryReport> {
  const run = new DeliveryRun(parts);
  const lanes = Array.from({ length: parts.concurrency }, () => run.deliverUntilDone());
  const failure = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (failure) throw failure.reason;
  return run.report;
}

interface Taken {
  readonly message: ClaimedMessage;
  readonly leaseUntil: Instant;
}

/** One run: lanes side by side that take from a common queue, which the lane that finds it empty fills again. */
class DeliveryRun {
  readonly #parts: DeliveryParts;
  readonly #surfaceOf: SurfaceOf;
  readonly #queue: Taken[] = [];
  #filling: Promise<void> | undefined;
  /** Nothing was left to take. */
  #emptied = false;
  #failed = false;
  #report = NOTHING_DELIVERED;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    const byKind = new Map<ContactKind, ChatSurface>(
      parts.surfaces.flatMap((surface) => surface.kinds.map((kind) => [kind, surface] as const)),
    );
    this.#surfaceOf = (kind) => byKind.get(kind);
  }

  get report(): DeliveryReport {
    return this.#report;
  }

  async deliverUntilDone(): Promise<void> {
    try {
      for (let taken = await this.#next(); taken; taken = await this.#next()) this.#count(await this.#deliver(taken));
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  async #next(): Promise<Taken | undefined> {
    while (this.#queue.length === 0 && !this.#emptied && !this.#failed) {
      this.#filling ??= this.#fill().finally(() => (this.#filling = undefined));
      await this.#filling;
    }
    return this.#failed ? undefined : this.#queue.shift();
  }

  async #fill(): Promise<void> {
    const { ledger, clock, policy, worker, concurrency, mayStillSend } = this.#parts;
    const now = clock.now();
    const leaseUntil = later(now, policy.leaseMs);
    const mayTake = mayStillSend(now) && mayStillSend(leaseUntil);
    const messages = mayTake ? await ledger.claimMessages({ worker, now, leaseUntil, limit: concurrency }) : [];
    this.#emptied ||= messages.length === 0;
    this.#queue.push(...messages.map((message) => ({ message, leaseUntil })));
  }

  async #deliver({ message, leaseUntil }: Taken): Promise<Outcome> {
    const { clock, policy, timer } = this.#parts;
    // The machine may have slept since the message was taken.
    if (clock.now() >= leaseUntil) return 'leaseLost';
    const limitMs = policy.leaseMs / CALLS_IN_A_LEASE;
    const ending = await tryMessage(message, {
      surfaceOf: this.#surfaceOf,
      today: clock.today(),
      inTime: (work) => withTimeLimit(work, limitMs, timer),
    });
    return settleMessage(message, ending, this.#parts, clock.now());
  }

  #count(outcome: Outcome): void {
    this.#report = { ...this.#report, [outcome]: this.#report[outcome] + 1 };
  }
}
