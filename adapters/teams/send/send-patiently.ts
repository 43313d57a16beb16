import type { BotAdapter, OutgoingActivity, Place, Sent } from '../bot-adapter.ts';
import type { Timer } from '../teams-parts.ts';

/** Teams asks to wait and try again at these (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"). */
const AGAIN = new Set([412, 429, 502, 503, 504]);

const TRIES = 4;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** A conversation, and the message in it that is answered. */
export interface Answering extends Place {
  readonly replyTo?: string;
}

/** Sends an answer, waiting as long as Teams asks where it is busy. What may have arrived is not sent again. */
export async function sendPatiently(
  { bot, timer }: { readonly bot: Pick<BotAdapter, 'send'>; readonly timer: Timer },
  place: Answering,
  activity: OutgoingActivity,
): Promise<Sent> {
  for (let tried = 1; ; tried += 1) {
    const sent = await bot.send(place, activity, place.replyTo);
    if (tried === TRIES || !isBusy(sent)) return sent;
    await pause(timer, waitMs(sent, tried));
  }
}

const isBusy = (sent: Sent): boolean =>
  sent.kind === 'refused' ? AGAIN.has(sent.status) : sent.kind === 'broken' && !sent.doubtful;

const waitMs = (sent: Sent, tried: number): number =>
  Math.min(LONGEST_WAIT_MS, (sent.kind === 'refused' ? sent.retryAfterMs : undefined) ?? FIRST_WAIT_MS * 2 ** tried);

const pause = (timer: Timer, ms: number): Promise<void> =>
  new Promise((resolve) => {
    timer(ms, resolve);
  });
