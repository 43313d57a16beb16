import type { Choice } from '../../../src/domain/answer.ts';
import { clipped } from '../cards/text.ts';
import { SEARCH_COMMANDS } from './search-commands.ts';

/** Who offers the app, as Teams shows it. Addresses are `https:`. */
export interface Developer {
  readonly name: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsOfUseUrl: string;
}

/** What an app package is made for. */
export interface TeamsApp {
  /** The id of the bot's registration in Entra ID, a GUID; the app has the same one. */
  readonly appId: string;
  /** Where Kakari's pages are; only an `https:` address counts. */
  readonly publicUrl?: string;
  /** As `1.2.3`; whatever follows is left out. Teams updates the app only when it rises. */
  readonly version: string;
  readonly developer?: Developer;
  /** Questions to begin with, at most ten; general ones where there are none. */
  readonly prompts?: readonly Choice[];
}

/** The first version in which a command can be a prompt. */
const VERSION = '1.27';

/** The manifest of the app: what Teams shows of it, where it can be added, what it may read. Japanese. */
export const manifestFor = ({ appId, publicUrl, version, developer, prompts = [] }: TeamsApp): object => ({
  $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
  manifestVersion: VERSION,
  version: /^\d+\.\d+\.\d+/u.exec(version)?.[0] ?? '1.0.0',
  id: appId,
  localizationInfo: { defaultLanguageTag: 'ja' },
  developer: developer ?? developerAt(publicUrl),
  name: { short: '係 Kakari', full: '係 Kakari 自治体のDX計画に答えるアシスタント' },
  description: {
    short: 'DX計画の担当課・時期・用語に、根拠のページとともに答えます。',
    full: DESCRIPTION,
  },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#0017C1',
  bots: [
    { botId: appId, scopes: SCOPES, supportsFiles: false, isNotificationOnly: false, commandLists: lists(prompts) },
  ],
  composeExtensions: [{ botId: appId, commands: SEARCH_COMMANDS }],
  permissions: ['identity', 'messageTeamMembers'],
  validDomains: secureHosts(publicUrl),
  // With resource-specific consent `resource` must be there, and means nothing.
  webApplicationInfo: { id: appId, resource: 'https://RscBasedStoreApp' },
  // Follow-ups in a thread come without a mention, which a bot hears only with this consent of the team's owner.
  authorization: { permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } },
  // Since 1.25 an app that can be added to a team says that it works in its private and shared channels too.
  supportsChannelFeatures: 'tier1',
  defaultInstallScope: 'personal',
  defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
});

const SCOPES = ['personal', 'team', 'groupChat'] as const;

const DESCRIPTION = [
  '係（Kakari）は、自治体のDX計画について職員の質問に答えるアシスタントです。',
  '担当課、実施の時期、目標、用語の意味を、計画の該当箇所とともにお答えします。計画に書かれていないことは、そのようにお伝えします。',
  '期限が近づくと担当課にお知らせし、「了解」「後で知らせる」「完了した」「担当が違う」とボタンで回答できます。',
  'チームに追加すると、係が参加しているスレッドの続きの質問にもお答えします。そのためにチャネルのメッセージを受け取りますが、係に宛てたものでないメッセージには応答せず、保存もしません。',
].join('\n\n');

/** Nobody has this address (RFC 2606); it stands where the installation gave none. */
const NO_ADDRESS = 'https://kakari.invalid/';

function developerAt(publicUrl: string | undefined): Developer {
  const url = publicUrl !== undefined && /^https:\/\//iu.test(publicUrl) ? publicUrl : NO_ADDRESS;
  return { name: 'Kakari', websiteUrl: url, privacyUrl: url, termsOfUseUrl: url };
}

const secureHosts = (publicUrl: string | undefined): readonly string[] =>
  publicUrl !== undefined && /^https:\/\//iu.test(publicUrl) ? [new URL(publicUrl).host] : [];

const lists = (prompts: readonly Choice[]): readonly object[] => [
  { scopes: ['personal'], commands: (prompts.length === 0 ? PROMPTS : prompts).slice(0, 10).map(promptFor) },
  { scopes: ['team', 'groupChat'], commands: COMMANDS },
];

/** Teams shows a title of up to 128 characters. */
const promptFor = ({ label, question }: Choice): object => ({
  title: clipped(label, 128),
  type: 'prompt',
  prompt: clipped(question, 4000),
});

const PROMPTS: readonly Choice[] = [
  { label: '使い方', question: '使い方' },
  { label: '自分の課の予定', question: '自分の課の予定' },
  { label: '電子契約の担当課は？', question: '電子契約の担当課は？' },
  { label: 'RPAとは？', question: 'RPAとは？' },
];

const COMMANDS = [
  { title: '使い方', description: 'できることの一覧を見る' },
  { title: '予定', description: '自分の課の予定を見る。「予定 市民課」でほかの課の予定' },
  { title: '担当', description: '「担当 電子契約」で担当課を調べる' },
  { title: '用語', description: '「用語 RPA」で言葉の意味を調べる' },
];
