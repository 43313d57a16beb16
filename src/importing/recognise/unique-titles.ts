import type { DraftPassage } from '../../domain/draft.ts';

/** The passages with titles that are unique within a place, as a plan must have them: the second 「計画期間」 is 「計画期間（2）」. */
export function uniqueTitles(passages: readonly DraftPassage[]): readonly DraftPassage[] {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return passages.map((passage) => {
    const key = `${passage.place}/${passage.title}`;
    let [title, nth] = [passage.title, last.get(key) ?? 1];
    while (taken.has(`${passage.place}/${title}`)) {
      nth += 1;
      title = `${passage.title}（${nth}）`;
    }
    taken.add(`${passage.place}/${title}`);
    last.set(key, nth);
    return { ...passage, title };
  });
}
