import { z } from 'zod';
import { withoutControls } from './render/markup.ts';
import { type Problem, QUESTION_LIMIT } from './texts.ts';

/** Earlier questions that are handed on; the last ones count. */
const HISTORY_LIMIT = 10;

/** A question as it came in, cleaned. */
export interface WebQuestion {
  readonly text: string;
  readonly municipality?: string;
  readonly history: readonly string[];
}

/** A question, or why it is none. `draft` is what was typed, for typing on. */
export type ReadResult =
  | { readonly ok: true; readonly question: WebQuestion }
  | { readonly ok: false; readonly problem: Problem; readonly draft: string; readonly history: readonly string[] };

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const formBody = z.object({
  question: z.string().default(''),
  choice: z.string().optional(),
  municipality: z.string().optional(),
  history: texts.default([]),
});

const jsonBody = z.object({
  question: z.string(),
  municipality: z.string().optional(),
  history: z.array(z.string()).default([]),
});

/** Reads a form: a choice that was pressed goes before what stands in the box. `known` are the municipalities' ids. */
export function readForm(body: unknown, known: ReadonlySet<string>): ReadResult {
  const form = formBody.safeParse(body);
  if (!form.success) return unreadable;
  const { choice, question, municipality, history } = form.data;
  return check(choice ?? question, municipality, history, known);
}

/** Reads the body of the JSON interface: `{question, municipality?, history?}`. */
export function readJson(body: unknown, known: ReadonlySet<string>): ReadResult {
  const json = jsonBody.safeParse(body);
  return json.success ? check(json.data.question, json.data.municipality, json.data.history, known) : unreadable;
}

const unreadable: ReadResult = { ok: false, problem: 'request-unreadable', draft: '', history: [] };

function check(
  typed: string,
  municipality: string | undefined,
  earlier: readonly string[],
  known: ReadonlySet<string>,
): ReadResult {
  const text = withoutControls(typed).trim();
  const history = earlier.map((turn) => withoutControls(turn).slice(0, QUESTION_LIMIT)).slice(-HISTORY_LIMIT);
  const refuse = (problem: Problem): ReadResult => ({ ok: false, problem, draft: text, history });
  if (text === '') return refuse('question-empty');
  if (text.length > QUESTION_LIMIT) return refuse('question-too-long');
  if (municipality === undefined || municipality === '') return { ok: true, question: { text, history } };
  return known.has(municipality)
    ? { ok: true, question: { text, municipality, history } }
    : refuse('municipality-unknown');
}
