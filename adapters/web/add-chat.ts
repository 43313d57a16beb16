import type { Context, Hono } from 'hono';
import { type FiscalYear, fiscalYearOf } from '../../src/domain/fiscal-year.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { exampleQuestions } from '../../src/language/example-questions.ts';
import { failureSentence } from '../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { spokenText } from '../../src/language/worded-mark.ts';
import type { OnProgress } from '../../src/ports/assistant.ts';
import { askerKey, turnKey } from './asker-key.ts';
import type { WebOptions } from './create-web-app.ts';
import { readForm, readJson, type ReadResult, type WebQuestion } from './read-question.ts';
import { type ChatView, renderChatPage, renderTurn, type Turn } from './render/chat-page.ts';
import { refuse, reportError, sendHtml, sendPage, wantsFragment, wantsWriting } from './respond.ts';
import { sendAsWritten } from './send-as-written.ts';
import { SENTENCES } from './texts.ts';
import { maskProblem, type ShownQuestion, withoutPersonalData } from './without-personal-data.ts';

/** The page `/`, its answers, and the JSON interface. */
export function addChat(app: Hono, options: WebOptions): void {
  app.get('/', (c) => sendPage(c, renderChatPage(chatView(options))));
  app.post('/', async (c) => {
    const body: unknown = await c.req.parseBody({ all: true }).catch(() => undefined);
    const read = readForm(body, knownIds(options));
    return read.ok ? answerChat(c, read.question, options) : answerProblem(c, maskProblem(read, options), options);
  });
  app.post('/api/ask', async (c) => {
    if (!isJson(c.req.header('content-type'))) return refuse(c, 'request-not-json');
    const read = readJson(await c.req.json<unknown>().catch(() => undefined), knownIds(options));
    if (!read.ok) return refuse(c, read.problem);
    const reply = await options.assistant.answer(messageOf(c, read.question, options));
    return c.json({ reply, text: spokenText(reply) }, 200, { 'Cache-Control': 'no-store' });
  });
}

/** To the script a turn for the page that it has, while it is written where it can take that; else a page. */
async function answerChat(c: Context, asked: WebQuestion, options: WebOptions): Promise<Response> {
  const message = messageOf(c, asked, options);
  const answer = (onProgress?: OnProgress): Promise<Reply> => options.assistant.answer(message, onProgress);
  const turnOf = turnMaker(asked, options);
  const fragment = (reply: Reply) => renderTurn(turnOf(reply).turn, yearOf(options));
  if (wantsWriting(c))
    return sendAsWritten(c, {
      answer,
      render: fragment,
      apologise: (error) => failureSentence(reportError(c, error, options), detectLanguage(asked.text)),
    });
  const reply = await answer();
  if (wantsFragment(c)) return sendHtml(c, fragment(reply));
  const { turn, history } = turnOf(reply);
  const chosen = asked.municipality === undefined ? {} : { municipality: asked.municipality };
  return sendPage(c, renderChatPage({ ...chatView(options), history, turn, ...chosen }));
}

/** What a page shows of a question and of a reply to it, whole or not. */
function turnMaker(asked: WebQuestion, options: WebOptions) {
  const key = turnKey(asked, options.clock.now());
  return (reply: Reply): { readonly turn: Turn } & Pick<ShownQuestion, 'history'> => {
    const { question, history, kept } = withoutPersonalData(asked, reply, options);
    return { turn: { question, reply, kept, key }, history };
  };
}

function answerProblem(
  c: Context,
  read: Extract<ReadResult, { readonly ok: false }>,
  options: WebOptions,
): Response | Promise<Response> {
  if (wantsFragment(c)) return c.text(SENTENCES[read.problem], 400);
  const problem = { sentence: SENTENCES[read.problem], draft: read.draft };
  return sendPage(c, renderChatPage({ ...chatView(options), history: read.history, problem }), 400);
}

function messageOf(c: Context, { text, ...rest }: WebQuestion, { clock }: WebOptions): Message {
  const today = clock.today();
  const by = askerKey(c, today);
  return { text, ...rest, today, ...(by === undefined ? {} : { by }) };
}

function chatView(options: WebOptions): ChatView {
  const [plans, currentYear] = [options.plans(), yearOf(options)];
  const examples = options.examples ?? exampleQuestions(plans, currentYear);
  return { municipalities: plans.map(({ municipality }) => municipality), examples, history: [], currentYear };
}

const knownIds = ({ plans }: WebOptions): ReadonlySet<string> => new Set(plans().map((plan) => plan.municipality.id));

const yearOf = ({ clock }: WebOptions): FiscalYear => fiscalYearOf(clock.today());

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');
