import { plainText, type Reply } from '../../../src/domain/reply.ts';
import type { OutgoingActivity, Place, Sent } from '../bot-adapter.ts';
import { PAGE_LIMITS } from '../cards/limits.ts';
import { literal, looksLikeAddress } from '../cards/text.ts';
import type { TeamsParts } from '../teams-parts.ts';
import { sendPatiently } from './send-patiently.ts';

/** Teams takes an update a second; it advises to gather what comes for one and a half to two (learn.microsoft.com, "Stream bot messages"). */
const PAUSE_MS = 1500;

type StreamingParts = Pick<TeamsParts, 'bot' | 'timer' | 'reportFailure'>;

/** What Teams knows of a stream; it is said twice, as some clients look at one place and some at the other. */
interface StreamInfo {
  readonly streamType: 'streaming' | 'final';
  readonly streamId?: string;
  /** Counts the updates; the end has none. */
  readonly streamSequence?: number;
}

/** An activity that is a part of a stream. */
const streamed = (activity: OutgoingActivity, info: StreamInfo): OutgoingActivity => {
  const { channelData, entities = [] } = activity as { channelData?: object; entities?: readonly object[] };
  return Object.assign(
    {},
    activity,
    { channelData: { ...channelData, ...info } },
    { entities: [...entities, { type: 'streaminfo', ...info }] },
  );
};

/**
 * An answer in a personal chat that grows while it is written; Teams streams nowhere else. Each update holds the text of the one
 * before, or Teams refuses it. The end is a card, which takes the place of the text whatever that was. What Teams refuses here is no
 * reason not to answer.
 */
export class StreamedAnswer {
  readonly #parts: StreamingParts;
  readonly #place: Place;
  readonly #onBegin: () => void;
  #isOver = false;
  #id: string | undefined;
  #updates = 0;
  #text = '';
  #wanted = '';
  #cancelPause: () => void = () => undefined;
  #work: Promise<void> | undefined;

  /** `onBegin` is called before the first update is sent. */
  constructor(parts: StreamingParts, { serviceUrl, conversation }: Place, onBegin: () => void) {
    this.#parts = parts;
    this.#place = { serviceUrl, conversation };
    this.#onBegin = onBegin;
  }

  /** Shows an answer so far, as soon as Teams takes more; only the newest is shown. */
  show(soFar: Reply): void {
    const text = literal(plainText(soFar));
    if (this.#isOver || text === '' || !text.startsWith(this.#wanted)) return;
    if (text.length > PAGE_LIMITS.characters || looksLikeAddress(text)) return;
    this.#wanted = text;
    this.#work ??= this.#write();
  }

  /** No more is shown. Resolves when all that was on its way has arrived. */
  async stop(): Promise<void> {
    this.#isOver = true;
    this.#cancelPause();
    await this.#work;
  }

  /** Ends it with a message: the place of what was streamed is taken by it, also where Teams does not take it as its end. */
  async end(message: OutgoingActivity): Promise<Sent | undefined> {
    await this.stop();
    const id = this.#id;
    if (id === undefined) return undefined;
    const final = streamed(message, { streamType: 'final', streamId: id });
    const sent = await sendPatiently(this.#parts, this.#place, final);
    if (sent.kind === 'sent') return { ...sent, id };
    if (sent.kind === 'broken') return sent;
    this.#report('teams-stream-not-ended', sent);
    const replaced = await this.#parts.bot.update(this.#place, id, message);
    return replaced.kind === 'sent' ? { ...replaced, id } : undefined;
  }

  async #write(): Promise<void> {
    this.#onBegin();
    while (!this.#isOver && this.#text !== this.#wanted) {
      await this.#update(this.#wanted);
      if (!this.#isOver) await this.#pause();
    }
    this.#work = undefined;
  }

  async #update(text: string): Promise<void> {
    this.#updates += 1;
    const info = { streamType: 'streaming', streamSequence: this.#updates } as const;
    const activity = { type: 'typing', text, textFormat: 'plain' } as const;
    const known = this.#id === undefined ? info : { ...info, streamId: this.#id };
    const sent = await this.#parts.bot.send(this.#place, streamed(activity, known));
    if (sent.kind === 'sent') {
      this.#id ??= sent.id === '' ? undefined : sent.id;
      this.#text = text;
    } else this.#report('teams-not-streamed', sent);
    // Without an id there is no stream to go on with; and where somebody pressed stop, Teams takes no more.
    if (sent.kind !== 'sent' || this.#id === undefined) this.#isOver = true;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.timer(PAUSE_MS, resolve);
      this.#cancelPause = () => {
        cancel();
        resolve();
      };
    });
  }

  #report(code: string, sent: Exclude<Sent, { kind: 'sent' }>): void {
    this.#parts.reportFailure({ code, detail: detailOf(sent) });
  }
}

/** Why something was not taken, for the log. */
export const detailOf = (sent: Exclude<Sent, { kind: 'sent' }>): string =>
  sent.kind === 'refused' ? `${sent.status} ${sent.code}` : sent.reason;
