import { existsSync } from 'node:fs';
import { readConfig } from '../../config.ts';
import { KakariError } from '../../domain/errors.ts';
import { loadKnowledge } from '../../plans/load-knowledge.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { ledgerPlace } from '../ledger-place.ts';

/**
 * Takes the published plan of a municipality out of force, for every process, and returns what to tell. Throws `KakariError`
 * `no-published-plan` (`municipality`), and the errors of the ledger.
 */
export async function withdraw(folder: string, municipality: string): Promise<string> {
  const { plans } = loadKnowledge(folder, { mayBeEmpty: true });
  if (!(await withdrawFromLedger(municipality))) throw new KakariError('no-published-plan', { municipality });
  const shipped = plans.find((plan) => plan.municipality.id === municipality);
  return shipped === undefined
    ? `「${municipality}」の計画の公開を取りやめました。知識フォルダーにもないため、この自治体の計画はなくなります。`
    : `「${municipality}」の計画の公開を取りやめました。知識フォルダーの「${shipped.title}」に戻ります。`;
}

/** False where no plan of the municipality was published; no ledger is made for it. */
async function withdrawFromLedger(municipality: string): Promise<boolean> {
  const place = ledgerPlace(readConfig());
  if (place.kind === 'sqlite' && !existsSync(place.file)) return false;
  const { openLedger } = await import('../../providers/ledger/open-ledger.ts');
  const ledger = await openLedger(place);
  try {
    return await ledger.withdrawPlan(municipality, 'plans --withdraw', systemClock.now());
  } finally {
    await ledger.close();
  }
}
