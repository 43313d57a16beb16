import type { Plan } from '../../domain/plan.ts';
import { findPersonalData } from './find-personal-data.ts';
import { foldText } from './folded-text.ts';

const known = new WeakMap<Plan, ReadonlySet<string>>();

/** Whether something found in a text stands in the plans themselves, such as the phone number of a section: that is the town's own. */
export function isOwn(found: string, plans: readonly Plan[]): boolean {
  const wanted = comparable(found);
  const partly = wanted.length >= LEAST_OF_ADDRESS && /\p{L}/u.test(wanted) && !wanted.includes('@');
  return plans.some((plan) => {
    const own = ownOf(plan);
    return own.has(wanted) || (partly && [...own].some((whole) => whole.endsWith(wanted)));
  });
}

/** An address may be given without its postal code and prefecture; less than this names no house. */
const LEAST_OF_ADDRESS = 7;

function ownOf(plan: Plan): ReadonlySet<string> {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const own = new Set(textsOf(plan).flatMap(reachesIn));
  known.set(plan, own);
  return own;
}

/** Where a plan may say how to reach somebody. */
const textsOf = ({ contact, passages }: Plan): readonly string[] => [
  `電話 ${contact.phone ?? ''}`,
  contact.note ?? '',
  ...passages.flatMap(({ text, english }) => [text, english]),
];

const reachesIn = (text: string): readonly string[] =>
  findPersonalData(text)
    .filter(({ kind }) => kind === 'phone' || kind === 'email' || kind === 'address')
    .map(({ from, to }) => comparable(text.slice(from, to)));

/** Digits and letters alone: however it is spaced. */
const comparable = (text: string): string =>
  foldText(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}@.]/gu, '')
    .replace(/^810?(?=\d{9})/u, '0');
