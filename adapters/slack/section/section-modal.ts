import type { types } from '@slack/bolt';
import type { Section } from '../../../src/domain/chat.ts';
import type { SectionChoice } from '../../../src/ports/chat-desk.ts';
import { SLACK_LIMITS } from '../render/limits.ts';
import { cut } from '../render/plain.ts';
import { line, plainOf, richText, run } from '../render/rich-text.ts';

/** The modal in which a person says which section is theirs. */
export const SECTION_MODAL = 'kakari_section';

/** The block and the element in which the choice is made. */
export const SECTION_FIELD = 'section';

/** The modal; the section that a person has is chosen already. */
export const sectionModal = (choices: readonly SectionChoice[], current: Section | undefined): types.ModalView => ({
  type: 'modal',
  callback_id: SECTION_MODAL,
  title: plainOf('所属の課'),
  submit: plainOf('登録する'),
  close: plainOf('やめる'),
  blocks: [
    ...richText(line(run('登録すると、所属の課の取組と予定が、ホームや「予定」で見られます。'))),
    {
      type: 'input',
      block_id: SECTION_FIELD,
      label: plainOf('所属の課'),
      element: sectionSelect(choices, current),
    },
  ],
});

/** What stands in the place of the modal afterwards. */
export const doneModal = (text: string): types.ModalView => ({
  type: 'modal',
  title: plainOf('所属の課'),
  close: plainOf('閉じる'),
  blocks: [...richText(line(run(text)))],
});

/** What a choice of the modal says; undefined for anything else. */
export function readSection(value: unknown): Section | undefined {
  if (typeof value !== 'string') return undefined;
  const [municipality = '', ...department] = value.split('/');
  return department.length === 0 ? undefined : { municipality, department: department.join('/') };
}

const valueOf = ({ municipality, department }: Section): string => `${municipality}/${department}`;

function sectionSelect(choices: readonly SectionChoice[], current: Section | undefined): types.StaticSelect {
  const groups = choices.flatMap(groupsOf).slice(0, SLACK_LIMITS.options);
  const [only] = groups;
  const chosen = groups.flatMap(({ options }) => options).find(({ value }) => value === (current && valueOf(current)));
  return {
    type: 'static_select',
    action_id: SECTION_FIELD,
    placeholder: plainOf('課を選ぶ'),
    ...(chosen === undefined ? {} : { initial_option: chosen }),
    ...(groups.length === 1 && only !== undefined ? { options: only.options } : { option_groups: groups }),
  };
}

interface Group {
  readonly label: types.PlainTextElement;
  readonly options: types.PlainTextOption[];
}

/** The sections of a municipality; more than a group holds go on in a further one. */
function groupsOf({ municipality, departments }: SectionChoice): { -readonly [K in keyof Group]: Group[K] }[] {
  const options = departments
    .map((department) => ({
      text: plainOf(cut(department, SLACK_LIMITS.option)),
      value: valueOf({ municipality: municipality.id, department }),
    }))
    .filter(({ value }) => value.length <= SLACK_LIMITS.option);
  const count = Math.ceil(options.length / SLACK_LIMITS.options);
  return Array.from({ length: count }, (_, at) => ({
    label: plainOf(
      cut(count === 1 ? municipality.name : `${municipality.name}（${at + 1}/${count}）`, SLACK_LIMITS.option),
    ),
    options: options.slice(at * SLACK_LIMITS.options, (at + 1) * SLACK_LIMITS.options),
  }));
}
