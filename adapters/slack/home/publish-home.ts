import type { Person } from '../../../src/domain/chat.ts';
import { reasonOf } from '../send/slack-errors.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { type Home, homeView, plainHome } from './home-view.ts';

/** Makes a person's home anew. What cannot be shown is said there. Never rejects. */
export async function publishHome(parts: SlackParts, person: Person): Promise<void> {
  const { desk, talk, reportFailure } = parts;
  try {
    await talk.publishHome(person.id, await viewOf(parts, person));
  } catch (error) {
    await talk
      .publishHome(person.id, plainHome(desk.apologise(error, 'ja')))
      .catch((again: unknown) => reportFailure({ code: 'slack-home-not-shown', detail: reasonOf(again) }));
  }
}

async function viewOf({ desk, publicUrl }: SlackParts, person: Person): Promise<ReturnType<typeof homeView>> {
  const section = await desk.sectionOf(person);
  const own: Pick<Home, 'own'> = section === undefined ? {} : { own: { section, agenda: await desk.agenda(section) } };
  const prompts = desk.prompts(person.tenant);
  return homeView({ ...own, prompts, ...(publicUrl === undefined ? {} : { publicUrl }) });
}
