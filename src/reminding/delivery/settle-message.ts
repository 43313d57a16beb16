import { later, type Instant } from '../../domain/instant.ts';
import type { DeliveryPolicy } from '../../domain/policy.ts';
import type { ClaimedMessage, DeliveryLedger } from '../../ports/ledger.ts';
import type { Ending } from './try-message.ts';
import { waitMs } from './wait.ts';

/** How many messages came to which end in one run. */
export interface DeliveryReport {
  /** Put in front of their recipients. */
  readonly sent: number;
  /** Doubtful ones that an earlier try had put there already. */
  readonly found: number;
  readonly retried: number;
  readonly failed: number;
  /** Of another day, to be composed anew. */
  readonly dissolved: number;
  /** Another worker had taken them over, or may have, before their end could be kept. */
  readonly leaseLost: number;
}

/** What was kept of a message. */
export type Outcome = keyof DeliveryReport;

/** A report of a run in which nothing happened. */
export const NOTHING_DELIVERED: DeliveryReport = {
  sent: 0,
  found: 0,
  retried: 0,
  failed: 0,
  dissolved: 0,
  leaseLost: 0,
};

/** Two reports as one. */
export const addReports = (a: DeliveryReport, b: DeliveryReport): DeliveryReport => ({
  sent: a.sent + b.sent,
  found: a.found + b.found,
  retried: a.retried + b.retried,
  failed: a.failed + b.failed,
  dissolved: a.dissolved + b.dissolved,
  leaseLost: a.leaseLost + b.leaseLost,
});

/** Keeps in the ledger how a try ended. Rejects with what the ledger rejects with. */
export async function settleMessage(
  message: ClaimedMessage,
  ending: Ending,
  parts: { readonly ledger: DeliveryLedger; readonly policy: DeliveryPolicy; readonly random: () => number },
  at: Instant,
): Promise<Outcome> {
  const { ledger } = parts;
  switch (ending.kind) {
    case 'sent':
    case 'found':
      return (await ledger.markSent(message, ending, at)) ? ending.kind : 'leaseLost';
    case 'failed':
      return (await ledger.markFailed(message, ending.reason, at)) ? 'failed' : 'leaseLost';
    case 'dissolved':
      return (await ledger.dissolve(message, ending.reason, at)) ? 'dissolved' : 'leaseLost';
    case 'retry':
      return settleRetry(message, ending, parts, at);
  }
}

async function settleRetry(
  message: ClaimedMessage,
  { reason, doubtful, afterMs }: Extract<Ending, { kind: 'retry' }>,
  { ledger, policy, random }: Parameters<typeof settleMessage>[2],
  at: Instant,
): Promise<Outcome> {
  if (message.failures + 1 >= policy.attempts)
    return (await ledger.markFailed(message, reason, at)) ? 'failed' : 'leaseLost';
  const wait = waitMs(policy, { failures: message.failures, random: random(), ...(afterMs && { afterMs }) });
  const retry = { notBefore: later(at, wait), reason, doubtful };
  return (await ledger.markForRetry(message, retry, at)) ? 'retried' : 'leaseLost';
}
