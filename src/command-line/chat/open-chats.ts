import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { createChatDesk } from '../../conversation/chat-desk.ts';
import type { ContactKind } from '../../domain/directory.ts';
import { KakariError } from '../../domain/errors.ts';
import type { PersonalDataPolicy } from '../../domain/personal-data.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { ChatDesk } from '../../ports/chat-desk.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { PlanShelf } from '../../ports/plan-shelf.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';
import { newReference } from '../new-reference.ts';
import { type Desks, withinMunicipality } from './within-municipality.ts';

/** A chat surface that also listens. Delivering needs no start. */
export interface LiveSurface extends ChatSurface {
  /** As an administrator calls it, such as `Slack（Socket Mode）`. */
  readonly name: string;
  /** Where on the common port the platform calls; without a listener it does not call. */
  readonly path: string;
  readonly listener?: RequestListener;
  start(): Promise<void>;
  /** Takes nothing more, and waits for the answers under way. */
  stop(): Promise<void>;
}

/** What chat surfaces are joined from. */
export interface ChatParts extends PlanShelf {
  readonly assistant: Assistant;
  readonly ledger: Ledger;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly log: Logger;
  readonly personalData: PersonalDataPolicy;
}

/** The chat surfaces that are configured, not started yet. Throws `KakariError` `config-invalid`. */
export async function openChats(parts: ChatParts, config: Config): Promise<readonly LiveSurface[]> {
  checkWorkspaces(config, parts.plans());
  if (config.slack === undefined && config.teams === undefined) return [];
  const surfaces: LiveSurface[] = [];
  const municipalityOf = createMunicipalityOf(config, parts.plans);
  const desks = { desk: joinDesk(parts, config, municipalityOf, surfaces), reminders: parts.reminders };
  const { slack, teams } = config;
  if (slack !== undefined) surfaces.push(await openSlack({ ...parts, ...desks }, config, slack));
  if (teams !== undefined) {
    const own = withinMunicipality(desks, () => municipalityOf(teams.tenant));
    surfaces.push(await openTeams({ ...parts, ...own }, config, teams));
  }
  return surfaces;
}

type MunicipalityOf = (tenant: string) => string | undefined;

/** Where there is one plan only, it is everybody's. */
function createMunicipalityOf({ workspaces }: Config, plans: PlanShelf['plans']): MunicipalityOf {
  const only = ([first, ...others]: readonly Plan[]): string | undefined =>
    others.length === 0 ? first?.municipality.id : undefined;
  return (tenant) => workspaces.get(tenant.toLowerCase()) ?? only(plans());
}

function joinDesk(
  parts: ChatParts,
  { retainQuestions }: Config,
  municipalityOf: MunicipalityOf,
  surfaces: readonly LiveSurface[],
): ChatDesk {
  return createChatDesk({
    ...parts,
    municipalityOf,
    reachable: () => new Set<ContactKind>(surfaces.flatMap(({ kinds }) => kinds)),
    deliver: (message) => deliverBy(surfaces, message),
    retainQuestions,
    reference: newReference,
    reportFailure: (failure) => parts.log.error(failure, 'chat failed'),
  });
}

async function deliverBy(surfaces: readonly LiveSurface[], message: OutgoingMessage): Promise<Delivery> {
  const { kind } = message.contact;
  const surface = surfaces.find(({ kinds }) => kinds.includes(kind));
  return surface?.deliver(message) ?? { kind: 'rejected', reason: `no-surface: ${kind}` };
}

function checkWorkspaces({ workspaces }: Config, plans: readonly Plan[]): void {
  const known = plans.map(({ municipality }) => municipality.id);
  const unknown = [...workspaces.values()].find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const reason = `自治体「${unknown}」は登録されていません。${known.join('、')} のどれかを書いてください`;
  throw new KakariError('config-invalid', { variable: 'KAKARI_WORKSPACES', reason });
}

async function openSlack(
  { desk, ledger, reminders, clock, log }: ChatParts & Desks,
  { proxy, url }: Config,
  { token, connection, apiUrl }: NonNullable<Config['slack']>,
): Promise<LiveSurface> {
  const { createSlackSurface } = await import('../../../adapters/slack/create-slack-surface.ts');
  const through = proxy === undefined ? undefined : await import('../../providers/proxy/proxy-fetch.ts');
  return createSlackSurface({
    desk,
    reminders,
    clock,
    notes: ledger,
    token,
    connection,
    reportFailure: (failure) => log.error(failure, 'Slack failed'),
    ...(apiUrl && { apiUrl }),
    ...(url && { publicUrl: url }),
    ...(proxy && through && { fetch: through.proxyFetch(proxy), dispatcher: through.proxyDispatcher(proxy) }),
  });
}

async function openTeams(
  { desk, ledger, reminders, clock, log }: ChatParts & Desks,
  { proxy }: Config,
  app: NonNullable<Config['teams']>,
): Promise<LiveSurface> {
  const { createTeamsSurface } = await import('../../../adapters/teams/create-teams-surface.ts');
  const { machineTimer } = await import('../../reminding/delivery/wait.ts');
  const through = proxy === undefined ? undefined : await import('../../providers/proxy/proxy-fetch.ts');
  return createTeamsSurface({
    desk,
    reminders,
    clock,
    notes: ledger,
    app,
    timer: machineTimer,
    reportFailure: (failure) => log.error(failure, 'Teams failed'),
    ...(proxy && through && { fetch: through.proxyFetch(proxy) }),
  });
}
