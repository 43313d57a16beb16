import type { Statement } from '../../domain/answer.ts';
import type { Claim, ClaimFault, EvidenceItem } from '../../domain/worded.ts';
import { citationOf, evidenceText } from '../../language/entry-texts.ts';
import { entryOfItem } from './item-entry.ts';
import { withoutQuotedSentences } from './orders.ts';
import { checkClaim, type ClaimContext } from './verify/check-claim.ts';

/** An answer in a chat is no longer than this, in sentences. */
const MOST_STATEMENTS = 6;
/** … and rests on no more places: as many as Teams shows beside a message. */
const MOST_PLACES = 8;

/** What claims are checked against. */
export interface Checking extends ClaimContext {
  readonly items: readonly EvidenceItem[];
  /** Whether a statement also stands the check that every answer must, with a model or without. */
  readonly isSound: (statement: Statement) => boolean;
}

/**
 * The check of claims as a function that remembers: what was checked while it came in need not be checked again at the end. Gives why a
 * claim may not be shown, and the statement that it makes.
 */
export function rememberingCheck(checking: Checking): CheckOfClaims {
  const known = new Map<string, Checked>();
  const bearing = checking.items.map((item) => ({ ...item, text: withoutQuotedSentences(item.text) }));
  return (claim) => {
    const key = JSON.stringify(claim);
    const checked = known.get(key) ?? check(claim, { ...checking, items: bearing });
    known.set(key, checked);
    return checked;
  };
}

/** Checks one claim by itself. */
export type CheckOfClaims = (claim: Claim) => Checked;

interface Checked {
  readonly statement: Statement;
  readonly fault?: ClaimFault;
}

function check(claim: Claim, checking: Checking): Checked {
  const statement = statementOf(claim, checking.items);
  const isBorne = (): boolean => sharesWords(claim, checking.items) && checking.isSound(statement);
  const fault = checkClaim(claim, checking.items, checking) ?? (isBorne() ? undefined : 'unsupported');
  return fault === undefined ? { statement } : { statement, fault };
}

/** Whether each sentence of a claim speaks of what it cites at all: 「了解です。」 does not. */
function sharesWords(claim: Claim, items: readonly EvidenceItem[]): boolean {
  const cited = citedBy(claim, items).map(({ text }) => folded(text));
  const sentences = folded(claim.text)
    .split(/(?<=[。!?])|(?<=\.)\s+/u)
    .filter((sentence) => sentence.trim() !== '');
  return sentences.every((sentence) =>
    (sentence.match(WORD) ?? []).some((word) => cited.some((one) => one.includes(word.slice(0, beginningOf(word))))),
  );
}

const citedBy = ({ cites }: Claim, items: readonly EvidenceItem[]): readonly EvidenceItem[] =>
  items.filter(({ number }) => cites.includes(number));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const WORD = /[a-z]{4,}|\d+|[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu;
/** As much of a word as stays when it is inflected or joined with others. */
const beginningOf = (word: string): number => (/^[a-z]/u.test(word) ? 4 : /^\d/u.test(word) ? word.length : 2);

/** Checks the claims of one answer in their order, as they come, and keeps those that may be shown. */
export class ClaimSieve {
  readonly #check: CheckOfClaims;
  readonly #before: readonly Statement[];
  readonly #kept: Statement[] = [];
  readonly #faults: ClaimFault[] = [];
  readonly #places = new Set<string>();
  #seen = 0;
  #isLastDropped = false;
  #isFirstDropped = false;

  /** `before` stands before the claims already, and need not be said again. */
  constructor(check: CheckOfClaims, before: readonly Statement[]) {
    this.#check = check;
    this.#before = before;
  }

  add(given: Claim): void {
    const claim = { ...given, text: withoutMarks(given.text) };
    if (this.#seen === MOST_STATEMENTS || this.#wasSaid(claim.text)) return;
    this.#seen += 1;
    const { statement, fault: ownFault } = this.#check(claim);
    const fault = this.#isLastDropped && LEANS.test(claim.text) ? 'mixed' : (ownFault ?? this.#faultAmong(statement));
    this.#isLastDropped = fault !== undefined;
    if (fault === undefined) this.#keep(statement);
    else this.#drop(fault);
  }

  /** The statements that may be shown, in their order. */
  get kept(): readonly Statement[] {
    return [...this.#kept];
  }

  /** Why the others may not. */
  get faults(): readonly ClaimFault[] {
    return [...this.#faults];
  }

  /** Whether what is left is still the answer: its first statement and a third of it, or half of it. */
  get holds(): boolean {
    return this.#kept.length > 0 && this.#kept.length * (this.#isFirstDropped ? 2 : 3) >= this.#seen;
  }

  /** Whether the answer may be shown before its end: not while its essence may be lost. */
  get showsSoFar(): boolean {
    return this.#kept.length > 0 && !this.#isFirstDropped;
  }

  #wasSaid(text: string): boolean {
    return (
      this.#before.some((statement) => saysAgain(text, textOf(statement))) ||
      this.#kept.some((statement) => textOf(statement) === text)
    );
  }

  /** Too many places are a fault of none but the last. */
  #faultAmong(statement: Statement): ClaimFault | undefined {
    return new Set([...this.#places, ...placesOf(statement)]).size > MOST_PLACES ? 'citation' : undefined;
  }

  #keep(statement: Statement): void {
    this.#kept.push(statement);
    for (const place of placesOf(statement)) this.#places.add(place);
  }

  #drop(fault: ClaimFault): void {
    this.#isFirstDropped ||= this.#seen === 1;
    this.#faults.push(fault);
  }
}

const textOf = ({ block }: Statement): string => (block.kind === 'text' ? block.text : '');

/** This share of a sentence's character pairs in another one that is not much longer, and it says nothing new. */
const SAME = { pairs: 0.8, length: 0.5 };

/** Whether a sentence says again what another one says: nearly the same words, and no number of its own. */
function saysAgain(text: string, earlier: string): boolean {
  const pairs = Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));
  const numbers = text.match(/\d+/gu) ?? [];
  return (
    text.length > SAME.length * earlier.length &&
    pairs.filter((pair) => earlier.includes(pair)).length > SAME.pairs * pairs.length &&
    numbers.every((number) => earlier.includes(number))
  );
}

/** Beginnings of a sentence that means nothing without the one before it. */
const LEANS = /^(?:これ|この|その|それ|そこ|同(?:市|町|課|取組)|(?:it|its|this|that|these|those|they|their)\b)/iu;

/** Marks that a model put into its sentence itself; the right ones are added later. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\s*(?:[[［【]\s*\d{1,2}(?:\s*[,、，]\s*\d{1,2})*\s*[\]］】])+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const placesOf = ({ citations }: Statement): readonly string[] =>
  citations.map(({ municipality, plan, place, page }) => [municipality, plan, place, page].join('\n'));

function statementOf(claim: Claim, items: readonly EvidenceItem[]): Statement {
  const cited = citedBy(claim, items).map((item) => ({ item, entry: entryOfItem(item) }));
  return {
    block: { kind: 'text', text: claim.text },
    citations: cited.map(({ entry }) => citationOf(entry)),
    evidence: cited.map(({ item, entry }) => `${item.text}\n${evidenceText(entry)}`).join('\n'),
  };
}
