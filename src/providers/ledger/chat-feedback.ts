import type { AnswerRecord, FeedbackRecord } from '../../domain/chat.ts';
import { addDays, type Instant, momentInJapan } from '../../domain/instant.ts';
import type { ChatLedger } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { present, storable } from './rows.ts';
import type { ChatAnswerTable, ChatVerdictTable, Tables } from './schema.ts';

type Feedback = Pick<ChatLedger, 'keepVerdict' | 'feedback'>;
type Given = Parameters<Feedback['keepVerdict']>[0];
type Filter = Parameters<Feedback['feedback']>[0];

/** Answers that were given in chats, and what people thought of them. */
export const chatFeedback = (access: LedgerAccess): Feedback => ({
  keepVerdict: (verdict, at) => access.write((db) => keepVerdict(access, db, verdict, at)),
  feedback: (filter) =>
    access.read(async (db) => ({ answers: await countAnswers(db, filter), verdicts: await readVerdicts(db, filter) })),
});

/** What a person wrote, where they did. */
const written = (text: string | undefined): string | null => (text === undefined ? null : storable(text));

/** Puts an answer where there is none with its message. */
export async function putAnswer(db: Tables, answer: AnswerRecord): Promise<void> {
  const { message, platform, municipality, about, kind, question, at } = answer;
  await db
    .insertInto('chat_answers')
    .values({ message, platform, municipality, about, kind, question: written(question), at })
    .onConflict((conflict) => conflict.column('message').doNothing())
    .execute();
}

async function keepVerdict(
  { locksRows }: LedgerAccess,
  db: Tables,
  { message, by, verdict, comment }: Given,
  at: Instant,
): Promise<boolean> {
  const answer = await db
    .selectFrom('chat_answers')
    .select('message')
    .where('message', '=', message)
    // So that it is not deleted before its verdict is kept.
    .$if(locksRows, (query) => query.forKeyShare())
    .executeTakeFirst();
  if (answer === undefined) return false;
  const given = { verdict, comment: written(comment), at };
  await db
    .insertInto('chat_verdicts')
    .values({ message, by, ...given })
    .onConflict((conflict) => conflict.columns(['message', 'by']).doUpdateSet(given))
    .execute();
  return true;
}

/** The answers of a municipality that were given on some days. */
function answersOf(db: Tables, { municipality, from, to }: Filter) {
  let query = db.selectFrom('chat_answers');
  if (municipality !== undefined) query = query.where('chat_answers.municipality', '=', municipality);
  if (from !== undefined) query = query.where('chat_answers.at', '>=', momentInJapan(from, '00:00'));
  if (to !== undefined) query = query.where('chat_answers.at', '<', momentInJapan(addDays(to, 1), '00:00'));
  return query;
}

async function countAnswers(db: Tables, filter: Filter): Promise<number> {
  const { count } = await answersOf(db, filter)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function readVerdicts(db: Tables, filter: Filter): Promise<readonly FeedbackRecord[]> {
  const rows = await answersOf(db, filter)
    .innerJoin('chat_verdicts', 'chat_verdicts.message', 'chat_answers.message')
    .selectAll('chat_answers')
    .select(['chat_verdicts.verdict', 'chat_verdicts.comment', 'chat_verdicts.at as judged_at'])
    .orderBy('chat_answers.at')
    .orderBy('chat_answers.message')
    .orderBy('chat_verdicts.at')
    .orderBy('chat_verdicts.by')
    .execute();
  return rows.map(feedbackOf);
}

type FeedbackRow = ChatAnswerTable & Pick<ChatVerdictTable, 'verdict' | 'comment'> & { readonly judged_at: Instant };

const feedbackOf = (row: FeedbackRow): FeedbackRecord => ({
  message: row.message,
  platform: row.platform,
  municipality: row.municipality,
  about: row.about,
  kind: row.kind,
  at: row.at,
  verdict: row.verdict,
  judgedAt: row.judged_at,
  ...present({ question: row.question, comment: row.comment }),
});
