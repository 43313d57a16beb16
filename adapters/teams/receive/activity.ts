import { z } from 'zod';

const account = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
  role: z.string().optional(),
});

const named = z.object({ id: z.string().min(1) });

/** What is needed to tell whether an activity comes from Teams, and from the right tenant. */
const envelope = z.object({
  type: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({ tenantId: z.string().nullish() }).nullish(),
  channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
});

const schema = z.object({
  type: z.string(),
  id: z.string().optional(),
  serviceUrl: z.string(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).default('personal'),
  }),
  channelData: z
    .object({
      team: named.nullish(),
      channel: named.nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  entities: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional(), mentioned: account.partial().optional() }))
    .nullish(),
  value: z.unknown().optional(),
  /** Of an invoke: what is asked for. */
  name: z.string().optional(),
  /** Of an `installationUpdate`: `add`, `remove`, with `-upgrade` where the app only changed. */
  action: z.string().optional(),
  /** Of a press on a card: the message that holds it. */
  replyToId: z.string().nullish(),
  membersAdded: z.array(account).nullish(),
});

/** The part of an activity by which it is let in. */
export type Envelope = z.output<typeof envelope>;

/** Something that happened in Teams, as far as Kakari looks at it. */
export type TeamsActivity = z.output<typeof schema>;

/** Reads the envelope of what came in; undefined where it is no activity at all. */
export function readEnvelope(body: unknown): Envelope | undefined {
  const read = envelope.safeParse(body);
  return read.success ? read.data : undefined;
}

/** Reads an activity; undefined where it lacks what every activity of Teams has. */
export function readActivity(body: unknown): TeamsActivity | undefined {
  const read = schema.safeParse(body);
  return read.success ? read.data : undefined;
}
