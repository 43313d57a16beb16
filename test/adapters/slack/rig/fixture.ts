import { readFileSync } from 'node:fs';
import type { Envelope } from './workspace.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A payload of Slack's documentation, scrubbed, with other values where a test wants them. */
export const fixture = (name: string, changes: Fields = {}): Fields => ({
  ...(JSON.parse(readFileSync(new URL(`../../../fixtures/slack/${name}.json`, import.meta.url), 'utf8')) as Fields),
  ...changes,
});

/** An event of the documentation, with other values in the event itself. */
export function eventFixture(name: string, changes: Fields = {}): Envelope {
  const envelope = fixture(name) as unknown as Envelope;
  return { ...envelope, event: { ...envelope.event, ...changes } };
}
