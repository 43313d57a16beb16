import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildTeamsPackage } from '../../../../adapters/teams/package/build-teams-package.ts';
import { readPng } from './read-png.ts';

const APP = { appId: '0f3c1a2b-4d5e-4f60-8a7b-9c0d1e2f3a4b', version: '1.2.3' };

const manifestOf = (app: Parameters<typeof buildTeamsPackage>[0]): unknown =>
  JSON.parse(strFromU8(unzipSync(buildTeamsPackage(app))['manifest.json'] ?? new Uint8Array()));

describe('the app package for Teams', () => {
  it('holds the manifest and two icons, all at the top', () => {
    expect(Object.keys(unzipSync(buildTeamsPackage(APP))).toSorted()).toEqual([
      'color.png',
      'manifest.json',
      'outline.png',
    ]);
  });

  it('is the same to the byte whenever it is built', () => {
    expect(buildTeamsPackage(APP)).toEqual(buildTeamsPackage(APP));
  });

  it.each([
    ['nothing but the id', APP],
    ['a public address', { ...APP, publicUrl: 'https://kakari.city.example.jp/kakari' }],
    ['an address without TLS', { ...APP, publicUrl: 'http://kakari.intra' }],
    [
      'questions and a developer of its own',
      {
        ...APP,
        developer: {
          name: '青野野市 情報政策課',
          websiteUrl: 'https://a.example/',
          privacyUrl: 'https://a.example/p',
          termsOfUseUrl: 'https://a.example/t',
        },
        prompts: Array.from({ length: 14 }, (_, at) => ({
          label: `${at}${'長'.repeat(200)}`,
          question: '問'.repeat(9000),
        })),
      },
    ],
  ])('has a manifest that fits the schema of its version with %s', (_, app) => {
    const manifest = manifestOf(app);
    const { manifestVersion } = z.object({ manifestVersion: z.string() }).parse(manifest);
    const validate = schemaValidator(manifestVersion);
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
  });

  it('asks for the messages of channels and for nothing else, and names the registration that gets them', () => {
    expect(manifestOf(APP)).toMatchObject({
      id: APP.appId,
      webApplicationInfo: { id: APP.appId, resource: expect.stringMatching(/^https:/u) },
      authorization: {
        permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
      },
      bots: [{ botId: APP.appId, scopes: ['personal', 'team', 'groupChat'] }],
      composeExtensions: [{ botId: APP.appId, commands: [{ id: 'measure' }, { id: 'term' }] }],
      supportsChannelFeatures: 'tier1',
    });
  });

  it('begins personal chats with prompts and lists short commands elsewhere', () => {
    const prompts = [{ label: '電子契約の担当課は？', question: '関市の「電子契約の拡大」の担当課は？' }];
    expect(manifestOf({ ...APP, prompts })).toMatchObject({
      bots: [
        {
          commandLists: [
            {
              scopes: ['personal'],
              commands: [
                { title: '電子契約の担当課は？', type: 'prompt', prompt: '関市の「電子契約の拡大」の担当課は？' },
              ],
            },
            { scopes: ['team', 'groupChat'], commands: [{ title: '使い方' }, { title: '予定' }, {}, {}] },
          ],
        },
      ],
    });
  });

  it('opens the pages of its own host only, and none where there is no secure one', () => {
    expect(manifestOf({ ...APP, publicUrl: 'https://kakari.city.example.jp:8443/x' })).toMatchObject({
      validDomains: ['kakari.city.example.jp:8443'],
      developer: { websiteUrl: 'https://kakari.city.example.jp:8443/x' },
    });
    expect(manifestOf({ ...APP, publicUrl: 'http://kakari.intra' })).toMatchObject({ validDomains: [] });
  });

  it.each([
    ['0.1.0', '0.1.0'],
    ['1.4.0-beta.2', '1.4.0'],
    ['main', '1.0.0'],
  ])('reduces the version %s to %s, which Teams can compare', (version, kept) => {
    expect(manifestOf({ ...APP, version })).toMatchObject({ version: kept });
  });

  it('fits what the admin centre asks beyond the schema', () => {
    const { name, description, accentColor } = z
      .object({
        name: z.object({ short: z.string() }),
        description: z.object({ short: z.string(), full: z.string() }),
        accentColor: z.string(),
      })
      .parse(manifestOf(APP));
    expect(name.short).not.toMatch(/teams|microsoft|bot$/iu);
    expect(description.full.startsWith(description.short)).toBe(false);
    expect(accentColor).toMatch(/^#[0-9A-F]{6}$/u);
    expect(buildTeamsPackage(APP).length).toBeLessThan(100_000);
  });
});

describe('the icons', () => {
  const files = unzipSync(buildTeamsPackage(APP));
  const icon = (name: string): ReturnType<typeof readPng> => readPng(files[name] ?? new Uint8Array());

  it('the coloured one is 192 pixels square and opaque, its sign within the safe middle', () => {
    const { width, height, pixels } = icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
    const signs = pixels.flatMap(([red], at) => (red > 128 ? [[at % 192, Math.floor(at / 192)]] : [])).flat();
    expect(Math.min(...signs)).toBeGreaterThan(32);
    expect(Math.max(...signs)).toBeLessThan(192 - 26);
  });

  it('the outline is 32 pixels square, white and transparent and nothing else', () => {
    const { width, height, pixels } = icon('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const seen = pixels.filter(([, , , opacity]) => opacity > 0);
    expect(seen.every(([red, green, blue]) => red >= 250 && green >= 250 && blue >= 250)).toBe(true);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(600);
  });
});

/** The published schema of a manifest version; it is of JSON Schema draft 4. */
function schemaValidator(version: string): ValidateFunction {
  const require = createRequire(import.meta.url);
  const { default: Ajv } = require('ajv-draft-04') as { default: new (options: object) => Pick<AjvLike, 'compile'> };
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: object) => void };
  const schema: unknown = JSON.parse(
    readFileSync(
      require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`),
      'utf8',
    ),
  );
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(schema);
}

interface AjvLike {
  compile(schema: unknown): ValidateFunction;
}
