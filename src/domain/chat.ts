import type { QuestionClass } from './answer.ts';
import type { Instant } from './instant.ts';
import type { Reply } from './reply.ts';

/** The platforms where people chat with Kakari. */
export const CHAT_PLATFORMS = ['slack', 'teams'] as const;

export type ChatPlatform = (typeof CHAT_PLATFORMS)[number];

/** As people call them. */
export const PLATFORM_NAMES: Readonly<Record<ChatPlatform, string>> = { slack: 'Slack', teams: 'Teams' };

/** Somebody on a chat platform. */
export interface Person {
  readonly platform: ChatPlatform;
  /** The workspace's id (Slack) or the tenant's (Teams). */
  readonly tenant: string;
  /** Unique within the tenant. */
  readonly id: string;
  /** As the platform shows it; kept only with what the person decides, such as an answer to a reminder. */
  readonly name?: string;
}

/** A person as one word. */
export const personKey = ({ platform, tenant, id }: Person): string => `${platform}:${tenant}:${id}`;

/** Something that a person wrote where Kakari reads. */
export interface Said {
  /** The same whenever the platform delivers it again, by whatever event; no other message has it. */
  readonly event: string;
  readonly by: Person;
  /** What its readers see together: a direct chat, a thread; in a chat of several people without threads, each person's own part. */
  readonly conversation: string;
  /** Whose earlier turns count where the conversation has none yet: the direct chat in which a thread was begun. */
  readonly within?: string;
  /** `kakari`: in a direct chat, by mention or by command. `thread`: in a thread, to nobody in particular. */
  readonly to: 'kakari' | 'thread';
  /** Without the mention of Kakari. */
  readonly text: string;
}

/** A question as it was put, with what it needs to be put again. */
export interface Asked {
  readonly text: string;
  /** Municipality id; absent where all of them are asked. */
  readonly municipality?: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly string[];
}

/** A question and its answer. */
export interface Turn {
  readonly event: string;
  readonly conversation: string;
  readonly asked: Asked;
  readonly reply: Reply;
  /** What the person has to say first: which section is theirs. */
  readonly needs?: 'section';
}

/** The section that a person says is theirs. */
export interface Section {
  /** Municipality id. */
  readonly municipality: string;
  readonly department: string;
}

/** Where a question went. `sections` are who was written to. */
export type HandedOver =
  | { readonly kind: 'handed-over'; readonly to: 'owner' | 'promoters'; readonly sections: readonly string[] }
  /** Neither the section nor the DX promoters can be reached by chat. */
  | { readonly kind: 'no-contact'; readonly sections: readonly string[] }
  /** It was handed over by an earlier press of the same button. */
  | { readonly kind: 'handed-over-before' }
  /** The platform did not take it; a further press tries again. */
  | { readonly kind: 'failed' };

/** What somebody thinks of an answer. */
export type Verdict = 'helpful' | 'wrong';

/** An answer that was given: its class, and its question only where the installation retains questions. */
export interface AnswerRecord {
  /** The message that holds it, unique over all platforms. */
  readonly message: string;
  readonly platform: ChatPlatform;
  /** Municipality id; empty where all of them were asked. */
  readonly municipality: string;
  readonly about: QuestionClass;
  readonly kind: Reply['kind'];
  readonly question?: string;
  readonly at: Instant;
}

/** What was thought of an answer; nobody's name. */
export interface FeedbackRecord extends AnswerRecord {
  readonly verdict: Verdict;
  /** What the person wrote beside it; only where the installation retains questions. */
  readonly comment?: string;
  readonly judgedAt: Instant;
}
