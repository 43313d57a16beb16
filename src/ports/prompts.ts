import type { Language } from '../domain/message.ts';

/** What is filled into the texts for a model, by text. All of it is data: what people, plans and files say. */
export interface PromptSlots {
  readonly answer: Readonly<Record<'manner' | 'conversation' | 'items' | 'question', string>>;
  readonly standalone: Readonly<Record<'conversation' | 'question', string>>;
  readonly rank: Readonly<Record<'question' | 'passages', string>>;
}

/** A text for a model, filled in. `system` holds only what Kakari itself says. */
export interface FilledPrompt {
  readonly system: string;
  readonly user: string;
}

/** The texts for a model, in each language. Braces and markup in what is filled in stay as they are. */
export interface Prompts {
  fill<N extends keyof PromptSlots>(name: N, language: Language, slots: PromptSlots[N]): Promise<FilledPrompt>;
}
