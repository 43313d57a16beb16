import type { Section } from '../../domain/chat.ts';
import type { Language } from '../../domain/message.ts';

/** What the desk itself says, in the language of what was said. */
export interface ChatTexts {
  readonly help: string;
  readonly commandsTitle: string;
  readonly commands: (section: string) => readonly string[];
  readonly needsSection: (example: string) => string;
  readonly registered: (section: Named) => string;
  readonly yours: (section: Named) => string;
  readonly unknownSection: (typed: string) => string;
  readonly whichMunicipality: (typed: string) => string;
  readonly tooLong: (limit: number) => string;
}

/** A section with the name of its municipality. */
export type Named = Pick<Section, 'department'> & { readonly municipalityName: string };

/** `ChatTexts` by language. Commands can be typed in Japanese in either. */
export const CHAT_TEXTS: Readonly<Record<Language, ChatTexts>> = {
  ja: {
    help: 'DX計画のことをお答えします。担当課、時期（工程表）、目標値、用語の意味などを、ふだんの言葉でお尋ねください。計画に書かれていないことは、そのようにお伝えします。',
    commandsTitle: '次のようにも送れます。',
    commands: (section) => [
      '予定：自分の課の取組と、これから1年の予定',
      `予定 ${section}：その課の取組と予定`,
      '用語 RPA：用語の意味',
      '担当 電子契約：取組の担当課',
      `所属 ${section}：自分の課の登録`,
    ],
    needsSection: (example) =>
      `所属の課がまだ登録されていません。「所属 ${example}」のように送ると、自分の課の予定をお知らせできます。`,
    registered: ({ municipalityName, department }) =>
      `所属を${municipalityName}の${department}として登録しました。「予定」と送ると、${department}の取組とこれからの予定をお知らせします。`,
    yours: ({ municipalityName, department }) =>
      `所属は${municipalityName}の${department}です。変えるときは、「所属」に続けて課の名前を送ってください。`,
    unknownSection: (typed) =>
      `「${typed}」という課は、計画に見当たりません。課の名前をお確かめのうえ、もう一度お送りください。`,
    whichMunicipality: (typed) => `「${typed}」にあたる課は複数あります。どの課ですか。`,
    tooLong: (limit) =>
      `質問が長すぎます。${limit.toLocaleString('ja-JP')}文字までにまとめて、もう一度お送りください。`,
  },
  en: {
    help: 'I answer questions about the DX plan: which section is in charge, when a measure starts, targets and terms. Ask in your own words. If the plan is silent, I say so.',
    commandsTitle: 'You can also send:',
    commands: (section) => [
      "schedule: your section's measures and the next twelve months",
      `schedule ${section}: the same for another section`,
      'term RPA: what a term means',
      'owner 電子契約: the section in charge of a measure',
      `section ${section}: register your section`,
    ],
    needsSection: (example) => `I do not know your section yet. Please send it like this: "section ${example}".`,
    registered: ({ municipalityName, department }) =>
      `Your section is now ${department} (${municipalityName}). Send "schedule" to see its measures and what is coming.`,
    yours: ({ municipalityName, department }) =>
      `Your section is ${department} (${municipalityName}). To change it, send "section" and the new one.`,
    unknownSection: (typed) => `The plan knows no section "${typed}". Please check its full name and send it again.`,
    whichMunicipality: (typed) => `There are several sections called "${typed}". Which one do you mean?`,
    tooLong: (limit) =>
      `The question is too long. Please send it again in ${limit.toLocaleString('en-US')} characters or fewer.`,
  },
};
