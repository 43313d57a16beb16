import type { Delivery } from '../../../src/ports/chat-surface.ts';
import { neverLeft, platformError, rateLimitMs, reasonOf } from './slack-errors.ts';

/** What a failed call means for a delivery. `asking`: it was about something else than posting, which has not begun. */
export function endingOf(error: unknown, during: 'asking' | 'posting'): Delivery {
  const reason = reasonOf(error);
  const afterMs = rateLimitMs(error);
  if (afterMs !== undefined) return { kind: 'retry', reason, doubtful: false, afterMs };
  const refused = platformError(error);
  if (refused !== undefined && HOPELESS.has(refused)) return { kind: 'rejected', reason };
  const mayHaveIt = during === 'posting' && !neverLeft(error) && (refused === undefined || BROKE_INSIDE.has(refused));
  return { kind: 'retry', reason, doubtful: mayHaveIt };
}

/** Will not succeed however often it is tried (docs.slack.dev/reference/methods: chat.postMessage, conversations.open, usergroups.users.list). */
const HOPELESS: ReadonlySet<string> = new Set([
  'channel_not_found',
  'channel_is_archived',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'method_not_supported_for_channel_type',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'user_disabled',
  'user_not_in_channel',
  'users_list_not_supplied',
  'cannot_dm_bot',
  'no_such_subteam',
  'plan_upgrade_required',
  'messages_tab_disabled',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
]);

/** Slack says of these that some of it may have been done. */
const BROKE_INSIDE: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
]);
