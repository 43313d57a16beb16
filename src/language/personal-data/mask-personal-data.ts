import type { PersonalDataSpan } from '../../domain/personal-data.ts';
import { detectLanguage } from '../detect-language.ts';
import { findPersonalData } from './find-personal-data.ts';
import { placeholderOf } from './placeholders.ts';

/**
 * A text with a placeholder such as 〔電話番号〕 in the place of each span, in the language of the text; without `spans`, of all its
 * personal data. What was masked once stays as it is.
 */
export function maskPersonalData(text: string, spans: readonly PersonalDataSpan[] = findPersonalData(text)): string {
  if (spans.length === 0) return text;
  const language = detectLanguage(text);
  let masked = '';
  let at = 0;
  for (const { kind, from, to } of spans) {
    masked += text.slice(at, from) + placeholderOf(kind, language);
    at = to;
  }
  return masked + text.slice(at);
}
