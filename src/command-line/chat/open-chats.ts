import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { createChatDesk } from '../../conversation/chat-desk.ts';
import type { ContactKind } from '../../domain/directory.ts';
import { KakariError } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { ChatDesk } from '../../ports/chat-desk.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';
import { newReference } from '../new-reference.ts';

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
export interface ChatParts {
  readonly plans: readonly Plan[];
  readonly assistant: Assistant;
  readonly ledger: Ledger;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The chat surfaces that are configured, not started yet. Throws `KakariError` `config-invalid`. */
export async function openChats(parts: ChatParts, config: Config): Promise<readonly LiveSurface[]> {
  checkWorkspaces(config, parts.plans);
  if (config.slack === undefined && config.teams === undefined) return [];
  const surfaces: LiveSurface[] = [];
  const desk = joinDesk(parts, config, surfaces);
  if (config.slack !== undefined) surfaces.push(await openSlack(parts, config, config.slack, desk));
  if (config.teams !== undefined) surfaces.push(await openTeams(parts, config, config.teams, desk));
  return surfaces;
}

function joinDesk(
  parts: ChatParts,
  { workspaces, retainQuestions }: Config,
  surfaces: readonly LiveSurface[],
): ChatDesk {
  const only = parts.plans.length === 1 ? parts.plans[0]?.municipality.id : undefined;
  return createChatDesk({
    ...parts,
    municipalityOf: (tenant) => workspaces.get(tenant.toLowerCase()) ?? only,
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
  { ledger, reminders, clock, log }: ChatParts,
  { proxy, url }: Config,
  { token, connection, apiUrl }: NonNullable<Config['slack']>,
  desk: ChatDesk,
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
    ...(proxy && through && { fetch: through.proxyFetch(proxy) }),
  });
}

async function openTeams(
  { ledger, reminders, clock, log }: ChatParts,
  { proxy, url }: Config,
  app: NonNullable<Config['teams']>,
  desk: ChatDesk,
): Promise<LiveSurface> {
  const { createTeamsSurface } = await import('../../../adapters/teams/create-teams-surface.ts');
  const { machineTimer } = await import('../../reminding/delivery/wait.ts');
  return createTeamsSurface({
    desk,
    reminders,
    clock,
    notes: ledger,
    app,
    timer: machineTimer,
    reportFailure: (failure) => log.error(failure, 'Teams failed'),
    ...(url && { publicUrl: url }),
    ...(proxy && { proxyUrl: proxy.url }),
  });
}
