import { sql } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { MessageDraft } from '../../domain/notice.ts';
import { chunks, inChunks } from './chunks.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { contactKeyOf, flag } from './rows.ts';
import type { MessageTable, ReminderRow, Tables } from './schema.ts';
import { recordOf, writeRecords } from './write-records.ts';

type Waiting = Pick<ReminderRow, 'id' | 'municipality' | 'failures'>;

/** A draft that can be kept, as it will stand in the database. */
interface Composed {
  readonly draft: MessageDraft;
  readonly row: MessageTable;
}

/** Keeps the drafts whose reminders all wait and whose message is not there yet. Returns the ids of those. */
export async function recordMessages(
  access: LedgerAccess,
  db: Tables,
  drafts: readonly MessageDraft[],
  at: Instant,
): Promise<readonly string[]> {
  const waiting = await takeWaiting(access, db, drafts);
  const composed = composable(drafts, waiting, at);
  const inserted = await insertMessages(db, composed);
  const kept = composed.filter(({ draft }) => inserted.has(draft.id));
  await putOnMessages(db, kept);
  await writeRecords(
    db,
    kept.map(({ draft, row }) =>
      recordOf(at, 'message-composed', row.municipality, row.id, {
        contact: contactKeyOf(row),
        day: row.day,
        title: draft.notice.title,
        reminders: draft.reminders.map(({ id }) => id).join(' '),
      }),
    ),
  );
  return kept.map(({ draft }) => draft.id);
}

/** The reminders of the drafts that wait; nobody else can put them on a message until the transaction ends. */
async function takeWaiting(
  { locksRows }: LedgerAccess,
  db: Tables,
  drafts: readonly MessageDraft[],
): Promise<ReadonlyMap<string, Waiting>> {
  // Sorted as a whole, so that two replicas never wait for each other.
  const ids = drafts.flatMap(({ reminders }) => reminders.map(({ id }) => id)).toSorted();
  const rows = await inChunks(ids, 1, (some) =>
    db
      .selectFrom('reminders')
      .select(['id', 'municipality', 'failures'])
      .where('id', 'in', some)
      .where('state', '=', 'due')
      .where('message', 'is', null)
      .orderBy('id')
      .$if(locksRows, (query) => query.forUpdate())
      .execute(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function composable(
  drafts: readonly MessageDraft[],
  waiting: ReadonlyMap<string, Waiting>,
  at: Instant,
): readonly Composed[] {
  const taken = new Set<string>();
  return drafts.flatMap((draft) => {
    const reminders = draft.reminders.flatMap(({ id }) => (taken.has(id) ? [] : (waiting.get(id) ?? [])));
    if (reminders.length < draft.reminders.length) return [];
    for (const { id } of reminders) taken.add(id);
    return [{ draft, row: messageRow(draft, reminders, at) }];
  });
}

function messageRow(draft: MessageDraft, reminders: readonly Waiting[], at: Instant): MessageTable {
  const municipalities = new Set(reminders.map(({ municipality }) => municipality));
  const [first = ''] = municipalities;
  return {
    id: draft.id,
    municipality: municipalities.size === 1 ? first : '',
    contact_kind: draft.contact.kind,
    contact_address: draft.contact.address,
    day: draft.day,
    notice: JSON.stringify(draft.notice),
    state: 'due',
    next_at: at,
    worker: null,
    failures: Math.max(0, ...reminders.map(({ failures }) => failures)),
    doubtful: 0,
    sent_at: null,
    sent_on: null,
    reference: null,
    certainty: null,
  };
}

async function insertMessages(db: Tables, composed: readonly Composed[]): Promise<ReadonlySet<string>> {
  const inserted = await inChunks(composed, 15, (some) =>
    db
      .insertInto('messages')
      .values(some.map(({ row }) => row))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute(),
  );
  return new Set(inserted.map(({ id }) => id));
}

async function putOnMessages(db: Tables, composed: readonly Composed[]): Promise<void> {
  const told = composed.flatMap(({ draft }) =>
    draft.reminders.map(({ id, text, late }) => ({ id, message: draft.id, text, late: flag(late) })),
  );
  for (const some of chunks(told, 4)) {
    const rows = some.map(
      ({ id, message, text, late }) =>
        sql`(cast(${id} as text), cast(${message} as text), cast(${text} as text), cast(${late} as integer))`,
    );
    await sql`with told(id, message, text, late) as (values ${sql.join(rows)})
      update reminders set message = told.message, text = told.text, late = told.late
      from told where reminders.id = told.id`.execute(db);
  }
}
