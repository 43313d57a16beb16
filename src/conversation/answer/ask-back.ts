import type { Answer } from '../../domain/answer.ts';
import type { Question } from '../../domain/question.ts';

/** Whether a question names nothing that could be looked up (「担当は？」 with nothing before it). */
export function namesNothing({
  subject,
  earlier,
  departments,
  years,
  facts,
  numbers,
  phases,
  plans,
  intent,
}: Question): boolean {
  const asks = intent === 'owner' || intent === 'schedule' || intent === 'target';
  return (
    asks &&
    plans.length === 1 &&
    subject === '' &&
    [earlier, departments, years, facts, numbers, phases].every((named) => named.length === 0)
  );
}

const SENTENCES = {
  ja: 'どの取組のことでしょうか。取組の名前や内容を添えてお尋ねください。',
  en: 'Which measure do you mean? Please add its name or what it is about.',
};

/** Asks back, with the same question about the first measures of the plan to choose from. */
export function askBack(question: Question): Answer {
  const { language, intent, plans } = question;
  const choices = (plans[0]?.measures ?? []).slice(0, 3).map((measure) => {
    const asked = { owner: 'の担当課は？', schedule: 'の予定はいつ？', target: 'の目標値は？' }[
      intent as 'owner' | 'schedule' | 'target'
    ];
    return language === 'en'
      ? { label: measure.english, question: `What about "${measure.english}"?` }
      : { label: measure.title, question: `${measure.title}${asked}` };
  });
  return {
    kind: 'needs-clarification',
    about: intent === 'target' ? 'target' : intent === 'owner' ? 'owner' : 'schedule',
    language,
    text: SENTENCES[language],
    choices,
  };
}
