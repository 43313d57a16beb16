import { dayInJapan, timeInJapan } from '../../domain/instant.ts';
import type { PlansInForce } from '../../plans/plans-in-force.ts';
import type { PlanVersion } from '../../ports/ledger.ts';

/** The published versions as `plans --versions --json` prints them, newest first. */
export const versionsJson = (inForce: PlansInForce, municipality?: string): object => ({
  versions: stepsOf(inForce, municipality).map((step) => ({ ...step, inForce: isInForce(inForce, step) })),
});

/** The published versions, a line each, newest first. */
export function versionsTable(inForce: PlansInForce, municipality?: string): string {
  const lines = stepsOf(inForce, municipality).map((step) => line(step, isInForce(inForce, step)));
  return lines.length === 0 ? '公開した計画はありません。知識フォルダーの計画で答えています。' : lines.join('\n');
}

const stepsOf = ({ steps }: PlansInForce, municipality: string | undefined): readonly PlanVersion[] =>
  steps.filter((step) => municipality === undefined || step.municipality === municipality);

const isInForce = ({ loaded }: PlansInForce, { revision }: PlanVersion): boolean => loaded.get(revision)?.ok === true;

const KINDS: Readonly<Record<PlanVersion['kind'], string>> = { published: '公開', withdrawn: '取りやめ' };

function line({ revision, kind, municipality, title, version, by, at }: PlanVersion, inForce: boolean): string {
  const name = title.includes(version) ? title : `${title} ${version}`;
  const when = `${dayInJapan(at)} ${timeInJapan(at)}`;
  return `${revision}　${when}　${municipality}　${KINDS[kind]}　${name}　${by}${inForce ? '　（いま使っている版）' : ''}`;
}
