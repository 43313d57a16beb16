import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MODEL_SETTINGS, type ModelConfig, modelOf } from './config/model-settings.ts';
import { firstSet, invalid, required } from './config/refuse.ts';

const PORT = '0〜65535の整数で書いてください';

const DATABASE_FORM =
  'postgres://アカウント:パスワード@サーバー:5432/データベース の形で書いてください。パスワードの記号は %40 のように符号化します';

const ON_OFF = z.enum(['on', 'off'], 'on か off を書いてください');

const SLACK_TOKEN = /^xox[bep]?[.-][\w.-]+$/u;
// What is sent in a header must be plain characters; a blank comes of copying.
const SECRET = z
  .string()
  .regex(/^[!-~]+$/u, '空白や全角の文字が入っていないか確かめ、写し直してください')
  .optional();

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

const guid = (what: string): z.ZodType<string | undefined> =>
  z
    .string()
    .regex(GUID, `${what}（01234567-89ab-cdef-0123-456789abcdef の形）を書いてください`)
    .toLowerCase()
    .optional();

const schema = z.object({
  KAKARI_HOST: z.string().min(1).default('127.0.0.1'),
  KAKARI_PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).default(8480),
  KAKARI_KNOWLEDGE: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../knowledge', import.meta.url))),
  KAKARI_DATA: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../data', import.meta.url))),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(?:ql)?:\/\//u,
      'postgres:// で始まる接続先を書いてください。SQLite を使うときは設定を外してください',
    )
    // As the driver reads it; of what it cannot read, Node's error would quote the password.
    .refine((url) => URL.canParse(url) || URL.canParse(url.replace('@/', '@host/')), DATABASE_FORM)
    .optional(),
  KAKARI_POLICY: z.string().min(1).optional(),
  KAKARI_REMINDERS: ON_OFF.default('on'),
  KAKARI_URL: z
    .url({ protocol: /^https?$/u, error: 'https:// か http:// で始まるアドレスを書いてください' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .optional(),
  KAKARI_IMPORT_PASSWORD: z
    .string()
    .regex(/^[!-~]{12,}$/u, '空白や全角を含まない12文字以上にしてください')
    .optional(),
  KAKARI_WORKSPACES: z.string().default(''),
  KAKARI_RETAIN_QUESTIONS: ON_OFF.default('off'),
  KAKARI_SLACK_BOT_TOKEN: z
    .string()
    .regex(SLACK_TOKEN, 'Slack アプリの「OAuth & Permissions」にある、xoxb- などで始まるトークンを書いてください')
    .optional(),
  KAKARI_SLACK_SIGNING_SECRET: SECRET,
  KAKARI_SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w.-]+$/u, 'Slack アプリの「Basic Information」で作る、xapp- で始まるトークンを書いてください')
    .optional(),
  KAKARI_SLACK_CLIENT_ID: SECRET,
  KAKARI_SLACK_CLIENT_SECRET: SECRET,
  KAKARI_SLACK_REFRESH_TOKEN: SECRET,
  KAKARI_SLACK_API_URL: z
    .url({ protocol: /^https?$/u, error: 'https:// で始まり /api/ で終わるアドレスを書いてください' })
    .endsWith('/api/', 'https:// で始まり /api/ で終わるアドレスを書いてください')
    .optional(),
  KAKARI_TEAMS_APP_ID: guid('Microsoft Entra のアプリケーション ID'),
  KAKARI_TEAMS_APP_PASSWORD: SECRET,
  KAKARI_TEAMS_TENANT_ID: guid('Microsoft Entra のテナント ID'),
  HTTPS_PROXY: z
    .url({ protocol: /^https?$/u, error: 'http:// か https:// で始まるプロキシのアドレスを書いてください' })
    .optional(),
  KAKARI_ALLOWED_HOSTS: z.string().default(''),
  NO_PROXY: z.string().default(''),
  KAKARI_NETWORK: z.enum(['open', 'closed'], 'open か closed を書いてください').default('open'),
  KAKARI_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'silent、error、warn、info、debug のどれかを書いてください')
    .default('info'),
  ...MODEL_SETTINGS,
});

/** The process's environment, for what must be switched off in it before anything else runs. */
export const environment = process.env;

/** How this installation runs, from the environment. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly knowledge: string;
  /** The folder of what is kept: the SQLite file and, by default, the policy. */
  readonly data: string;
  /** `postgres://…`; SQLite in the data folder where it is absent. */
  readonly databaseUrl?: string;
  /** The policy file; `policy.yaml` in the data folder where it is absent. */
  readonly policy?: string;
  /** Whether `serve` reminds, and has the pages of deadlines. */
  readonly reminders: boolean;
  /** Host names, besides the loopback ones, by which the web page may be called. */
  readonly allowedHosts: readonly string[];
  /** The address by which people open the web page, without a slash at its end; for links from elsewhere. */
  readonly url?: string;
  /** What people must know to review and publish drafts on the web page; where it is absent only people at this computer may. */
  readonly importPassword?: string;
  /** Municipality ids by workspace (Slack) or tenant (Teams). */
  readonly workspaces: ReadonlyMap<string, string>;
  /** Whether questions and comments are kept with what was thought of an answer. */
  readonly retainQuestions: boolean;
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  /** The proxy through which Slack and Teams are reached, and models by `https://`. */
  readonly proxy?: { readonly url: string; readonly except: string };
  /** Whether connections to others than those that are configured are refused by the program itself. */
  readonly network: 'open' | 'closed';
  /** Models behind an endpoint; without a chat model answers are in the words of the plans, without an embedding model the bundled encoder is used. */
  readonly model?: ModelConfig;
  /** The folder of an ONNX model that makes the vectors in the place of the bundled encoder. */
  readonly onnx?: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** How Slack is reached. */
