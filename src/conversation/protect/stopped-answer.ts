import type { Answer } from '../../domain/answer.ts';
import type { Language, Message } from '../../domain/message.ts';
import type { PersonalDataKind, PersonalDataPolicy } from '../../domain/personal-data.ts';
import type { Plan } from '../../domain/plan.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { PERSONAL_DATA_NAMES } from '../../language/personal-data/placeholders.ts';
import { planRule, type PlanRule } from './plan-rule.ts';

/** What is said in the place of an answer to a question with personal data: which kinds, by which rule, and what to do. */
export function stoppedAnswer(
  { text, municipality }: Pick<Message, 'text' | 'municipality'>,
  kinds: readonly PersonalDataKind[],
  { rules }: PersonalDataPolicy,
  plans: readonly Plan[],
): Answer {
  const language = detectLanguage(text);
  const plan = onlyPlan(plans, municipality);
  const own = (plan === undefined ? undefined : rules.get(plan.municipality.id)) ?? rules.get('*');
  const rule = own ?? (plan === undefined ? undefined : planRule(plan, language));
  return {
    kind: 'needs-clarification',
    about: 'personal-data',
    language,
    text: SENTENCES[language](
      kinds.map((kind) => PERSONAL_DATA_NAMES[language][kind]),
      rule,
    ),
    choices: [],
  };
}

/** The plan that is asked; undefined where several are. */
function onlyPlan(plans: readonly Plan[], municipality: string | undefined): Plan | undefined {
  const asked = municipality === undefined ? plans : plans.filter((plan) => plan.municipality.id === municipality);
  return asked.length === 1 ? asked[0] : undefined;
}

/** `rule`: what the administrator wrote, or what a plan says; where neither is there, the law. */
type Sentence = (kinds: readonly string[], rule: string | PlanRule | undefined) => string;

const SENTENCES: Readonly<Record<Language, Sentence>> = {
  ja: (kinds, rule) =>
    [
      `個人情報（${kinds.join('、')}）が含まれているようですので、この質問にはお答えしていません。質問の内容は、どこにも送らず、保存も記録もしていません。`,
      rule === undefined
        ? '個人情報の保護に関する法律に沿った取扱いです。'
        : typeof rule === 'string'
          ? `次の決まりに沿った取扱いです：${rule}`
          : `「${rule.plan}」の記載に沿った取扱いです：${rule.says}（${rule.place}）`,
      'お手数ですが、その情報を除いて、もう一度お尋ねください。',
    ].join('\n'),
  en: (kinds, rule) =>
    [
      `Your question seems to hold personal data (${kinds.join(', ')}), so I have not answered it. Nothing of it was sent anywhere, kept or logged.`,
      rule === undefined
        ? 'This follows the Act on the Protection of Personal Information (個人情報の保護に関する法律).'
        : typeof rule === 'string'
          ? `This follows the rule: ${rule}`
          : `This follows the plan "${rule.plan}": ${rule.says} (${rule.place})`,
      'Please ask again without it.',
    ].join('\n'),
};
