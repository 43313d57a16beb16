import type { Contact } from '../../../src/domain/directory.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ChatSurface } from '../../../src/ports/chat-surface.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';

/** The people of the contract; a rig has a user of its platform for each of them, with this name shown. */
export type PersonName = '山田 花子' | '鈴木 太郎';

/**
 * Where something is said: `direct` is the person's own chat with Kakari, `together` a place that both people read, such as a
 * channel or a group chat (only of surfaces with the ability `together`).
 */
export type Place = 'direct' | 'together';

/** One thing that a person says. */
export interface Saying {
  readonly person: PersonName;
  readonly place: Place;
  /** As it is typed; a mention of Kakari is the rig's to add. */
  readonly text: string;
  /** In `together`: whether Kakari is mentioned; true unless told otherwise. */
  readonly mention?: boolean;
  /** Said in the thread in which this message stands, where the platform has threads; else as the next message of the place. */
  readonly after?: Shown;
  /** How often the platform delivers the same message, all at once; 1 unless told otherwise (ability `redelivery`). */
  readonly times?: number;
}

/** A message of Kakari's as it stands now, read from what the platform got (the wire, the page, the screen), not from our objects. */
export interface Shown {
  /** The same as long as the message is, also after it was changed in place. */
  readonly id: string;
  /** Who can read it. */
  readonly to: PersonName | 'everyone';
  /** What a notification or a screen reader reads: the message's own plain-text form. */
  readonly plain: string;
  /** All that stands there to be read, from top to bottom, after the platform's markup was taken for what the platform takes it. */
  readonly reads: string;
  /** The labels of its buttons, from top to bottom; an overflow menu's entries too. */
  readonly buttons: readonly string[];
  /** Whom the platform would notify because the message names them; `channel`, `here` and the like too. */
  readonly pings: readonly string[];
  /** The addresses that a reader can follow, those that the platform links by itself included. */
  readonly links: readonly string[];
  /** Where the message breaks the platform's documented limits or schema, in words. Empty when it does not. */
  readonly faults: readonly string[];
}

/** What a rig is opened with. */
export interface RigOptions {
  /** Answers all questions. */
  readonly assistant: Assistant;
}

/** The house behind a surface, as `openChatHouse` gives it. */
export interface RigHouse {
  readonly plans: readonly Plan[];
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** A surface that runs against a client that is not Kakari's own. Opened and closed for each test. */
export interface SurfaceRig {
  readonly house: RigHouse;
  /**
   * Says something and resolves when everything to which it led has been shown: the new messages of Kakari's, in order, without
   * what only tells that an answer is being worked on. Empty where nothing was shown.
   */
  say(saying: Saying): Promise<readonly Shown[]>;
  /** The reference numbers of failures in the log, oldest first. */
  references(): readonly string[];
  close(): Promise<void>;
}

/** What not every surface can do. */
export interface Abilities {
  /** The platform may deliver a message again. */
  readonly redelivery: {
    /** Delivers what was said last once more, with the platform's retry marks where wanted; what that led to. */
    again(options: { readonly marked: boolean }): Promise<readonly Shown[]>;
    /** The process dies and another begins over the same ledger. */
    restart(): Promise<void>;
  };
  /** Others than people write where Kakari reads. */
  readonly bots: {
    /** Another bot mentions Kakari and asks. */
    sayAsBot(text: string): Promise<readonly Shown[]>;
    /** The platform reports a message that Kakari itself wrote. */
    sayAsItself(text: string): Promise<readonly Shown[]>;
  };
  /** Several people read one place. */
  readonly together: {
    /** Whether a follow-up in a thread needs no mention. */
    readonly threads: boolean;
  };
  /** Messages have buttons. */
  readonly buttons: {
    /** Presses a button by its label; the new messages to which it led. Rejects where the message has no such button. */
    press(shown: Shown, label: string, person: PersonName): Promise<readonly Shown[]>;
  };
  /** Reminders are put in front of people; needs `buttons`. */
  readonly reminders: {
    /** A place that 山田 花子 reads; of `web` the municipality is the first plan's and the section one of its owners. */
    readonly contact: Contact;
    readonly surface: ChatSurface;
    /** Messages at the contact that hold this text, as they stand now, oldest first. */
    standing(text: string): Promise<readonly Shown[]>;
  };
  /** An answer is shown while it is written. */
  readonly writing: {
    /** Resolves once a text of an answer that is not whole yet can be read. */
    reads(text: string): Promise<void>;
  };
}

export type Ability = keyof Abilities;

/** Why a surface has no such ability, in a sentence. */
export interface Absent {
  readonly absent: string;
}

/** A surface, as the contract is handed it: how its rig is opened, and for each ability where to find it in the rig, or why not. */
export interface SurfaceUnderContract<Rig extends SurfaceRig> {
  readonly name: 'Slack' | 'Teams' | 'web' | 'terminal';
  readonly open: (options: RigOptions) => Promise<Rig>;
  readonly abilities: { readonly [A in Ability]: ((rig: Rig) => Abilities[A]) | Absent };
}
