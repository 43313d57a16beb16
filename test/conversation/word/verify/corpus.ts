import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from '../../../../src/conversation/retrieve/entries.ts';
import { evidenceItems } from '../../../../src/conversation/word/evidence-items.ts';
import { checkClaim } from '../../../../src/conversation/word/verify/check-claim.ts';
import type { Entry } from '../../../../src/domain/evidence.ts';
import type { Language } from '../../../../src/domain/message.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import type { ClaimFault, EvidenceItem } from '../../../../src/domain/worded.ts';
import { hasJapanese } from '../../../../src/language/normalise.ts';
import { loadKnowledge } from '../../../../src/plans/load-knowledge.ts';

/** A line of a corpus: a sentence that a model might write, with the evidence it was given and what it says it rests on. */
export interface Line {
  readonly municipality: readonly string[];
  readonly question: string;
  /** Ids of the entries that were found for the question. */
  readonly entries: readonly string[];
  readonly claim: string;
  /** Keys of evidence items. */
  readonly cites: readonly string[];
  /** `true`, or what is false about it. */
  readonly kind: string;
}

const root = join(import.meta.dirname, '../../../..');

/** The shipped plans and the made-up ones. */
export const plans: readonly Plan[] = ['knowledge', 'test/fixtures/knowledge'].flatMap(
  (folder) => loadKnowledge(join(root, folder)).plans,
);

/** All lines of a corpus that lies beside this file. */
export const readCorpus = (name: string): readonly Line[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Line => JSON.parse(line));

const entriesOfPlans = new Map(plans.map((plan) => [plan.municipality.id, entriesOf(plan)]));

/** The entries of a line, in the order in which it names them. */
const entriesIn = ({ municipality, entries }: Line): readonly Entry[] =>
  entries.flatMap((id) =>
    municipality.flatMap((each) => (entriesOfPlans.get(each) ?? []).filter((entry) => entry.id === id)),
  );

/** The language of a line's question. */
export const languageOf = ({ question }: Line): Language => (hasJapanese(question) ? 'ja' : 'en');

/** The items that a model would be given for a line. */
export const itemsOf = (line: Line): readonly EvidenceItem[] => evidenceItems(entriesIn(line), languageOf(line));

/** The numbers of the items that a line cites. Throws where one is not among them: the corpus is wrong then. */
export function citesOf(line: Line, items: readonly EvidenceItem[] = itemsOf(line)): readonly number[] {
  return line.cites.flatMap((key) => {
    const found = items.filter((item) => item.key === key).map(({ number }) => number);
    if (found.length === 0) throw new Error(`${key} is not among the evidence of: ${line.claim}`);
    return found;
  });
}

/** What the verifier says of a line; of another text in its place, where one is given. */
export function verdictOf(line: Line, text = line.claim): ClaimFault | undefined {
  const items = itemsOf(line);
  const context = { language: languageOf(line), question: line.question, plans };
  return checkClaim({ text, cites: citesOf(line, items) }, items, context);
}
