import type { Fault, Json, Wire } from './bot-connector.ts';

/** What an activity says of the stream that it belongs to. */
export interface StreamInfo {
  readonly streamType: 'informative' | 'streaming' | 'final';
  readonly streamId?: string;
  readonly streamSequence?: number;
}

export const streamInfoOf = ({ entities = [] }: Json): StreamInfo | undefined =>
  (entities as readonly ({ readonly type: string } & StreamInfo)[]).find(({ type }) => type === 'streaminfo');

const textOf = ({ text }: Json): string => (typeof text === 'string' ? text : '');

type Refused = Exclude<Fault, 'broken'>;

const BAD: Refused = { status: 400, code: 'BadRequest' };
const NOT_ALLOWED: Refused = { status: 403, code: 'ContentStreamNotAllowed' };

/** The streams of a personal chat, by the rules of learn.microsoft.com, "Stream bot messages". */
export class Streams {
  readonly faults: Refused[] = [];
  readonly #open = new Map<string, { sequence: number; text: string }>();
  #text = '';
  #waiting: { readonly holds: (streamed: string) => boolean; readonly resolve: () => void }[] = [];

  get text(): string {
    return this.#text;
  }

  /** Why an activity is refused; undefined where it is taken, or belongs to no stream. */
  faultOf({ body, path }: Pick<Wire, 'body' | 'path'>): Refused | undefined {
    const info = streamInfoOf(body);
    if (info === undefined) return undefined;
    if (!path.startsWith('/v3/conversations/a:')) return NOT_ALLOWED;
    return this.faults.shift() ?? this.#ruleBroken(info, textOf(body), body['type'] === 'message');
  }

  #ruleBroken({ streamId, streamSequence, streamType }: StreamInfo, text: string, isMessage: boolean) {
    const before = streamId === undefined ? { sequence: 0, text: '' } : this.#open.get(streamId);
    if (before === undefined) return NOT_ALLOWED;
    if (isMessage !== (streamType === 'final') || (isMessage && streamId === undefined)) return BAD;
    // An end without a text is one of cards alone, whatever was streamed.
    if (isMessage)
      return streamSequence === undefined && (text === '' || text.startsWith(before.text)) ? undefined : BAD;
    return text !== '' && text.startsWith(before.text) && streamSequence === before.sequence + 1 ? undefined : BAD;
  }

  keep({ body, method }: Pick<Wire, 'body' | 'method'>, id: string): void {
    const info = streamInfoOf(body);
    if (info === undefined || method === 'PUT') return;
    if (info.streamType === 'final') this.#open.delete(id);
    else {
      this.#text = textOf(body);
      this.#open.set(id, { sequence: info.streamSequence ?? 0, text: this.#text });
      for (const { holds, resolve } of this.#waiting) if (holds(this.#text)) resolve();
    }
  }

  until(holds: (streamed: string) => boolean): Promise<void> {
    if (holds(this.#text)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ holds, resolve }));
  }
}
