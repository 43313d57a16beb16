import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDelivery } from '../../../../adapters/slack/send/deliver.ts';
import { createDeliveryApi } from '../../../../adapters/slack/send/web-client.ts';
import type { DirectoryEntry } from '../../../../src/domain/directory.ts';
import { type ChatHouse, openChatHouse } from '../../../chat/open-chat-house.ts';
import type { FakeAssistant } from '../../../fakes/fake-assistant.ts';
import { openWorkspace, type SlackWorkspace, TOWN_HALL } from '../rig/workspace.ts';
import { fixedToken } from './slack-house.ts';

const PROMOTERS: DirectoryEntry = {
  municipality: 'aoba',
  department: '市民課',
  contact: { kind: 'slack-channel', address: TOWN_HALL },
  promoter: true,
};

const HOUR_MS = 60 * 60 * 1000;

let workspace: SlackWorkspace;
let house: ChatHouse<FakeAssistant>;

beforeEach(async () => {
  workspace = await openWorkspace();
  house = await openChatHouse({ today: '2026-04-01', directory: [PROMOTERS] });
  const api = createDeliveryApi({ apiUrl: workspace.apiUrl }, fixedToken);
  house.use(createDelivery({ api, clock: house.clock }));
});
afterEach(async () => {
  await house.close();
  await workspace.close();
});

const sent = async (): Promise<number> => (await house.reminders.reminders({ state: 'sent' })).length;

it('a reminder that Slack took before the connection broke is found, and not sent again', async () => {
  workspace.script('chat.postMessage', { kind: 'broken-after' });
  await house.remind();
  expect([workspace.posted().length, await sent()]).toEqual([1, 0]);
  house.clock.move(HOUR_MS);
  await house.remind();
  expect(workspace.posted()).toHaveLength(1);
  expect(await sent()).toBeGreaterThan(0);
});

it('a reminder that never reached Slack is sent again', async () => {
  workspace.script('chat.postMessage', { kind: 'broken' });
  await house.remind();
  expect([workspace.posted().length, await sent()]).toEqual([0, 0]);
  house.clock.move(HOUR_MS);
  await house.remind();
  expect(workspace.posted()).toHaveLength(1);
  expect(await sent()).toBeGreaterThan(0);
});

it('a reminder that Slack asks to wait for is sent when the time has come', async () => {
  workspace.script('chat.postMessage', { kind: 'rate-limited', retryAfterS: 1800 });
  await house.remind();
  house.clock.move(HOUR_MS / 3);
  await house.remind();
  expect(workspace.calledWith('chat.postMessage')).toHaveLength(1);
  house.clock.move(HOUR_MS / 3);
  await house.remind();
  expect(workspace.posted()).toHaveLength(1);
});
