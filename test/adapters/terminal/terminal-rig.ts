import { PassThrough, Writable } from 'node:stream';
import { converse } from '../../../adapters/terminal/converse.ts';
import type { Failure } from '../../../src/domain/failure.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import type { PersonName, RigOptions, Saying, Shown, SurfaceRig } from '../../contracts/chat-surface/surface-rig.ts';

const PROMPT = '質問> ';

/** A person at a terminal, who types a line when the prompt is there. */
class Terminal {
  readonly #input = new PassThrough();
  readonly #ended: Promise<void>;
  #screen = '';
  #told: () => void = () => undefined;

  constructor(start: (input: PassThrough, output: Writable) => Promise<void>) {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#screen += chunk.toString('utf8');
        if (this.#screen.endsWith(PROMPT)) this.#told();
        done();
      },
    });
    this.#ended = start(this.#input, output);
  }

  /** Types a line; what came before the next prompt. */
  async type(line: string): Promise<string> {
    await this.#prompted();
    this.#screen = '';
    this.#input.write(`${line}\n`);
    await this.#prompted();
    return this.#screen.slice(0, -PROMPT.length);
  }

  end(): Promise<void> {
    this.#input.end();
    return this.#ended;
  }

  #prompted(): Promise<void> {
    if (this.#screen.endsWith(PROMPT)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#told = resolve;
    });
  }
}

/** Terminals of several people, each with a process of its own. */
export class TerminalRig implements SurfaceRig {
  readonly house: ChatHouse;
  readonly #terminals = new Map<PersonName, Terminal>();
  readonly #failures: Failure[] = [];
  #shown = 0;

  constructor(house: ChatHouse) {
    this.house = house;
  }

  async say({ person, text }: Saying): Promise<readonly Shown[]> {
    const terminal = this.#terminals.get(person) ?? this.#sitDown();
    this.#terminals.set(person, terminal);
    const screen = await terminal.type(text.replaceAll(/[\r\n]+/gu, ' '));
    this.#shown += 1;
    return screen === '' ? [] : [shownOf(String(this.#shown), person, screen)];
  }

  references(): readonly string[] {
    return this.#failures.map(({ reference }) => reference);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#terminals.values()].map((terminal) => terminal.end()));
    await this.house.close();
  }

  #sitDown(): Terminal {
    const { assistant, clock } = this.house;
    const reporting = {
      reference: () => `REF0000${this.#failures.length + 1}`,
      reportFailure: (failure: Failure) => this.#failures.push(failure),
    };
    return new Terminal((input, output) => converse({ assistant, clock, input, output, ...reporting }));
  }
}

/** What begins an address that a terminal links (OSC 8). */
const LINK = '\u001B]8;';

/** A terminal shows what it gets; only an escape sequence can make a link, or anything else. */
const shownOf = (id: string, to: PersonName, screen: string): Shown => ({
  id,
  to,
  plain: screen,
  reads: screen,
  buttons: [],
  pings: [],
  links: screen.split(LINK).slice(1),
  faults: screen.includes('\u001B') ? ['an escape sequence'] : [],
});

export const openTerminalRig = async ({ assistant }: RigOptions): Promise<TerminalRig> =>
  new TerminalRig(await openChatHouse({ assistant }));
