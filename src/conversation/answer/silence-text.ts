import { formatFiscalYear, englishFiscalYear } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { Silence } from './context.ts';

/** That the plan is silent, why, and whom to ask. */
export function silenceText(question: Question, silence: Silence): string {
  const { plan } = silence;
  return question.language === 'en'
    ? `${englishReason(question, silence)} ${askEn(plan)}`.trim()
    : `${japaneseReason(question, silence)}${askJa(plan)}`;
}

function japaneseReason({ years }: Question, { plan, reason, about }: Silence): string {
  const title = `「${plan.title}」`;
  switch (reason) {
    case 'no-owners':
      return `${title}は、取組ごとの担当課を示していません。`;
    case 'no-schedule':
      return `${title}には、その時期は書かれていません。`;
    case 'no-targets':
      return `${title}には、その数値目標は書かれていません。`;
    case 'no-such-year':
      return `${title}には、${years.map(formatFiscalYear).join('・')}の${about === 'target' ? '値' : '予定'}は書かれていません。`;
    case 'no-detail':
      return `${title}には、そこまでは書かれていません。`;
    case 'unknown-subject':
      return `${title}には、その記載が見当たりません。`;
  }
}

function englishReason({ years }: Question, { plan, reason, about }: Silence): string {
  const title = `${plan.english} (${plan.municipality.name})`;
  switch (reason) {
    case 'no-owners':
      return `${title} does not name a section in charge of each measure.`;
    case 'no-schedule':
      return `${title} does not say when.`;
    case 'no-targets':
      return `${title} gives no numeric target for that.`;
    case 'no-such-year':
      return `${title} ${about === 'target' ? 'gives no value' : 'plans nothing'} for ${years.map(englishFiscalYear).join(', ')}.`;
    case 'no-detail':
      return `${title} does not go into that detail.`;
    case 'unknown-subject':
      return `${title} says nothing about that.`;
  }
}

const askJa = ({ contact }: Plan): string =>
  contact.departments.length === 0 ? '' : `計画については${contact.departments.join('、')}にお尋ねください。`;

function askEn({ contact, municipality }: Plan): string {
  const names = contact.departments.map((name) => {
    const english = municipality.departments.find((department) => department.name === name)?.english;
    return english === undefined ? name : `${name} (${english})`;
  });
  return names.length === 0 ? '' : `Please ask ${names.join(' or ')}.`;
}