export interface SlackConfig {
  readonly token: {
    readonly bot: string;
    /** Where the app has token rotation switched on. */
    readonly rotation?: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
  };
  readonly connection:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  /** Of a Slack other than slack.com, such as GovSlack; ends in `/api/`. */
  readonly apiUrl?: string;
}

/** The bot of a single tenant. */
export interface TeamsConfig {
  readonly id: string;
  readonly password: string;
  readonly tenant: string;
}

/** Reads and checks the environment. Throws `KakariError` `config-invalid`, `config-missing` or `config-no-endpoint`, naming the variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const settings = settingsOf(environment);
  const { KAKARI_POLICY: policy, DATABASE_URL: databaseUrl, KAKARI_URL: url, HTTPS_PROXY: proxy } = settings;
  const { KAKARI_IMPORT_PASSWORD: importPassword } = settings;
  const { KAKARI_ONNX_MODEL: onnx } = settings;
  const [slack, teams, model] = [slackOf(settings), teamsOf(settings), modelOf(settings)];
  return {
    host: settings.KAKARI_HOST,
    port: settings.KAKARI_PORT,
    knowledge: settings.KAKARI_KNOWLEDGE,
    data: settings.KAKARI_DATA,
    reminders: settings.KAKARI_REMINDERS === 'on',
    allowedHosts: listOf(settings.KAKARI_ALLOWED_HOSTS),
    workspaces: workspacesOf(settings.KAKARI_WORKSPACES),
    retainQuestions: settings.KAKARI_RETAIN_QUESTIONS === 'on',
    logLevel: settings.KAKARI_LOG_LEVEL,
    network: settings.KAKARI_NETWORK,
    ...(policy && { policy }),
    ...(databaseUrl && { databaseUrl }),
    ...(url && { url }),
    ...(importPassword && { importPassword }),
    ...(proxy && { proxy: { url: proxy, except: settings.NO_PROXY } }),
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(model && { model }),
    ...(onnx && { onnx }),
  };
}

type Settings = z.infer<typeof schema>;

function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings {
  // Both spellings are customary.
  const given = { HTTPS_PROXY: environment['https_proxy'], NO_PROXY: environment['no_proxy'], ...environment };
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(String(issue?.path[0] ?? ''), issue?.message ?? '');
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function workspacesOf(text: string): ReadonlyMap<string, string> {
  const pairs = listOf(text).map((pair) => pair.split('=').map((part) => part.trim()));
  if (pairs.some(({ length }) => length !== 2) || pairs.flat().includes(''))
    throw invalid(
      'KAKARI_WORKSPACES',
      'T0123ABCD=seki のように、ワークスペースかテナントの ID と自治体を = でつないでください',
    );
  const workspaces = pairs.map(([workspace = '']) => workspace.toLowerCase());
  const twice = workspaces.find((workspace, at) => workspaces.indexOf(workspace) < at);
  if (twice !== undefined) throw invalid('KAKARI_WORKSPACES', `${twice} が二度あります。一つにしてください`);
  return new Map(pairs.map(([, municipality = ''], at) => [workspaces[at] ?? '', municipality]));
}

function slackOf(settings: Settings): SlackConfig | undefined {
  const { KAKARI_SLACK_SIGNING_SECRET: signingSecret, KAKARI_SLACK_APP_TOKEN: appToken } = settings;
  const apiUrl = settings.KAKARI_SLACK_API_URL;
  if (firstSet(settings, 'KAKARI_SLACK_') === undefined) return undefined;
  const bot = required(settings, 'KAKARI_SLACK_BOT_TOKEN', 'KAKARI_SLACK_');
  if (signingSecret !== undefined && appToken !== undefined)
    throw invalid('KAKARI_SLACK_APP_TOKEN', 'KAKARI_SLACK_SIGNING_SECRET とはどちらか一つだけを書いてください');
  const connection =
    appToken === undefined
      ? ({ kind: 'http', signingSecret: required(settings, 'KAKARI_SLACK_SIGNING_SECRET', 'KAKARI_SLACK_') } as const)
      : ({ kind: 'socket', appToken } as const);
  const rotation = rotationOf(settings);
  return { token: { bot, ...(rotation && { rotation }) }, connection, ...(apiUrl && { apiUrl }) };
}

const ROTATION = ['KAKARI_SLACK_CLIENT_ID', 'KAKARI_SLACK_CLIENT_SECRET', 'KAKARI_SLACK_REFRESH_TOKEN'] as const;

function rotationOf(settings: Settings): NonNullable<SlackConfig['token']['rotation']> | undefined {
  const first = ROTATION.find((name) => settings[name] !== undefined);
  if (first === undefined) return undefined;
  const [clientId = '', clientSecret = '', refreshToken = ''] = ROTATION.map((name) => required(settings, name, first));
  return { clientId, clientSecret, refreshToken };
}

function teamsOf(settings: Settings): TeamsConfig | undefined {
  if (firstSet(settings, 'KAKARI_TEAMS_') === undefined) return undefined;
  return {
    id: required(settings, 'KAKARI_TEAMS_APP_ID', 'KAKARI_TEAMS_'),
    password: required(settings, 'KAKARI_TEAMS_APP_PASSWORD', 'KAKARI_TEAMS_'),
    tenant: required(settings, 'KAKARI_TEAMS_TENANT_ID', 'KAKARI_TEAMS_'),
  };
}
