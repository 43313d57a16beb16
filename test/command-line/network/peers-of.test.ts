import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { peersOf } from '../../../src/command-line/network/peers-of.ts';
import { readConfig } from '../../../src/config.ts';
import { peerName } from '../../../src/providers/network/peer.ts';

const SLACK = { KAKARI_SLACK_BOT_TOKEN: 'xoxb-1', KAKARI_SLACK_SIGNING_SECRET: 'secret' };
const ID = '01234567-89ab-cdef-0123-456789abcdef';
const TEAMS = { KAKARI_TEAMS_APP_ID: ID, KAKARI_TEAMS_APP_PASSWORD: 'password', KAKARI_TEAMS_TENANT_ID: ID };
const MODEL = { OPENAI_BASE_URL: 'http://10.0.0.5:8000/v1' };

describe('whom an installation connects to', () => {
  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{}, []],
    [SLACK, ['slack.com:443', '*.slack.com:443']],
    [{ ...SLACK, KAKARI_SLACK_API_URL: 'https://slack-gov.com/api/' }, ['slack-gov.com:443', '*.slack-gov.com:443']],
    [TEAMS, ['login.microsoftonline.com:443', 'login.botframework.com:443', 'smba.trafficmanager.net:443']],
    [MODEL, []],
    [{ ...MODEL, KAKARI_CHAT_MODEL: 'm' }, ['10.0.0.5:8000']],
    [{ OPENAI_API_KEY: 'k', KAKARI_EMBEDDING_MODEL: 'm' }, ['api.openai.com:443']],
    [{ DATABASE_URL: 'postgres://u:p@db.city.example.jp/kakari' }, ['db.city.example.jp:5432']],
    [{ DATABASE_URL: 'postgres://u@/kakari?host=/run/postgresql' }, ['/run/postgresql/.s.PGSQL.5432']],
    [{ HTTPS_PROXY: 'http://proxy.city.example.jp:8080' }, ['proxy.city.example.jp:8080']],
  ])('by %j is %j', async (settings, names) => {
    expect((await peersOf(readConfig(settings))).map(peerName)).toEqual(names);
  });

  it.each(['postgres://u:%E3%81@db/x', 'postgres://u:secret@db/x?sslrootcert=/nowhere.pem'])(
    'is told without the password where the driver cannot read %s',
    async (databaseUrl) => {
      const error: unknown = await peersOf(readConfig({ DATABASE_URL: databaseUrl })).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'config-invalid', fields: { variable: 'DATABASE_URL' } });
      expect(inspect(error)).not.toMatch(/secret|%E3/u);
    },
  );
});
