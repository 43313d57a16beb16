/**
 * The data of a stream of events, in the lists in which it comes in: a list for each piece that arrived, so that who reads looks at
 * what came at once only once. Comments, names of events, and an event that broke off are left aside.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  const reader = new EventReader();
  for await (const chunk of body as AsyncIterable<Uint8Array>)
    yield reader.next(decoder.decode(chunk, { stream: true }));
}

class EventReader {
  #line = '';
  #data: string[] = [];

  /** The events that end in what came in. */
  next(text: string): readonly string[] {
    const [first = '', ...others] = text.split(/\r\n|\n|\r/u);
    if (others.length === 0) {
      this.#line += first;
      return [];
    }
    const last = others.pop() ?? '';
    const events = [this.#line + first, ...others].flatMap((line) => this.#endOf(line));
    this.#line = last;
    return events;
  }

  /** An empty line ends an event. */
  #endOf(line: string): readonly string[] {
    if (line.startsWith('data:')) this.#data.push(line.replace(/^data: ?/u, ''));
    if (line !== '' || this.#data.length === 0) return [];
    const event = this.#data.join('\n').trim();
    this.#data = [];
    return [event];
  }
}
