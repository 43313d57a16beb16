import type { ClaimFault } from '../../../domain/worded.ts';
import type { Fact } from './facts.ts';

const NOUN = String.raw`[\p{Script=Han}ァ-ヺーa-z0-9]{2,}`;
/** `YをXが上回る`, `Yより多い`: what is compared with stands before. */
const COMPARED = new RegExp(
  `(${NOUN})(?:\\([^)]*\\))?(?:を(?:上回|下回)|より(?:も)?(?=[^、。]*(?:多|少|高|低|早|遅|大き|小さ|進)))`,
  'gu',
);
/** `Aから…B(へ|に)移行`. */
const MOVED = new RegExp(`(${NOUN})から[^。]{0,60}?(${NOUN})」?(?:へ|に)(?:の)?(?:移|切り?替)`, 'gu');

/** `電子決裁へ移行`: where something moves to. */
const TARGET = new RegExp(`(${NOUN})」?(?:へ|に)(?:の)?(?:移行|移[さしすり]|切り?替)`, 'gu');
const targetsIn = (text: string): readonly string[] => [...text.matchAll(TARGET)].map(([, noun = '']) => noun);

/** Whether a canonical claim turns round what the evidence compares, or from where to where it says something moves. */
export function checkDirection(said: string, facts: readonly Fact[]): ClaimFault | undefined {
  const known = facts.map(({ body }) => body).join('\n');
  const turned =
    [...said.matchAll(COMPARED)].some(
      ([, noun = '']) =>
        !comparedIn(known).some((each) => each.endsWith(noun.slice(-4)) || noun.endsWith(each.slice(-4))),
    ) ||
    [...said.matchAll(MOVED)].some(([, from = '', to = '']) =>
      movedIn(known).some(([start, end]) => start.endsWith(to.slice(-6)) || end.endsWith(from.slice(-6))),
    );
  const [goals, knownGoals] = [targetsIn(said), targetsIn(known)];
  const elsewhere =
    knownGoals.length > 0 &&
    goals.some((noun) => !knownGoals.some((each) => each.endsWith(noun.slice(-4)) || noun.endsWith(each.slice(-4))));
  return turned || elsewhere ? 'mixed' : undefined;
}

const comparedIn = (known: string): readonly string[] => [
  ...[...known.matchAll(COMPARED)].map(([, noun = '']) => noun),
  ...[...known.matchAll(new RegExp(`(${NOUN})(?:に|と)比べ`, 'gu'))].map(([, noun = '']) => noun),
];

const movedIn = (known: string): readonly (readonly [string, string])[] =>
  [...known.matchAll(MOVED)].map(([, from = '', to = '']) => [from, to]);
