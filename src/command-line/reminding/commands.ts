import { type Command, Option } from 'commander';
import type { Instant } from '../../domain/instant.ts';
import { MILESTONE_KINDS, type MilestoneFilter, type MilestoneKind } from '../../domain/milestone.ts';
import { REMINDER_STATES, type ReminderFilter } from '../../domain/reminder.ts';
import { withMunicipality } from '../assemble.ts';
import { command, type Folder, isoDate, moment } from '../options.ts';
import { knowledgeAtHand } from '../plans/plans-at-hand.ts';
import { checkFilter, printMilestones } from './milestones.ts';
import { print, withReminding, withSurfaces } from './with-reminding.ts';

/** The commands around deadlines and reminders. */
export function addReminding(kakari: Command, folder: Folder): void {
  addMilestones(kakari, folder);
  addRemind(kakari, folder);
  addReminders(kakari, folder);
}

interface MilestoneOptions extends Omit<MilestoneFilter, 'kind'> {
  readonly kind?: MilestoneKind;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly ics?: boolean;
}

function addMilestones(kakari: Command, folder: Folder): void {
  command(kakari, 'milestones', '計画から導いた期限の一覧を出力します')
    .option('-m, --municipality <ID>', '自治体（seki など。省くとすべて）')
    .option('--department <部署>', '担当課')
    .addOption(new Option('--kind <種類>', '期限の種類').choices(MILESTONE_KINDS))
    .option('--from <日付>', 'この日から', isoDate)
    .option('--to <日付>', 'この日まで', isoDate)
    .option('--json', 'JSON で出力')
    .option('--csv', 'CSV で出力')
    .option('--ics', 'iCalendar で出力')
    .action(async ({ json, csv, ics, ...options }: MilestoneOptions) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      const filter = withMunicipality(options, plans);
      if (!ics) return print(printMilestones(plans, filter, json ? 'json' : csv ? 'csv' : 'table'));
      checkFilter(plans, filter);
      return withReminding(inForce, async ({ desk }) => print(await desk.calendar(filter)));
    });
}

interface RemindOptions {
  readonly now?: Instant;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function addRemind(kakari: Command, folder: Folder): void {
  command(kakari, 'remind', '送る時期になったお知らせを送ります')
    .option('--now <日時>', 'いまの日時（2027-03-01T09:00 の形、日本時間）', moment)
    .option('--dry-run', '送らずに、何を、誰に、なぜ送るかを示します')
    .option('--json', 'JSON で出力')
    .action(async ({ now, dryRun, json }: RemindOptions) => {
      const { inForce } = await knowledgeAtHand(folder());
      await withSurfaces(inForce, now, async ({ parts }) => {
        const { previewText, reportText } = await import('./remind.ts');
        const { previewReminders } = await import('../../reminding/preview-reminders.ts');
        const { sendDueReminders } = await import('../../reminding/send-due-reminders.ts');
        if (dryRun) {
          const preview = await previewReminders(parts());
          return print(json ? JSON.stringify(preview, null, 2) : previewText(preview));
        }
        const report = await sendDueReminders(parts());
        return print(json ? JSON.stringify(report, null, 2) : reportText(report));
      });
    });
}

interface ReminderOptions extends ReminderFilter {
  readonly json?: boolean;
  readonly csv?: boolean;
}

function addReminders(kakari: Command, folder: Folder): void {
  command(kakari, 'reminders', '送ったお知らせと回答の一覧を出力します')
    .option('-m, --municipality <ID>', '自治体')
    .option('--department <部署>', '部署')
    .addOption(new Option('--state <状態>', 'お知らせの状態').choices(REMINDER_STATES))
    .option('--escalated', '回答がなく推進担当に知らせたものだけ')
    .option('--from <日付>', '送る日がこの日から', isoDate)
    .option('--to <日付>', '送る日がこの日まで', isoDate)
    .option('--json', 'JSON で出力')
    .option('--csv', 'CSV で出力')
    .action(async ({ json, csv, ...options }: ReminderOptions) => {
      const { plans, inForce } = await knowledgeAtHand(folder());
      const filter = withMunicipality(options, plans);
      await withReminding(inForce, async ({ ledger }) => {
        const { reminderJson, remindersCsv, remindersTable } = await import('./reminders.ts');
        const found = await ledger.reminders(filter);
        if (json) return print(JSON.stringify({ reminders: found.map(reminderJson) }, null, 2));
        const names = new Map(plans.map(({ municipality: { id, name } }) => [id, name]));
        return print(csv ? remindersCsv(found, names) : remindersTable(found, names));
      });
    });
}
