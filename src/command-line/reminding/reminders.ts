import { stringify } from 'csv-stringify/sync';
import { dayInJapan, timeInJapan } from '../../domain/instant.ts';
import { occasionKey, type Reminder, type ReminderState } from '../../domain/reminder.ts';
import { milestoneSubject } from '../../language/milestone-sentences.ts';
import type { LedgerRecord, WaitingReminder } from '../../ports/ledger.ts';

/** The states of a reminder in Japanese. */
const STATES: Readonly<Record<ReminderState, string>> = {
  due: '送信前',
  sending: '送信中',
  sent: '未回答',
  acknowledged: '了解',
  snoozed: '後で再通知',
  done: '完了',
  'wrong-owner': '担当違い',
  failed: '配信不能',
};

/** A reminder as `reminders --json` prints it. */
export const reminderJson = ({ reminder, about }: WaitingReminder): object => ({
  id: reminder.id,
  municipality: reminder.municipality,
  department: reminder.department,
  milestone: reminder.milestone,
  measure: about?.measure ? { number: about.measure.number ?? null, title: about.measure.title } : null,
  date: about?.date ?? null,
  occasion: occasionKey(reminder.occasion),
  route: reminder.route,
  contact: reminder.contact,
  state: reminder.state,
  escalatedOn: reminder.escalatedOn ?? null,
  dueOn: reminder.dueOn,
  late: reminder.late,
  sentAt: reminder.sentAt ?? null,
  answeredAt: reminder.answeredAt ?? null,
  answeredBy: reminder.answeredBy ?? null,
  snoozedUntil: reminder.snoozedUntil ?? null,
  text: reminder.text ?? null,
});

const HEADERS = [
  '送信日',
  '自治体',
  '部署',
  '期限',
  '件名',
  '状態',
  '上申日',
  '遅延',
  '宛先',
  '回答日',
  '回答者',
  '内容',
];

/** A digest asks nothing, so that nobody has left it unanswered. */
const stateOf = ({ state, occasion }: Reminder): string =>
  state === 'sent' && occasion.kind === 'digest' ? '送信済み' : STATES[state];

/** The names of municipalities by id. */
type Names = ReadonlyMap<string, string>;

const row = ({ reminder, about }: WaitingReminder, names: Names): readonly string[] => [
  reminder.sentAt === undefined ? '' : dayInJapan(reminder.sentAt),
  names.get(reminder.municipality) ?? reminder.municipality,
  reminder.department,
  about?.date ?? '',
  about === undefined ? '予定のまとめ' : milestoneSubject(about),
  stateOf(reminder),
  reminder.escalatedOn ?? '',
  reminder.late ? '遅延' : '',
  `${reminder.contact.kind} ${reminder.contact.address}`,
  reminder.answeredAt === undefined ? '' : dayInJapan(reminder.answeredAt),
  reminder.answeredBy ?? '',
  reminder.text ?? '',
];

/** Reminders as a CSV that Excel in Japan opens; cells that would be formulas are escaped. */
export const remindersCsv = (reminders: readonly WaitingReminder[], names: Names): string =>
  csv(
    HEADERS,
    reminders.map((one) => row(one, names)),
  );

/** Reminders, a line each, with a count of every state before them. */
export function remindersTable(reminders: readonly WaitingReminder[], names: Names): string {
  if (reminders.length === 0) return '条件に合うお知らせはありません。';
  const states = reminders.map(({ reminder }) => stateOf(reminder));
  const counts = [...new Set(states)].map((label) => `${label} ${states.filter((state) => state === label).length}件`);
  const lines = reminders.map((reminder) => {
    const [sent, municipality, department, date, subject, state, escalated, late] = row(reminder, names);
    const marks = [state, late, escalated === '' ? '' : `推進担当へ連絡 ${escalated}`].filter(Boolean).join('、');
    return `${sent || '（送信前）'}　${municipality} ${department || '担当課なし'}　${subject}${date === '' ? '' : `（期限 ${date}）`}　${marks}`;
  });
  return [counts.join('、'), ...lines].join('\n');
}

const ACTIONS: Readonly<Record<LedgerRecord['action'], string>> = {
  'milestone-added': '期限の登録',
  'milestone-changed': '期限の変更',
  'milestone-removed': '期限の取りやめ',
  'reminder-planned': 'お知らせの予定',
  'reminder-withdrawn': 'お知らせの取下げ',
  'reminder-answered': '回答',
  'reminder-escalated': '推進担当への連絡',
  'message-composed': '通知の作成',
  'message-sending': '送信の開始',
  'message-sent': '送信',
  'message-retried': '送り直し',
  'message-failed': '配信不能',
  'message-dissolved': '通知の作り直し',
  'directory-replaced': '名簿の取込み',
  'plan-published': '計画の公開',
  'plan-withdrawn': '計画の公開の取りやめ',
  'records-deleted': '記録の削除',
};

/** The record as a CSV for the file of official documents (行政文書): who did what to what, and when. */
export const recordsCsv = (records: readonly LedgerRecord[]): string =>
  csv(
    ['日時（日本時間）', '行為者', '行為', '自治体', '対象', '内容'],
    records.map(({ at, actor, action, municipality, subject, detail }) => [
      `${dayInJapan(at)} ${timeInJapan(at)}`,
      actor,
      ACTIONS[action],
      municipality,
      subject,
      Object.entries(detail)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join('; '),
    ]),
  );

/** Rows as a CSV that Excel in Japan opens; cells that would be formulas are escaped. */
export const csv = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    [headers, ...rows].map((cells) => [...cells]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
