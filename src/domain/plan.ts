import type { FiscalYear } from './fiscal-year.ts';

/** Where in a plan a fact stands. `place` names chapter and heading; `page` is the page number printed in the plan. */
export interface Place {
  readonly place: string;
  readonly page?: number;
}

/** Something the source leaves unsure; the text says why, for people. */
export interface Doubtful {
  readonly uncertain?: string;
}

/**
 * 自治体. `id` is the folder name under `knowledge/`; `code` is the six-digit 全国地方公共団体コード with its check digit. Like its
 * reading and its prefecture it may be missing where the plan was imported. Of a plan without English every `english` holds the Japanese.
 */
export interface Municipality {
  readonly id: string;
  readonly name: string;
  readonly reading?: string;
  readonly english: string;
  readonly prefecture?: string;
  readonly code?: string;
  readonly names: readonly string[];
  readonly departments: readonly Department[];
}

/** 部・課・室. `names` are short forms that staff use. */
export interface Department {
  readonly name: string;
  readonly english: string;
  readonly parent?: string;
  readonly names: readonly string[];
}

export type PlanStatus = 'adopted' | 'draft';

/** 計画. A draft (素案) is not yet decided; every answer from it says so. */
export interface Plan {
  readonly municipality: Municipality;
  readonly id: string;
  readonly title: string;
  readonly english: string;
  readonly names: readonly string[];
  readonly version: string;
  readonly status: PlanStatus;
  readonly published: string;
  /** First and last fiscal year, inclusive. */
  readonly period: readonly [FiscalYear, FiscalYear];
  /** Whether the plan names owners of its measures at all. */
  readonly namesOwners: boolean;
  /** Whom to ask when the plan is silent, as far as the plan itself says. */
  readonly contact: Contact;
  /** The headings that measures stand under, with their English and other names. */
  readonly groups: readonly Group[];
  readonly measures: readonly Measure[];
  readonly terms: readonly Term[];
  readonly passages: readonly Passage[];
  readonly reviews: readonly Review[];
  /** The reviews of its own progress that the plan promises at set times; empty where it sets none. */
  readonly progressReviews: readonly ProgressReview[];
}

/** A heading above measures. */
export interface Group {
  readonly name: string;
  readonly english: string;
  readonly names: readonly string[];
}

export interface Contact extends Place {
  readonly departments: readonly string[];
  readonly phone?: string;
  readonly note?: string;
}

/** 取組・施策. */
export interface Measure extends Place, Doubtful {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly english: string;
  readonly names: readonly string[];
  /** Headings above the measure, outermost first. */
  readonly group: readonly string[];
  /** 部局 of the owners, where the plan gives one. */
  readonly bureau?: string;
  readonly owners: readonly string[];
  /** True where the plan says 全庁, 全課 or 庁内横断的. */
  readonly crossCutting: boolean;
  /** What the plan adds to the owners in words, such as 「ほか関係各課」. */
  readonly ownersNote?: string;
  /** Marks the plan puts beside the title, such as 新規 or DX. */
  readonly tags: readonly string[];
  readonly summary: string;
  readonly summaryEnglish: string;
  readonly schedule: readonly Phase[];
  readonly targets: readonly Target[];
  readonly current: readonly Item[];
  readonly planned: readonly Item[];
}

/** One entry of a 工程表: what is done from one fiscal year to another, inclusive. */
export interface Phase extends Doubtful {
  readonly phase: string;
  readonly english?: string;
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  /** The line of the schedule, where a measure has several. */
  readonly lane?: string;
  /** `YYYY-MM` or `YYYY-MM-DD` where the plan names a month or a day. */
  readonly date?: string;
}

/** 指標: a value for each fiscal year, as the plan writes it (`150帳票`, `+5%`). */
export interface Target extends Doubtful {
  readonly name: string;
  readonly english?: string;
  readonly names: readonly string[];
  readonly kind: 'output' | 'outcome';
  readonly lane?: string;
  readonly baseline?: { readonly year: FiscalYear; readonly value: string };
  readonly byYear: Readonly<Record<string, string>>;
}

/** One line of 現在の取組 or 今後の取組. */
export interface Item {
  readonly title: string;
  readonly english: string;
  readonly names: readonly string[];
}

/** 用語. */
export interface Term extends Place, Doubtful {
  readonly name: string;
  readonly names: readonly string[];
  readonly reading?: string;
  readonly expansion?: string;
  readonly english: string;
  readonly definition: string;
  readonly definitionEnglish: string;
}

/** A citable stretch of a plan, told in Kakari's own words. */
export interface Passage extends Place, Doubtful {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly text: string;
  readonly english: string;
  /** Id of the measure that it belongs to. */
  readonly measure?: string;
  /** Name of a fact that every plan may have (`period`, `vision`, `headquarters-head` …), for comparison across plans. */
  readonly key?: string;
}

/** A review that the plan promises: in the fiscal years named, or where none are named in every one of its period. */
export interface ProgressReview extends Place, Doubtful {
  readonly title: string;
  readonly english: string;
  readonly years?: readonly FiscalYear[];
}

/** How an item of the earlier plan was judged. */
export interface Review extends Place, Doubtful {
  readonly number?: string;
  readonly title: string;
  readonly english: string;
  readonly names: readonly string[];
  readonly result: string;
  readonly note: string;
  readonly noteEnglish: string;
}
