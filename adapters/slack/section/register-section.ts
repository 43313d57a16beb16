import { z } from 'zod';
import type { Person } from '../../../src/domain/chat.ts';
import { publishHome } from '../home/publish-home.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { doneModal, readSection, SECTION_FIELD, sectionModal } from './section-modal.ts';

/** Opens the modal in which a person says which section is theirs. */
export async function askSection({ desk, talk }: SlackParts, person: Person, trigger: string): Promise<void> {
  await talk.openModal(trigger, sectionModal(desk.sections(person.tenant), await desk.sectionOf(person)));
}

/** docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const submitted = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }) }),
});

const chosen = z.object({ selected_option: z.object({ value: z.string() }) });

/** What Slack shows in the place of the modal. */
export type ModalAnswer =
  | { readonly response_action: 'update'; readonly view: ReturnType<typeof doneModal> }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> };

/** Keeps the section that was chosen; `ack` answers Slack, which waits three seconds for it. Then the person's home is made anew. */
export async function registerSection(
  parts: SlackParts,
  body: unknown,
  ack: (answer: ModalAnswer) => Promise<void>,
): Promise<void> {
  const { user, view } = submitted.parse(body);
  const person: Person = { platform: 'slack', tenant: parts.identity().team, id: user.id };
  const answer = await answerTo(parts, person, view.state.values[SECTION_FIELD]?.[SECTION_FIELD]);
  await ack(answer);
  if (answer.response_action === 'update') await publishHome(parts, person);
}

async function answerTo({ desk }: SlackParts, person: Person, field: unknown): Promise<ModalAnswer> {
  const section = readSection(chosen.safeParse(field).data?.selected_option.value);
  try {
    if (section !== undefined && (await desk.register(person, section)))
      return update(confirmation(section.department));
  } catch (error) {
    return update(desk.apologise(error, 'ja'));
  }
  const errors = { [SECTION_FIELD]: 'この課は計画に見当たりません。別の課を選んでください。' };
  return { response_action: 'errors', errors };
}

const update = (text: string): ModalAnswer => ({ response_action: 'update', view: doneModal(text) });

const confirmation = (department: string): string =>
  `所属を${department}として登録しました。「予定」と送ると、${department}の取組とこれからの予定をお知らせします。`;
