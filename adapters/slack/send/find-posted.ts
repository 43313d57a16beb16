import { type Instant, later } from '../../../src/domain/instant.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { PostedMessage } from './post.ts';
import type { SlackApi } from './web-client.ts';

/** The metadata of a notice: `event_type`; the payload has its `message_id`. */
export const MESSAGE_EVENT = 'kakari_message';

/**
 * How far back a message is looked for. A message that broke off is looked up when sending goes on, which is after the days off at
 * the latest: the longest are 年末年始 and 大型連休 with their weekends, up to eleven days.
 */
const LOOK_BACK_MS = 14 * 24 * 60 * 60 * 1000;

/** Slack recommends no more than 200 at a time (docs.slack.dev/apis/web-api/pagination). */
const PER_PAGE = 200;
const LONGEST_LOOK = 30;

/** The message with an id in a conversation; undefined where there is none. Rejects where there is too much to look through. */
export async function findPosted(
  channel: string,
  id: string,
  { api, clock }: { readonly api: SlackApi; readonly clock: Pick<Clock, 'now'> },
): Promise<PostedMessage | undefined> {
  const oldest = secondsOf(later(clock.now(), -LOOK_BACK_MS));
  let cursor = '';
  for (let page = 0; page < LONGEST_LOOK; page += 1) {
    const read = await api.call((client) =>
      client.conversations.history({
        channel,
        oldest,
        limit: PER_PAGE,
        include_all_metadata: true,
        ...(cursor === '' ? {} : { cursor }),
      }),
    );
    const ts = read.messages?.find(({ metadata }) => isOf(metadata, id))?.ts;
    if (ts !== undefined) return { channel, ts };
    cursor = read.response_metadata?.next_cursor ?? '';
    if (cursor === '') return undefined;
  }
  // Whether it was sent is not known: to send it again could be twice.
  throw new Error('slack-look-up-too-long');
}

const isOf = (
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
  id: string,
): boolean =>
  metadata?.event_type === MESSAGE_EVENT &&
  metadata.event_payload !== undefined &&
  'message_id' in metadata.event_payload &&
  metadata.event_payload.message_id === id;

const secondsOf = (instant: Instant): string => String(Math.floor(Date.parse(instant) / 1000));
