import { type Command, CommanderError } from 'commander';
import type { Plan } from '../../domain/plan.ts';
import { plansJson, plansTable, termsJson, termsTable } from '../list.ts';
import { command, type Folder } from '../options.ts';
import { knowledgeAtHand } from './plans-at-hand.ts';
import { versionsJson, versionsTable } from './versions.ts';
import { withdraw } from './withdraw.ts';

/** The commands that list what the plans in force hold, and which were published. */
export function addPlanLists(kakari: Command, folder: Folder): void {
  command(kakari, 'plans', '計画と取組の一覧を出力します')
    .option('--json', 'JSON で出力')
    .option('--versions', '公開した版の一覧（いつ、誰が公開したか）')
    .option('-m, --municipality <ID>', '--versions の自治体（省くとすべて）')
    .option('--withdraw <ID>', 'この自治体の計画の公開を取りやめ、知識フォルダーの計画に戻します')
    .action((options: PlanOptions) => listPlans(options, folder()));
  command(kakari, 'terms', '用語の一覧を出力します')
    .option('--json', 'JSON で出力')
    .action(async ({ json }: { json?: boolean }) => {
      const { plans } = await knowledgeAtHand(folder());
      print(json, plans, termsJson, termsTable);
    });
}

interface PlanOptions {
  readonly json?: boolean;
  readonly versions?: boolean;
  readonly municipality?: string;
  readonly withdraw?: string;
}

async function listPlans({ json, versions, municipality, withdraw: id }: PlanOptions, folder: string): Promise<void> {
  if (municipality !== undefined && !versions)
    throw new CommanderError(2, 'kakari.usage', '--municipality は --versions と一緒に指定してください');
  if (id !== undefined) return console.log(await withdraw(folder, id));
  const { plans, inForce } = await knowledgeAtHand(folder, { mayBeEmpty: versions === true });
  if (!versions) return print(json, plans, plansJson, plansTable);
  return console.log(
    json ? JSON.stringify(versionsJson(inForce, municipality), null, 2) : versionsTable(inForce, municipality),
  );
}

const print = (
  json: boolean | undefined,
  plans: readonly Plan[],
  asJson: (plans: readonly Plan[]) => object,
  asTable: (plans: readonly Plan[]) => string,
): void => console.log(json ? JSON.stringify(asJson(plans), null, 2) : asTable(plans));
