import { KakariError } from '../../src/domain/errors.ts';
import type { TeamsParts } from './teams-parts.ts';

/** What Microsoft Entra calls what is wrong (learn.microsoft.com, "Microsoft Entra authentication & authorization error codes"). */
const CODES: Readonly<Record<string, string>> = {
  AADSTS7000215: 'teams-password-refused',
  AADSTS7000222: 'teams-password-refused',
  AADSTS7000216: 'teams-password-refused',
  AADSTS700016: 'teams-app-unknown',
  AADSTS90002: 'teams-tenant-unknown',
  AADSTS900023: 'teams-tenant-unknown',
};

/** What passes by itself, says the same list. */
const PASSING: ReadonlySet<string> = new Set(['AADSTS90006', 'AADSTS90024', 'AADSTS90033', 'AADSTS90055']);

/**
 * Signs in once, so that a wrong setting is told at start. Rejects with a `KakariError` (fields `app`, `tenant`, `reason`):
 * `teams-password-refused`, `teams-app-unknown`, `teams-tenant-unknown`, or `teams-sign-in-refused` for any other reason. A
 * Microsoft that is not reached is only reported (`teams-sign-in-unreachable`): it may come back.
 */
export async function signIn({
  app,
  bot,
  reportFailure,
}: Pick<TeamsParts, 'app' | 'bot' | 'reportFailure'>): Promise<void> {
  const signedIn = await bot.signIn();
  if (signedIn.kind === 'signed-in') return;
  if (signedIn.kind === 'unreachable' || PASSING.has(signedIn.code))
    return reportFailure({ code: 'teams-sign-in-unreachable' });
  const { code: reason } = signedIn;
  throw new KakariError(CODES[reason] ?? 'teams-sign-in-refused', { app: app.id, tenant: app.tenant, reason });
}
