import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { errorLines } from '../src/command-line/sentences.ts';

const SLACK = { KAKARI_SLACK_BOT_TOKEN: 'xoxb-1', KAKARI_SLACK_SIGNING_SECRET: 'secret' };
const ID = '01234567-89ab-cdef-0123-456789abcdef';
const TEAMS = { KAKARI_TEAMS_APP_ID: ID, KAKARI_TEAMS_APP_PASSWORD: 'password', KAKARI_TEAMS_TENANT_ID: ID };

/** The sentences with which settings are refused; none where they are taken. */
function sentencesFor(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return errorLines(error);
  }
}

describe('the configuration', () => {
  it('needs no setting at all, and has neither Slack nor Teams then', () => {
    const config = readConfig({});
    expect(config).not.toHaveProperty('slack');
    expect(config).not.toHaveProperty('teams');
    expect(config).toMatchObject({ port: 8480, reminders: true, retainQuestions: false, workspaces: new Map() });
  });

  it('takes a setting that is empty for one that is absent', () => {
    expect(readConfig({ KAKARI_SLACK_BOT_TOKEN: '', KAKARI_TEAMS_APP_ID: '' })).toEqual(readConfig({}));
  });

  it('reaches Slack over HTTP with a signing secret, and over a socket with an app token', () => {
    expect(readConfig(SLACK).slack).toEqual({
      token: { bot: 'xoxb-1' },
      connection: { kind: 'http', signingSecret: 'secret' },
    });
    const socket = { KAKARI_SLACK_BOT_TOKEN: 'xoxb-1', KAKARI_SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(socket).slack?.connection).toEqual({ kind: 'socket', appToken: 'xapp-1' });
  });

  it('rotates the token where all three settings of it are there', () => {
    const rotation = {
      KAKARI_SLACK_CLIENT_ID: '1.2',
      KAKARI_SLACK_CLIENT_SECRET: 'hidden',
      KAKARI_SLACK_REFRESH_TOKEN: 'xoxe-1',
    };
    expect(readConfig({ ...SLACK, ...rotation, KAKARI_SLACK_BOT_TOKEN: 'xoxe.xoxb-1' }).slack?.token).toEqual({
      bot: 'xoxe.xoxb-1',
      rotation: { clientId: '1.2', clientSecret: 'hidden', refreshToken: 'xoxe-1' },
    });
  });

  it('reads the bot of Teams, in whatever case its ids are written', () => {
    expect(readConfig({ ...TEAMS, KAKARI_TEAMS_APP_ID: ID.toUpperCase() }).teams).toEqual({
      id: ID,
      password: 'password',
      tenant: ID,
    });
  });

  it('reads which workspace or tenant is which municipality', () => {
    expect(readConfig({ KAKARI_WORKSPACES: ` T0123ABCD=seki , ${ID}=toyama,` }).workspaces).toEqual(
      new Map([
        ['t0123abcd', 'seki'],
        [ID, 'toyama'],
      ]),
    );
  });

  it('reads the proxy in either spelling, and what goes around it', () => {
    const proxy = { url: 'http://proxy.city.example.jp:8080', except: 'localhost' };
    expect(readConfig({ https_proxy: proxy.url, no_proxy: 'localhost' }).proxy).toEqual(proxy);
    expect(readConfig({ HTTPS_PROXY: proxy.url, NO_PROXY: 'localhost' }).proxy).toEqual(proxy);
  });

  it.each([
    'postgres:///x',
    'postgres://u@/x?host=/run/postgresql',
    'postgresql://u:a%40b@[::1]:5433/x',
    'postgres://%2Frun/x',
  ])('takes an address of a database as its driver does: %s', (databaseUrl) =>
    expect(readConfig({ DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl }),
  );

  it('takes the slash from the end of its public address', () => {
    expect(readConfig({ KAKARI_URL: 'https://kakari.city.example.jp/' }).url).toBe('https://kakari.city.example.jp');
  });

  it.each([
    [{ KAKARI_SLACK_SIGNING_SECRET: 'secret' }, 'KAKARI_SLACK_BOT_TOKEN がありません'],
    [{ KAKARI_SLACK_BOT_TOKEN: 'xoxb-1' }, 'KAKARI_SLACK_SIGNING_SECRET がありません'],
    [{ ...SLACK, KAKARI_SLACK_CLIENT_ID: '1.2' }, 'KAKARI_SLACK_CLIENT_SECRET がありません'],
    [{ ...TEAMS, KAKARI_TEAMS_TENANT_ID: '' }, 'KAKARI_TEAMS_TENANT_ID がありません'],
  ])('names the setting that is missing: %j', (environment, sentence) => {
    expect(sentencesFor(environment)).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    [{ ...SLACK, KAKARI_SLACK_BOT_TOKEN: 'password' }, 'KAKARI_SLACK_BOT_TOKEN の値が正しくありません'],
    [{ ...SLACK, KAKARI_SLACK_APP_TOKEN: 'xapp-1' }, 'KAKARI_SLACK_APP_TOKEN の値が正しくありません'],
    [{ ...SLACK, KAKARI_SLACK_API_URL: 'https://slack-gov.com' }, 'KAKARI_SLACK_API_URL の値が正しくありません'],
    [{ ...TEAMS, KAKARI_TEAMS_APP_ID: 'kakari' }, 'KAKARI_TEAMS_APP_ID の値が正しくありません'],
    [{ ...SLACK, KAKARI_SLACK_BOT_TOKEN: 'xoxb-あ password' }, 'KAKARI_SLACK_BOT_TOKEN の値が正しくありません'],
    [{ ...SLACK, KAKARI_SLACK_SIGNING_SECRET: '   ' }, 'KAKARI_SLACK_SIGNING_SECRET の値が正しくありません'],
    [{ ...TEAMS, KAKARI_TEAMS_APP_PASSWORD: 'password ' }, 'KAKARI_TEAMS_APP_PASSWORD の値が正しくありません'],
    [{ KAKARI_WORKSPACES: 'T1=seki,t1=toyama' }, 'KAKARI_WORKSPACES の値が正しくありません'],
    [{ KAKARI_WORKSPACES: 'T0123ABCD' }, 'KAKARI_WORKSPACES の値が正しくありません'],
    [{ KAKARI_URL: 'kakari.city.example.jp' }, 'KAKARI_URL の値が正しくありません'],
    [{ KAKARI_IMPORT_PASSWORD: 'password' }, 'KAKARI_IMPORT_PASSWORD の値が正しくありません'],
    [{ KAKARI_IMPORT_PASSWORD: 'password with blanks' }, 'KAKARI_IMPORT_PASSWORD の値が正しくありません'],
    [{ HTTPS_PROXY: 'proxy:8080' }, 'HTTPS_PROXY の値が正しくありません'],
    [{ DATABASE_URL: 'postgres://kakari:password@db:99999/x' }, 'DATABASE_URL の値が正しくありません'],
    [{ KAKARI_RETAIN_QUESTIONS: 'yes' }, 'KAKARI_RETAIN_QUESTIONS の値が正しくありません'],
  ])('names the setting that is wrong, never its value: %j', (environment, sentence) => {
    expect(sentencesFor(environment)).toEqual([expect.stringContaining(sentence)]);
    expect(sentencesFor(environment).join('')).not.toContain('password');
  });
});
