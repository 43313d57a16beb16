/** How well ranked lists answer queries: means over the queries, 0 to 1. */
export interface Quality {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
}

/** Grades of the documents that answer a query, by id; a document that is not named has the grade 0. */
type Grades = Readonly<Record<string, number>>;

/** The quality of one ranked list of ids. */
export function judge(ranked: readonly string[], relevant: Grades): Quality {
  const grades = ranked.slice(0, 10).map((id) => relevant[id] ?? 0);
  const ideal = Object.values(relevant).toSorted((a, b) => b - a);
  const first = grades.findIndex((grade) => grade > 0);
  const recall = (depth: number): number =>
    grades.slice(0, depth).filter((grade) => grade > 0).length / Math.max(ideal.filter((grade) => grade > 0).length, 1);
  return {
    ndcg10: gain(grades) / (gain(ideal.slice(0, 10)) || 1),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall1: recall(1),
    recall5: recall(5),
    recall10: recall(10),
  };
}

/** The mean of several judgements, value by value. */
export function meanOf(qualities: readonly Quality[]): Quality {
  const mean = (value: (quality: Quality) => number): number =>
    qualities.reduce((sum, quality) => sum + value(quality), 0) / Math.max(qualities.length, 1);
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    mrr10: mean(({ mrr10 }) => mrr10),
    recall1: mean(({ recall1 }) => recall1),
    recall5: mean(({ recall5 }) => recall5),
    recall10: mean(({ recall10 }) => recall10),
  };
}

const gain = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
