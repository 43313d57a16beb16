import type { Reply } from '../../../src/domain/reply.ts';
import { fits, type Size, sizeOf } from '../render/pack.ts';
import { renderReply, renderSaid } from '../render/render-reply.ts';
import type { SlackBlock, SlackMessage } from '../render/slack-message.ts';
import { reasonOf } from '../send/slack-errors.ts';
import type { Heard } from './read-message.ts';
import type { SlackParts } from './slack-parts.ts';

/** Slack takes an addition to a stream about once a second for each app (chat.appendStream, tier 4). */
const PAUSE_MS = 1000;

/** More than this is not shown before the answer is whole; what is streamed is a single message. */
const ROOM: Size = { blocks: 40, characters: 7000, json: 8500 };

/** What a streamed answer needs. */
export interface StreamingParts extends Pick<SlackParts, 'talk' | 'wait' | 'reportFailure'> {
  readonly heard: Heard;
  /** A line above the answer. */
  readonly heading?: string;
  /** Resolves when the stream may begin. */
  readonly after: Promise<void>;
}

/**
 * An answer that grows in its message while it is written. A message that is streamed can only be added to; once it is ended, another
 * takes its place. What Slack refuses here is no reason not to answer.
 */
export class StreamedAnswer {
  readonly #parts: StreamingParts;
  readonly #ended: Promise<void>;
  #end: () => void = () => undefined;
  #isOver = false;
  #ts: string | undefined;
  #blocks: readonly SlackBlock[] = [];
  #wanted: Reply | undefined;
  #shown: Reply | undefined;
  #work: Promise<void> | undefined;
  #closed: Promise<string | undefined> | undefined;
  #left: Promise<void> | undefined;

  constructor(parts: StreamingParts) {
    this.#parts = parts;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Shows an answer so far, as soon as Slack takes more; only the newest is shown. */
  show(soFar: Reply): void {
    if (this.#isOver) return;
    this.#wanted = soFar;
    this.#work ??= this.#write();
  }

  /** Ends it. The `ts` of the message, for another in its place; undefined where there is none. Never rejects. */
  end(): Promise<string | undefined> {
    this.#isOver = true;
    this.#end();
    return (this.#closed ??= this.#close());
  }

  /** Ends it because somebody has read enough: what stands there stays, with its sources. Never rejects. */
  leave(): Promise<void> {
    return (this.#left ??= this.#leave());
  }

  async #leave(): Promise<void> {
    const ts = await this.end();
    const message = this.#shown === undefined ? undefined : withoutButtons(this.#shown, this.#parts.heading);
    if (ts === undefined || message === undefined) return;
    const { talk, heard } = this.#parts;
    await this.#quietly('slack-stream-not-left', talk.update(heard.thread.channel, ts, message));
  }

  async #write(): Promise<void> {
    await this.#parts.after;
    while (!this.#isOver && this.#wanted !== undefined && this.#wanted !== this.#shown) {
      await this.#add(this.#wanted);
      await Promise.race([this.#ended, this.#parts.wait(PAUSE_MS)]);
    }
    this.#work = undefined;
  }

  async #add(reply: Reply): Promise<void> {
    const blocks = renderSaid(reply, this.#parts.heading);
    const more = blocks.slice(this.#blocks.length);
    if (!beginsWith(blocks, this.#blocks) || !fits(sizeOf(blocks), ROOM)) this.#isOver = true;
    else if (more.length === 0 || (await this.#quietly('slack-not-streamed', this.#send(more)))) {
      this.#blocks = blocks;
      this.#shown = reply;
    } else this.#isOver = true;
  }

  async #send(blocks: readonly SlackBlock[]): Promise<void> {
    const { talk, heard } = this.#parts;
    const { thread, said } = heard;
    if (this.#ts !== undefined) await talk.addToStream(thread.channel, this.#ts, blocks);
    else this.#ts = await talk.beginStream(thread, { team: said.by.tenant, user: said.by.id }, blocks);
  }

  async #close(): Promise<string | undefined> {
    await this.#work;
    if (this.#ts === undefined) return undefined;
    const { talk, heard } = this.#parts;
    // Slack itself ends a stream to which nothing is added for a while: then it only says so.
    await this.#quietly('slack-stream-not-ended', talk.endStream(heard.thread.channel, this.#ts));
    return this.#ts;
  }

  async #quietly(code: string, work: Promise<void>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.#parts.reportFailure({ code, detail: reasonOf(error) });
      return false;
    }
  }
}

const beginsWith = (blocks: readonly SlackBlock[], begin: readonly SlackBlock[]): boolean =>
  JSON.stringify(blocks.slice(0, begin.length)) === JSON.stringify(begin);

/** What was said so far as a message of its own; nobody can put the rest of it again. */
function withoutButtons(reply: Reply, heading: string | undefined): SlackMessage | undefined {
  const asked = { text: '', history: [] };
  const [message] = renderReply({ reply, asked, ...(heading === undefined ? {} : { heading }) });
  return message && { ...message, blocks: message.blocks.filter(({ type }) => !BUTTONS.has(type)) };
}

const BUTTONS: ReadonlySet<string> = new Set(['actions', 'context_actions']);
