import { expect, test } from 'vitest';
import { importAccessOf } from '../../../src/command-line/importing/import-access.ts';
import { readConfig } from '../../../src/config.ts';

const PASSWORD = 'correct-horse-9';

test.each([
  [{}, 'here'],
  [{ KAKARI_HOST: 'localhost' }, 'here'],
  [{ KAKARI_HOST: '127.0.0.2' }, 'here'],
  [{ KAKARI_HOST: '::1' }, 'here'],
  [{ KAKARI_URL: 'http://localhost:8480' }, 'here'],
  [{ KAKARI_HOST: '0.0.0.0' }, 'closed'],
  [{ KAKARI_HOST: '::' }, 'closed'],
  [{ KAKARI_HOST: '10.0.0.5' }, 'closed'],
  [{ KAKARI_HOST: '127.0.0.1.example.jp' }, 'closed'],
  [{ KAKARI_URL: 'https://kakari.city.example.jp' }, 'closed'],
  [{ KAKARI_HOST: '0.0.0.0', KAKARI_IMPORT_PASSWORD: PASSWORD }, 'password'],
  [{ KAKARI_IMPORT_PASSWORD: PASSWORD }, 'password'],
])('with %j the review of drafts is: %s', (environment, kind) => {
  const access = importAccessOf(readConfig(environment));
  expect(access).toEqual(kind === 'password' ? { kind, password: PASSWORD } : { kind });
});
