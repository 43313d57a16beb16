import { ConfidentialClientApplication } from '@azure/msal-node';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  ConnectorClient,
  type MsalAppCredentials,
  MsalServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from 'botframework-connector';
// The package has no `exports`, so that its parts can be reached.
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import mappers from 'botframework-connector/lib/connectorApi/models/mappers.js';
import type { Clock } from '../../src/ports/clock.ts';
import { connectorClient, ConnectorError, type Refusal } from './connection/connector-client.ts';
import { signInClient } from './connection/sign-in-client.ts';
import { KeysUnreachable, TeamsKeys } from './connection/teams-keys.ts';

// The connector's mapper drops what it does not know of an entity: the AI label and the citations (every 4.x up to 4.23.3).
mappers.Entity.type.additionalProperties = { type: { name: 'Object' } };

// Of each address the SDK has one keeper of keys in a process. Its own fetches them with a client that knows of no `NO_PROXY`.
const { openIdMetadataCache: keepersOfKeys } = JwtTokenExtractor as unknown as {
  readonly openIdMetadataCache: Map<string, TeamsKeys>;
};

const ISSUER = 'https://api.botframework.com';
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** The bot's registration in Microsoft Entra, of one tenant. */
export interface TeamsApp {
  readonly id: string;
  readonly password: string;
  readonly tenant: string;
}

/** Where Microsoft's services are, for tests: the OpenID metadata (an address) and the login (an origin). */
export interface TeamsEndpoints {
  readonly metadata: string;
  readonly login: string;
}

/** A conversation as the connector knows it. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversation: string;
}

/** An activity on its way out, as JSON. */
export interface OutgoingActivity {
  readonly type: 'message' | 'typing';
}

/** What became of a request. `conversation` is the one that the message is in. */
export type Sent = { readonly kind: 'sent'; readonly conversation: string; readonly id: string } | Refusal;

/** How signing in to Microsoft ended. `code` is an error of Microsoft Entra, such as `AADSTS7000215`. */
export type SignIn =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' };

/** Whether a request comes from Teams. `unknown`: the keys to tell could not be fetched. */
export type Origin = 'teams' | 'elsewhere' | 'unknown';

/** `fetch`: by which all of Microsoft's services are reached, where that is not Node's own. */
export interface BotAdapterOptions {
  readonly app: TeamsApp;
  readonly clock: Clock;
  readonly endpoints?: TeamsEndpoints;
  readonly fetch?: typeof globalThis.fetch;
}

/** Teams, behind types of our own: the only part that knows Microsoft's SDK. Nothing is ever sent twice from here. */
export interface BotAdapter {
  /** Verifies the signature, issuer, audience, times, channel and service URL of what came in. */
  originOf(
    authorization: string,
    activity: { readonly channelId: string; readonly serviceUrl: string },
  ): Promise<Origin>;
  /** Fetches a token, to see whether the registration is right. */
  signIn(): Promise<SignIn>;
  /** Sends into a conversation; with `replyTo` as an answer to that message. */
  send(place: Place, activity: OutgoingActivity, replyTo?: string): Promise<Sent>;
  /** Puts an activity in the place of an earlier one. */
  update(place: Place, id: string, activity: OutgoingActivity): Promise<Sent>;
  /** Begins a thread in a channel; `place` names the channel. */
  begin(place: Place, activity: OutgoingActivity): Promise<Sent>;
  /** The ids of a team's channels. Rejects when they cannot be had. */
  channelsOf(serviceUrl: string, team: string): Promise<readonly string[]>;
}

export function createBotAdapter(options: BotAdapterOptions): BotAdapter {
  const { app, clock, endpoints, fetch = globalThis.fetch } = options;
  const url = endpoints?.metadata ?? METADATA;
  // Two ways into the library's sign-in have types of their own for the same class.
  const credentials = new MsalServiceClientCredentialsFactory(
    app.id,
    clientOf(app, signInClient(fetch, endpoints?.login)) as never,
  );
  keepersOfKeys.set(url, new TeamsKeys({ fetch, url, clock }));
  const verifying = new ConfigurationBotFrameworkAuthentication(settingsOf(app, url), credentials);
  return {
    originOf: (authorization, activity) => originOf(verifying, authorization, activity),
    signIn: () => trySignIn(app, credentials),
    ...senderOf(app, credentials, connectorClient(fetch) as never),
  };
}

