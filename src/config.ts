import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KakariError } from './domain/errors.ts';

const PORT = '0〜65535の整数で書いてください';

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
    .optional(),
  KAKARI_POLICY: z.string().min(1).optional(),
  KAKARI_REMINDERS: z.enum(['on', 'off'], 'on か off を書いてください').default('on'),
  KAKARI_ALLOWED_HOSTS: z.string().default(''),
  KAKARI_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'silent、error、warn、info、debug のどれかを書いてください')
    .default('info'),
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
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Reads and checks the environment. Throws `KakariError` `config-invalid` naming the variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')));
  if (!parsed.success)
    throw new KakariError('config-invalid', {
      variable: String(parsed.error.issues[0]?.path[0] ?? ''),
      reason: parsed.error.issues[0]?.message ?? '',
    });
  const { KAKARI_POLICY: policy, DATABASE_URL: databaseUrl, ...rest } = parsed.data;
  return {
    host: rest.KAKARI_HOST,
    port: rest.KAKARI_PORT,
    knowledge: rest.KAKARI_KNOWLEDGE,
    data: rest.KAKARI_DATA,
    reminders: rest.KAKARI_REMINDERS === 'on',
    allowedHosts: rest.KAKARI_ALLOWED_HOSTS.split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    logLevel: rest.KAKARI_LOG_LEVEL,
    ...(policy === undefined ? {} : { policy }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}
