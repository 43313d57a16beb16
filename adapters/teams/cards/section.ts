import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { SectionChoice } from '../../../src/ports/chat-desk.ts';
import { SECTION_INPUT, sectionValue } from './card-data.ts';
import { execute } from './buttons.ts';
import { type CardMessage, cardMessage, MESSAGE_LIMIT, sizeOf } from './card-message.ts';
import { clipped, literal, paragraph, run } from './text.ts';

/** One section to choose. */
interface Option {
  readonly title: string;
  readonly value: string;
}

/** Asks which section is the person's. Of more sections than a message holds, the rest can be named in words. */
export function sectionActivity(choices: readonly SectionChoice[]): CardMessage {
  const options = optionsOf(choices);
  let room = ROOM;
  const shown = options.filter((option) => {
    room -= sizeOf(option) + 1;
    return room >= 0;
  });
  return sectionCard(shown, shown.length < options.length || shown.length === 0);
}

/** What the rest of the card leaves. */
const ROOM = MESSAGE_LIMIT - 5000;

function optionsOf(choices: readonly SectionChoice[]): readonly Option[] {
  return choices.flatMap(({ municipality, departments }) =>
    departments.map((department) => ({
      title: clipped(literal(choices.length > 1 ? `${municipality.name}　${department}` : department), 100),
      value: sectionValue(municipality.id, department),
    })),
  );
}

function sectionCard(options: readonly Option[], inWords: boolean): CardMessage {
  const text = [ASK, ...(inWords ? [IN_WORDS] : [])].join('\n');
  return cardMessage({
    language: 'ja',
    text,
    body: [
      paragraph([run(ASK, { weight: 'Bolder' })]),
      ...(inWords ? [paragraph([run(IN_WORDS)])] : []),
      ...(options.length === 0
        ? []
        : [
            {
              type: 'Input.ChoiceSet' as const,
              id: SECTION_INPUT,
              style: 'filtered' as const,
              label: '所属の課',
              placeholder: '課の名前を入力して選ぶ',
              isRequired: true as const,
              errorMessage: '一覧から課を選んでください。',
              choices: options,
            },
          ]),
    ],
    actions: options.length === 0 ? [] : [execute(CHAT_WORDS.ja.register, { kind: 'register' })],
  });
}

const ASK = '所属の課を登録すると、自分の課の予定を見られます。';
const IN_WORDS = '一覧にない課は「所属 ○○課」と送ってください。';
