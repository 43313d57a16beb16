import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { Choice } from '../../domain/answer.ts';
import { KakariError } from '../../domain/errors.ts';
import { fiscalYearOf } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import { exampleQuestions } from '../../language/example-questions.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { command, type Folder } from '../options.ts';
import { knowledgeAtHand } from '../plans/plans-at-hand.ts';

/** Adds `teams-package`, which writes the app that is uploaded to Teams. `version` is Kakari's own. */
export function addTeamsPackage(kakari: Command, folder: Folder, version: string): void {
  command(kakari, 'teams-package', 'Teams に登録するアプリのパッケージ（zip）を作ります')
    .requiredOption('--out <ファイル>', '書くファイル（kakari-teams.zip など）')
    .option('--app-id <ID>', 'ボットのアプリ ID（省くと KAKARI_TEAMS_APP_ID）')
    .action(async (options: { out: string; appId?: string }) => {
      const { teams, url, workspaces } = readConfig();
      const appId = options.appId ?? teams?.id;
      if (appId === undefined) throw new KakariError('teams-app-id-missing', {});
      const { buildTeamsPackage } = await import('../../../adapters/teams/package/build-teams-package.ts');
      const { plans } = await knowledgeAtHand(folder());
      const prompts = promptsFrom(plans, workspaces.get(teams?.tenant ?? ''));
      write(options.out, buildTeamsPackage({ appId, version, prompts, ...(url && { publicUrl: url }) }));
      console.log(
        `${options.out} に Teams のアプリを作りました。Teams 管理センターの「アプリを管理」で登録してください。`,
      );
    });
}

/** Questions to begin with, of the tenant's municipality where it has one. */
function promptsFrom(plans: readonly Plan[], municipality: string | undefined): readonly Choice[] {
  const own = plans.filter((plan) => municipality === undefined || plan.municipality.id === municipality);
  const commands = ['自分の課の予定', '使い方'].map((text) => ({ label: text, question: text }));
  return [...exampleQuestions(own, fiscalYearOf(systemClock.today())), ...commands];
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new KakariError('file-unwritable', { file }, { cause: error });
  }
}
