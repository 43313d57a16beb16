import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mentionTo, settingsFor } from '../../adapters/slack/rig/call-process.ts';
import { openWorkspace, type SlackWorkspace, TEAM } from '../../adapters/slack/rig/workspace.ts';
import { startServing } from '../../serving-process.ts';
import { startSession } from '../kakari-session.ts';

let folder: string;
let workspace: SlackWorkspace;
const session = startSession();
afterAll(() => session.end());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-serving-'));
  workspace = await openWorkspace();
});

afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true });
});

const settings = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  KAKARI_PORT: '0',
  KAKARI_DATA: folder,
  KAKARI_LOG_LEVEL: 'error',
  ...more,
});

const slack = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  settings({
    ...settingsFor(workspace),
    ...more,
  });

describe('the service', { timeout: 60_000 }, () => {
  it('serves the page alone where nothing is configured, and says what is on', async () => {
    const serving = await startServing(settings({ KAKARI_REMINDERS: 'off' }));
    expect(serving.said).toBe(`係（Kakari）: ${serving.url}\n動いているもの: 画面\n`);
    await serving.stop();
  });

  it('serves the page and Slack on one port, each question from the plan of the workspace', async () => {
    const serving = await startServing(slack());
    expect(serving.said).toContain('動いているもの: 画面、お知らせ、Slack\n');
    expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
    expect((await mentionTo(serving.url, '電子契約の担当課は？', '1795000000.000001')).status).toBe(200);
    const answer = await workspace.until(() => workspace.posted().at(0));
    expect(answer.text).toContain('担当は契約検査課、行政情報課、会計課（全庁）です');
    await serving.stop();
  });

  it.each([
    ['a token that Slack does not know', { KAKARI_SLACK_BOT_TOKEN: 'xoxb-other' }, 'KAKARI_SLACK_BOT_TOKEN'],
    ['a municipality without a plan', { KAKARI_WORKSPACES: `${TEAM}=gifu` }, 'KAKARI_WORKSPACES'],
  ])('ends with one sentence that names the setting for %s', async (_, wrong, variable) => {
    const { code, err } = await session.run(['serve'], slack(wrong));
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(variable);
  });
});
