import type { Config } from '../../config.ts';
import { invalid } from '../../config/refuse.ts';
import type { ModelConfig } from '../../config/model-settings.ts';
import { type Peer, peerOf } from '../../providers/network/peer.ts';

const HTTPS = 443;

const host = (name: string): Peer => ({ kind: 'host', host: name, port: HTTPS });

/** Where Slack and Teams are, as README.ja.md tells. Slack opens sockets at names of its own choice below slack.com. */
const SLACK = ['slack.com', '*.slack.com'].map(host);
const TEAMS = ['login.microsoftonline.com', 'login.botframework.com', 'smba.trafficmanager.net'].map(host);

/** Whom an installation is configured to connect to: chats, the model, the database, the proxy. */
export async function peersOf(config: Config): Promise<readonly Peer[]> {
  const { slack, teams, model, databaseUrl, proxy } = config;
  return [
    ...(slack === undefined ? [] : slack.apiUrl === undefined ? SLACK : slackAt(slack.apiUrl)),
    ...(teams === undefined ? [] : TEAMS),
    ...(model === undefined || !isUsed(model) ? [] : [peerOf(addressOf(model))]),
    ...(databaseUrl === undefined ? [] : [await databasePeer(databaseUrl)]),
    ...(proxy === undefined ? [] : [peerOf(proxy.url)]),
  ];
}

/** Where a model is asked. */
export const addressOf = ({ endpoint }: Pick<ModelConfig, 'endpoint'>): string =>
  endpoint.kind === 'azure' ? endpoint.endpoint : endpoint.baseUrl;

/** An endpoint of which no model is named is asked nothing. */
const isUsed = ({ chat, embedding }: ModelConfig): boolean => chat !== undefined || embedding !== undefined;

/** Another Slack's sockets and answers are below its own name: `*.slack-gov.com` for `https://slack-gov.com/api/`. */
function slackAt(apiUrl: string): readonly Peer[] {
  const own = peerOf(apiUrl);
  return own.kind === 'path' ? [own] : [own, { ...own, host: `*.${own.host}` }];
}

/** The driver knows best what an address means: a folder is where a server's own socket lies. */
async function databasePeer(connectionString: string): Promise<Peer> {
  const { default: pg } = await import('pg');
  const { host: name, port } = readByDriver(() => new pg.Client({ connectionString }));
  return name.startsWith('/') ? { kind: 'path', path: `${name}/.s.PGSQL.${port}` } : { kind: 'host', host: name, port };
}

/** What the driver throws may quote the password. */
function readByDriver<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw invalid(
      'DATABASE_URL',
      '接続先として読めません。記号の符号化（%40 など）と証明書のファイルを確かめてください',
    );
  }
}
