import type { Draft } from '../../domain/draft.ts';
import type { DraftFiles } from '../../domain/draft-files.ts';
import { doubtsFile } from './doubts-file.ts';
import { yamlText } from './working-draft.ts';

/** A draft as the files of its folder: those of `knowledge/`, the original text a passage a line, and the doubts. */
export function draftFiles(draft: Draft): DraftFiles {
  const { municipality, plan, measures, terms, reviews, passages, doubts } = draft;
  return {
    'municipality.yaml': yamlText(municipality),
    'plan.yaml': yamlText({ bilingual: false, ...plan, facts: plan.facts.map(withoutSpot) }),
    'measures.yaml': yamlText(measures.map(withoutSpot)),
    'terms.yaml': yamlText(terms.map(withoutSpot)),
    ...(reviews.length > 0 && { 'review.yaml': yamlText(reviews.map(withoutSpot)) }),
    'original.jsonl': passages.map((passage) => `${JSON.stringify(withoutSpot(passage))}\n`).join(''),
    'doubts.yaml': doubtsFile(doubts),
  };
}

function withoutSpot(part: { readonly spot: unknown }): object {
  const { spot: _, ...rest } = part;
  return rest;
}
