import type { Choice } from '../domain/answer.ts';
import type { Asked, HandedOver, Person, Said, Section, Turn, Verdict } from '../domain/chat.ts';
import type { Language } from '../domain/message.ts';
import type { Block, Reply } from '../domain/reply.ts';
import type { OnProgress } from './assistant.ts';

/** What became of something said. `silent`: it was answered before, is being answered, or was not said to Kakari. */
export type Heard =
  | { readonly kind: 'silent' }
  | { readonly kind: 'answered'; readonly turn: Turn }
  /** Something went wrong inside; `sentence` says so politely, with a reference number that is in the log. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** The sections of a municipality, to choose from. */
export interface SectionChoice {
  readonly municipality: { readonly id: string; readonly name: string };
  readonly departments: readonly string[];
}

/** A measure or a term that was searched for. */
export interface Found {
  readonly title: string;
  /** Municipality and section or reading, in a line. */
  readonly subtitle: string;
  readonly reply: Reply;
}

/**
 * What chat surfaces ask of Kakari: everything that is the same on all of them. Promises other than those of `hear` reject with
 * what the ledger rejects with; a surface tells it by `apologise`.
 */
export interface ChatDesk {
  /**
   * Answers what was said, once. Never rejects. An event that was taken and never `answered` is taken again after a while. `onProgress`
   * as `Assistant` has it.
   */
  hear(said: Said, onProgress?: OnProgress): Promise<Heard>;
  /** Keeps that a turn was answered, in the message `message` (unique over all platforms), whose feedback may come. */
  answered(turn: Turn, by: Person, message: string): Promise<void>;
  /** Puts a question again, for its rest, its details or to share it. */
  again(asked: Asked): Promise<Reply>;
  /** Keeps what a person thinks of the answer in a message; a later verdict of the same person replaces it. */
  judge(verdict: {
    readonly message: string;
    readonly by: Person;
    readonly verdict: Verdict;
    readonly comment?: string;
  }): Promise<void>;
  /** Hands a question to the contact of the section in charge, once for each `event`. `link` leads to the conversation. */
  handOver(request: {
    readonly event: string;
    readonly asked: Asked;
    readonly by: Person;
    readonly link?: string;
  }): Promise<HandedOver>;
  /** The sections that a person of a tenant can choose as theirs. */
  sections(tenant: string): readonly SectionChoice[];
  sectionOf(person: Person): Promise<Section | undefined>;
  /** Keeps which section is a person's. False, and nothing kept, where the plan knows no such section. */
  register(person: Person, section: Section): Promise<boolean>;
  /** The measures of a section, what it has coming in the next twelve months, and its reminders without an answer. */
  agenda(section: Section): Promise<readonly Block[]>;
  /** Questions to begin with. */
  prompts(tenant: string): readonly Choice[];
  /** Measures or terms whose names hold a text, the best first; the first ones of the plan where it is empty. */
  search(what: 'measure' | 'term', text: string, tenant: string): readonly Found[];
  /** A polite sentence with a reference number, under which the error is in the log (without what a person wrote). */
  apologise(error: unknown, language: Language): string;
}
