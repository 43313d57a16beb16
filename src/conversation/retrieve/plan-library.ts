import type { Entry } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import type { DocumentSource, RetrievalDocument, Thesaurus } from '../../domain/retrieval.ts';
import { documentOf, entriesOf, namesOf } from './entries.ts';
import { pack } from './name-match.ts';
import { Vocabulary } from './vocabulary.ts';
import { TermFinder } from './widen.ts';

/** An entry with the names it goes by, packed for comparison. */
export interface KnownEntry {
  readonly entry: Entry;
  readonly names: readonly string[];
  /** Names of the measure that a passage belongs to: who names the measure may mean the passage. */
  readonly measureNames: readonly string[];
}

/** A plan made ready for questions. */
export interface OpenPlan {
  readonly entries: ReadonlyMap<string, KnownEntry>;
  readonly vocabulary: Vocabulary;
}

/** As many plans as are kept ready; a country of them does not fit. */
const KEPT = 64;

/** The plans by municipality, each made ready when it is first asked about; also the source that is searched. */
export class PlanLibrary implements DocumentSource {
  readonly partitions: readonly string[];
  readonly #plans: ReadonlyMap<string, Plan>;
  readonly #finder: TermFinder;
  // A map keeps the order of insertion: the first is the one not asked for the longest.
  readonly #open = new Map<string, OpenPlan>();

  constructor(plans: readonly Plan[], thesaurus: Thesaurus) {
    this.#plans = new Map(plans.map((plan) => [plan.municipality.id, plan]));
    this.partitions = [...this.#plans.keys()];
    this.#finder = new TermFinder(thesaurus);
  }

  documentsOf(partition: string): readonly RetrievalDocument[] {
    const plan = this.#plans.get(partition);
    return plan ? entriesOf(plan).map(documentOf) : [];
  }

  /** The plan of a municipality, made ready; undefined for an unknown one. */
  open(municipality: string): OpenPlan | undefined {
    const plan = this.#plans.get(municipality);
    if (!plan) return undefined;
    const open = this.#open.get(municipality) ?? openPlan(plan, this.#finder);
    this.#open.delete(municipality);
    this.#open.set(municipality, open);
    const [oldest] = this.#open.keys();
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest);
    return open;
  }
}

function openPlan(plan: Plan, finder: TermFinder): OpenPlan {
  const entries = entriesOf(plan);
  return {
    entries: new Map(entries.map((entry) => [entry.id, known(entry)])),
    vocabulary: new Vocabulary(entries.map(documentOf), finder),
  };
}

const known = (entry: Entry): KnownEntry => ({
  entry,
  names: namesOf(entry).map(pack),
  measureNames:
    entry.kind === 'passage' && entry.measure ? [entry.measure.title, ...entry.measure.names].map(pack) : [],
});
