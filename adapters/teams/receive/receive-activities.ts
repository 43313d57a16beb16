import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { BotAdapter, TeamsApp } from '../bot-adapter.ts';
import type { ReportFailure } from '../teams-parts.ts';
import { type Envelope, readActivity, readEnvelope, type TeamsActivity } from './activity.ts';
import { readBody } from './read-body.ts';

/** What is answered to Teams: a status, and a body where an invoke wants one. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What receiving needs. `insecure` lets service URLs be without TLS, for tests on one machine. */
export interface Reception {
  readonly bot: Pick<BotAdapter, 'originOf'>;
  readonly app: TeamsApp;
  readonly insecure: boolean;
  /** Whether anything is taken at the moment. */
  readonly isOpen: () => boolean;
  readonly handle: (activity: TeamsActivity) => HttpAnswer | Promise<HttpAnswer>;
  readonly reportFailure: ReportFailure;
}

/**
 * Lets in what Teams sends to the bot of the tenant, and nothing else: 401 without a word of why, before anything is done. 400
 * for what is no activity, 413 for too much, 503 while nothing is taken or the keys of Teams cannot be fetched. What goes wrong inside is 500
 * without a body.
 */
export const receiveActivities =
  (reception: Reception): RequestListener =>
  (request, response) => {
    receive(reception, request)
      .catch((error: unknown): HttpAnswer => {
        reception.reportFailure({ code: 'teams-receiving-failed', detail: error instanceof Error ? error.name : '' });
        return { status: 500 };
      })
      .then((answer) => respond(response, answer))
      .catch(() => response.destroy());
  };

async function receive(reception: Reception, request: IncomingMessage): Promise<HttpAnswer> {
  if (request.method !== 'POST') return { status: 405 };
  if (!reception.isOpen()) return { status: 503 };
  const { authorization } = request.headers;
  if (authorization === undefined) return { status: 401 };
  const text = await readBody(request);
  if (text === undefined) return { status: 413 };
  const body = parsed(text);
  const envelope = readEnvelope(body);
  if (envelope === undefined) return { status: 400 };
  const origin = await originOf(reception, authorization, envelope);
  if (origin === 'unknown') reception.reportFailure({ code: 'teams-keys-unreachable' });
  if (origin !== 'teams') return { status: origin === 'unknown' ? 503 : 401 };
  const activity = readActivity(body);
  if (activity !== undefined) return reception.handle(activity);
  reception.reportFailure({ code: 'teams-activity-unreadable', detail: envelope.type });
  return { status: 200 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function originOf({ bot, app, insecure }: Reception, authorization: string, envelope: Envelope) {
  const { channelId, serviceUrl } = envelope;
  // The SDK takes tokens of other channels of the Bot Framework by other rules.
  if (channelId !== 'msteams' || !isFrom(app.tenant, envelope)) return 'elsewhere';
  if (!insecure && !serviceUrl.startsWith('https://')) return 'elsewhere';
  return bot.originOf(authorization, { channelId, serviceUrl });
}

/** The tenant is named once or twice, and always the same. */
function isFrom(tenant: string, { conversation, channelData }: Envelope): boolean {
  const named = [conversation?.tenantId, channelData?.tenant?.id].filter((id) => typeof id === 'string');
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenant.toLowerCase());
}

function respond(response: ServerResponse, { status, body }: HttpAnswer): void {
  // What was not read of a request stands in the way of the next one on the same connection.
  if (status === 413 || status === 401) response.setHeader('connection', 'close');
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
