import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server that lives as long as the tests of one file. */
export interface TestPostgres {
  /** Of the administrator, to the database `postgres`. */
  readonly url: string;
  /** Makes an empty database, or a copy of another, which nobody may be using. Returns its address. */
  newDatabase(original?: string): Promise<string>;
  /** Stops the server and takes its files away. */
  stop(): Promise<void>;
}

const INSTALLED = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: Debian's newest, or where `pg_ctl` is found on the PATH; undefined without any. */
export const POSTGRES_PROGRAMS = findPrograms();

/** Why tests on PostgreSQL are left out; empty where they are not. */
export const POSTGRES_MISSING =
  POSTGRES_PROGRAMS === undefined ? ' (skipped: no PostgreSQL on this machine; apt install postgresql)' : '';

/** Starts a server on a free port of this machine. */
export async function startPostgres(programs = POSTGRES_PROGRAMS): Promise<TestPostgres> {
  if (programs === undefined) throw new Error('There is no PostgreSQL on this machine: apt install postgresql');
  const account = accountOfServer();
  const folder = mkdtempSync(join(tmpdir(), 'kakari-postgres-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await freePort();
  const server = spawn('sh', ['-c', GUARDED, 'sh', join(programs, 'postgres'), folder, String(port)], {
    ...account,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await untilReady(server);
  return running(server, `postgres://postgres@127.0.0.1:${port}/`, folder);
}

/**
 * The server ends when the pipe from the tests closes, however they end: without this, a test run that is killed leaves it
 * behind. Whole writes to the disk are for machines that may lose power.
 */
const GUARDED = `
  "$1" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$2" \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=16MB -c max_connections=100 </dev/null &
  server=$!
  cat >/dev/null
  kill -QUIT $server
  wait $server
  cd / && rm -rf "$2"
`;

function running(server: ChildProcess, base: string, folder: string): TestPostgres {
  let databases = 0;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return {
    url: `${base}postgres`,
    newDatabase: async (original) => {
      databases += 1;
      const template = original === undefined ? '' : ` template ${original.slice(base.length)}`;
      await query(`${base}postgres`, `create database ledger_${databases}${template}`);
      return `${base}ledger_${databases}`;
    },
    stop: async () => {
      server.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = `${log}${text}`.slice(-10_000);
      if (log.includes('database system is ready to accept connections')) resolve();
      if (log.includes('FATAL:')) reject(new Error(`PostgreSQL did not start: ${log}`));
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}

/** PostgreSQL refuses to run as root, so there it is the account that the package made. */
function accountOfServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function findPrograms(): string | undefined {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a));
  const installed = newest.map((version) => join(INSTALLED, version, 'bin'));
  return [...installed, ...onPath()].find((folder) => existsSync(join(folder, 'initdb')));
}

function onPath(): readonly string[] {
  try {
    return [execFileSync('sh', ['-c', 'dirname "$(command -v pg_ctl)"'], { encoding: 'utf8' }).trim()];
  } catch {
    return [];
  }
}
