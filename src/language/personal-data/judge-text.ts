import type { PersonalDataKind, PersonalDataPolicy, PersonalDataSpan } from '../../domain/personal-data.ts';
import type { Plan } from '../../domain/plan.ts';
import { findPersonalData } from './find-personal-data.ts';
import { maskPersonalData } from './mask-personal-data.ts';
import { isOwn } from './own-data.ts';

/**
 * A text under a policy. `free`: it may be used as `text`, in which what the policy masks is masked. `stopped`: it may not be used,
 * because of these kinds; `text` says the rest of it, with everything personal masked.
 */
export type JudgedText =
  | { readonly kind: 'free'; readonly text: string }
  | { readonly kind: 'stopped'; readonly kinds: readonly PersonalDataKind[]; readonly text: string };

/** What becomes of something that a person wrote. What stands in the plans is the town's own, and no personal data. */
export function judgeText(text: string, policy: PersonalDataPolicy, plans: readonly Plan[]): JudgedText {
  const spans = personalData(text, plans);
  const stopping = new Set(spans.map(({ kind }) => kind).filter((kind) => policy.handling[kind] === 'stop'));
  const masked = maskPersonalData(text, spans);
  return stopping.size === 0 ? { kind: 'free', text: masked } : { kind: 'stopped', kinds: [...stopping], text: masked };
}

/** The personal data of a text, without the ways to reach somebody that stand in the plans. */
const personalData = (text: string, plans: readonly Plan[]): readonly PersonalDataSpan[] =>
  findPersonalData(text).filter(({ kind, from, to }) => !REACHES.has(kind) || !isOwn(text.slice(from, to), plans));

const REACHES: ReadonlySet<PersonalDataKind> = new Set<PersonalDataKind>(['phone', 'email', 'address']);
