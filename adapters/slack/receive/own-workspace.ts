import { z } from 'zod';

const id = z.string().nullish();

/** Where an event, a command or a press says that it comes from (docs.slack.dev/apis/events-api, "authorizations"). */
const origin = z.object({
  team_id: id,
  team: z.object({ id }).nullish(),
  authorizations: z.array(z.object({ team_id: id })).nullish(),
});

/**
 * Whether something comes from the workspace that Kakari is installed in. An app may be installed in several, and a channel shared with
 * another organisation: people of those have other plans, and their questions are not for this town hall.
 */
export function isFromWorkspace(body: unknown, team: string): boolean {
  const read = origin.safeParse(body);
  if (!read.success) return false;
  const { team_id: sent, team: of, authorizations } = read.data;
  if (authorizations && authorizations.length > 0) return authorizations.some(({ team_id: own }) => own === team);
  return (sent ?? of?.id) === team;
}
