import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import { lastPossibleDay, type Milestone } from '../../domain/milestone.ts';
import {
  datedTitle,
  milestoneDate,
  milestoneSentence,
  milestoneTitle,
  roughly,
  timeLeft,
} from '../../language/milestone-sentences.ts';
import { isToOwner, type Item } from './items.ts';
import type { WorkingDays } from './working-days.ts';

/** What the words of an item depend on besides itself. */
export interface TextInput {
  readonly day: IsoDate;
  readonly workingDays: WorkingDays;
  readonly escalateAfterWorkingDays: number;
}

/** What passed before it could be told, as the title of its list. */
export const PASSED_TITLE = 'お知らせできないまま過ぎた期限';

/** An item as plain Japanese text, in paragraphs; of a digest only `opening` behind its heading, of what passed a line for a list. */
export function itemText(item: Item, input: TextInput, opening = told(item, input)): string {
  if (item.kind === 'passed') return passedLine(item);
  return [`【${heading(item, input)}】${opening}`, ...noteForPromoters(item)].join('\n');
}

/** What stands in the brackets: 30日前, 遅延・あと12日, 再通知・あと20日, 変更 … */
function heading(item: Item, input: TextInput): string {
  const words = [...(item.late ? ['遅延'] : []), ...headingWords(item, input)];
  return words.join('・');
}

function headingWords({ kind, first, about, late }: Item, { day, workingDays }: TextInput): readonly string[] {
  if (kind !== 'ahead') return HEADINGS[kind];
  if (about === undefined) return ['期限'];
  const untilThen = timeLeft(about, day);
  if (first.occasion.kind !== 'lead') return ['再通知', untilThen];
  const { days } = first.occasion;
  const asPlanned = workingDays.onOrBefore(addDays(about.date, -days), first.municipality) === first.dueOn;
  return [asPlanned && !late ? `${roughly(about)}${days}日前` : untilThen];
}

const HEADINGS: Readonly<Record<Exclude<Item['kind'], 'ahead'>, readonly string[]>> = {
  change: ['変更'],
  escalation: ['未回答'],
  'wrong-owner': ['担当違いの回答'],
  undelivered: ['配信不能'],
  digest: ['予定のまとめ'],
  passed: [],
};

function told(item: Item, input: TextInput): string {
  const { kind, first, about } = item;
  const who = sections(item);
  switch (kind) {
    case 'ahead':
      return about === undefined ? '' : milestoneSentence(about);
    case 'change':
      return first.change ?? '';
    case 'escalation':
      return `${titleOf(about)}について、${who}から${input.escalateAfterWorkingDays}営業日たっても回答がありません。状況をご確認ください。${reminderOf(about, input)}`;
    case 'wrong-owner':
      return `${titleOf(about)}について、${who}から「担当が違う」と回答がありました。担当課をご確認ください。今後のお知らせはDX推進担当にお送りします。${reminderOf(about, input)}`;
    case 'undelivered':
      return `${who}へのお知らせを届けられませんでした（${titleOf(about)}）。連絡先名簿をご確認のうえ、${who}へ直接お伝えください。${reminderOf(about, input)}`;
    case 'digest':
    case 'passed':
      return '';
  }
}

const titleOf = (about: Milestone | undefined): string =>
  about === undefined ? '予定のまとめ' : milestoneTitle(about);

/** What it was about, for somebody who has not seen it. */
function reminderOf(about: Milestone | undefined, { day }: TextInput): string {
  if (about === undefined) return '';
  return lastPossibleDay(about) < day
    ? `\n予定の日（${milestoneDate(about)}）は過ぎています。`
    : `\n${milestoneSentence(about)}`;
}

function passedLine(item: Item): string {
  const { about } = item;
  if (about === undefined) return '';
  const line = datedTitle(about);
  return isToOwner(item) ? line : `${line}（担当：${sections(item) || '計画に記載なし'}）`;
}

/** To the DX promoters: for whom this was meant, and why they get it. */
function noteForPromoters(item: Item): readonly string[] {
  if (isToOwner(item)) return [];
  const who = sections(item);
  switch (item.first.route) {
    case 'no-contact':
      return [`${who}の連絡先が名簿にないため、DX推進担当にお送りします。担当課へお伝えください。`];
    case 'no-owner':
      return ['計画に担当課の記載がないため、DX推進担当にお送りします。'];
    case 'not-in-charge':
      return [`${who}から「担当が違う」と回答があったため、DX推進担当にお送りします。`];
    case 'owner':
    case 'escalation':
    case 'wrong-owner':
    case 'undelivered':
      return [];
  }
}

const sections = ({ departments }: Item): string => departments.join('、');
