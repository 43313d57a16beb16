import { contactKey } from '../../domain/directory.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { MessageDraft } from '../../domain/notice.ts';
import { type Block, plainText } from '../../domain/reply.ts';
import { milestoneSubject } from '../../language/milestone-sentences.ts';
import type { WaitingReminder } from '../../ports/ledger.ts';
import { digestBlocks } from './digest-blocks.ts';
import { messageId } from './ids.ts';
import { itemBlocks, passedBlocks } from './item-blocks.ts';
import { itemText, PASSED_TITLE, type TextInput } from './item-text.ts';
import { byContact, type Item, type ItemKind, itemsOf } from './items.ts';

/** What messages are made of. */
export interface CompositionInput extends TextInput {
  readonly waiting: readonly WaitingReminder[];
  /** Keys of contacts that get no further message today. */
  readonly served: ReadonlySet<string>;
  /** Milestones of a section (of '' those for which the plan names none); only those of the next twelve months are used. */
  readonly upcoming: (municipality: string, department: string) => readonly Milestone[];
}

/** An item, written. */
interface Written {
  readonly item: Item;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * One message for each contact that has reminders waiting and gets a message today, however many they are. Reminders of a
 * municipality that has a day off wait. Every reminder is in exactly one message, with what it told as plain text.
 */
export function composeMessages(input: CompositionInput): readonly MessageDraft[] {
  const { day, workingDays, served } = input;
  const ready = input.waiting.filter(
    ({ reminder }) => workingDays.isWorkingDay(day, reminder.municipality) && !served.has(contactKey(reminder.contact)),
  );
  return byContact(ready).flatMap((waiting) => compose(waiting, input));
}

function compose(waiting: readonly WaitingReminder[], input: CompositionInput): readonly MessageDraft[] {
  const { day, workingDays } = input;
  const written = itemsOf(waiting, day).map((item) => write(item, input));
  const contact = written[0]?.item.first.contact;
  if (contact === undefined) return [];
  const passed = written.filter(({ item }) => item.kind === 'passed');
  const blocks = [
    ...written.filter(({ item }) => item.kind !== 'passed').flatMap((one) => one.blocks),
    ...passedBlocks(passed, PASSED_TITLE, day, workingDays),
  ];
  return [
    {
      id: messageId(contact, day),
      contact,
      day,
      notice: { title: titleOf(written), blocks },
      reminders: written.flatMap(({ item, text }) =>
        item.all.map(({ id, dueOn }) => ({ id, text, late: dueOn < day })),
      ),
    },
  ];
}

function write(item: Item, input: CompositionInput): Written {
  const { day, workingDays } = input;
  if (item.kind === 'digest') return writeDigest(item, input);
  const text = itemText(item, input);
  return { item, text, blocks: item.kind === 'passed' ? [] : itemBlocks(item, text, day, workingDays) };
}

function writeDigest(item: Item, input: CompositionInput): Written {
  const { municipality, department } = item.first;
  const { opening, blocks: list } = digestBlocks(item, input.upcoming(municipality, department), input.day);
  const blocks: readonly Block[] = [{ kind: 'text', text: itemText(item, input, opening) }, ...list];
  return { item, text: plainText({ blocks }), blocks };
}

/** The first sentence of the only item, or how many there are of what and the first of them. */
function titleOf(written: readonly Written[]): string {
  const [first] = written;
  if (first === undefined) return '';
  if (written.length === 1)
    return first.item.kind === 'passed' ? `${PASSED_TITLE}：${first.text}` : firstSentence(first.text);
  return `${commonName(written)}（${written.length}件）：${nameOf(first.item)}ほか`;
}

const firstSentence = (text: string): string => /^[^。\n]*。?/u.exec(text)?.[0] ?? text;

const nameOf = ({ about, departments }: Item): string =>
  about === undefined ? `${departments.join('、') || '担当課の記載がない取組'}の予定` : milestoneSubject(about);

function commonName(written: readonly Written[]): string {
  const names = new Set(written.map(({ item }) => ITEM_NAMES[item.kind]));
  const [only] = names;
  if (only !== undefined && names.size === 1) return only;
  return names.has(ITEM_NAMES.ahead) ? ITEM_NAMES.ahead : 'お知らせ';
}

const ITEM_NAMES: Readonly<Record<ItemKind, string>> = {
  ahead: '期限のお知らせ',
  change: '予定の変更',
  escalation: '未回答のお知らせ',
  'wrong-owner': '担当違いの回答',
  undelivered: '配信不能のお知らせ',
  digest: '予定のまとめ',
  passed: PASSED_TITLE,
};