function senderOf(
  app: TeamsApp,
  credentials: MsalServiceClientCredentialsFactory,
  httpClient: never,
): Omit<BotAdapter, 'originOf' | 'signIn'> {
  const clientFor = async (baseUri: string) => {
    const signing = await credentials.createCredentials(app.id, ISSUER, loginOf(app), true);
    return { signing: signing as never, options: { baseUri, httpClient } };
  };
  const conversations = async ({ serviceUrl }: Place) => {
    const { signing, options } = await clientFor(serviceUrl);
    return new ConnectorClient(signing, options).conversations;
  };
  const by = (activity: OutgoingActivity, conversation: string, more: object = {}): Partial<Activity> =>
    ({ ...activity, from: { id: `28:${app.id}` }, conversation: { id: conversation }, ...more }) as never;
  return {
    send: (place, activity, replyTo) =>
      attempt(place.conversation, async () => {
        const [to, { conversation }] = [await conversations(place), place];
        return replyTo === undefined
          ? to.sendToConversation(conversation, by(activity, conversation))
          : to.replyToActivity(conversation, replyTo, by(activity, conversation, { replyToId: replyTo }));
      }),
    update: (place, id, activity) =>
      attempt(place.conversation, async () =>
        (await conversations(place)).updateActivity(place.conversation, id, by(activity, place.conversation, { id })),
      ),
    begin: (place, activity) =>
      attempt(place.conversation, async () => {
        const begun = await (await conversations(place)).createConversation(threadOf(app, place, activity));
        return { id: begun.activityId, conversation: begun.id };
      }),
    async channelsOf(serviceUrl, team) {
      const { signing, options } = await clientFor(serviceUrl);
      const { conversations: channels = [] } = await new TeamsConnectorClient(signing, options).teams.fetchChannelList(
        team,
      );
      return channels.flatMap(({ id }) => (id === undefined ? [] : [id]));
    },
  };
}

/** A thread is a conversation that begins with a message in a channel. */
const threadOf = ({ id, tenant }: TeamsApp, { conversation }: Place, activity: OutgoingActivity): never =>
  ({
    isGroup: true,
    bot: { id: `28:${id}` },
    tenantId: tenant,
    channelData: { channel: { id: conversation } },
    activity,
  }) as never;

const loginOf = ({ tenant }: TeamsApp): string => `https://login.microsoftonline.com/${tenant}`;

/** Every setting is given: where one is, the SDK takes none of its own. */
const settingsOf = (app: TeamsApp, metadata: string) => ({
  MicrosoftAppId: app.id,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: app.tenant,
  ValidateAuthority: true,
  ToChannelFromBotLoginUrl: loginOf(app),
  ToChannelFromBotOAuthScope: ISSUER,
  ToBotFromChannelTokenIssuer: ISSUER,
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: metadata,
  ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  CallerId: '',
});

const clientOf = (app: TeamsApp, networkClient: ReturnType<typeof signInClient>) =>
  new ConfidentialClientApplication({
    auth: { clientId: app.id, clientSecret: app.password, authority: loginOf(app) },
    system: { networkClient },
  });

async function trySignIn(app: TeamsApp, credentials: MsalServiceClientCredentialsFactory): Promise<SignIn> {
  try {
    const signing = await credentials.createCredentials(app.id, ISSUER, loginOf(app), true);
    await (signing as MsalAppCredentials).getToken(true);
    return { kind: 'signed-in' };
  } catch (error) {
    const code = /AADSTS\d+/u.exec(error instanceof Error ? error.message : '')?.[0];
    return code === undefined ? { kind: 'unreachable' } : { kind: 'refused', code };
  }
}

async function originOf(
  verifying: ConfigurationBotFrameworkAuthentication,
  authorization: string,
  activity: { readonly channelId: string; readonly serviceUrl: string },
): Promise<Origin> {
  try {
    const { claimsIdentity } = await verifying.authenticateRequest(activity as Activity, authorization);
    // Tokens of the emulator and of other bots are good to the SDK as well, and it does not look at their service URL.
    const genuine =
      claimsIdentity.getClaimValue('iss') === ISSUER &&
      claimsIdentity.getClaimValue('serviceurl') === activity.serviceUrl;
    return genuine ? 'teams' : 'elsewhere';
  } catch (error) {
    return error instanceof KeysUnreachable ? 'unknown' : 'elsewhere';
  }
}

async function attempt(
  conversation: string,
  work: () => Promise<{ readonly id?: string; readonly conversation?: string } | undefined>,
): Promise<Sent> {
  try {
    const taken = await work();
    return { kind: 'sent', conversation: taken?.conversation ?? conversation, id: taken?.id ?? '' };
  } catch (error) {
    if (error instanceof ConnectorError) return error.refusal;
    // Whatever else goes wrong comes before the request: no token, no name in the network.
    return { kind: 'broken', doubtful: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const { errorCode, code, name } = error as { errorCode?: string; code?: string; name?: string };
  return errorCode ?? code ?? name ?? 'unknown';
}
