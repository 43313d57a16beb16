/** The texts of a draft's folder by file name, as `knowledge/README.md` tells, with `original.jsonl` and `doubts.yaml`. */
export type DraftFiles = Readonly<Record<string, string>>;
