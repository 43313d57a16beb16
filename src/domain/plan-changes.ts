/** What a new version of a plan changes, and for whom. Years are fiscal years. */
export interface PlanChanges {
  readonly from: { readonly title: string; readonly version: string };
  readonly to: { readonly title: string; readonly version: string };
  readonly added: readonly MeasureRef[];
  readonly removed: readonly MeasureRef[];
  readonly changed: readonly MeasureChange[];
  readonly terms: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
}

export interface MeasureRef {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  /** Whom it concerns: the owners of both versions. */
  readonly owners: readonly string[];
}

export interface MeasureChange extends MeasureRef {
  readonly fields: readonly {
    readonly field: 'title' | 'number' | 'owners' | 'schedule' | 'targets';
    /** As people read it; of the schedule and the targets only the parts that are not in both. Empty where there is nothing. */
    readonly before: string;
    readonly after: string;
  }[];
}
