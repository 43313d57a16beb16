/** A sheet of a workbook as what people see in its cells. */
export interface SheetText {
  readonly name: string;
  /** From the first row and column on, trimmed; what is empty is ''. A merged cell says the same in each of its places. */
  readonly rows: readonly (readonly string[])[];
  /** Cells that hold a date, as `row,column` from 0: Excel may have made one of what a person typed (`1-2`). */
  readonly dates: ReadonlySet<string>;
}
