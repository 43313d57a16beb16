import type { DraftTerm } from '../../../domain/draft.ts';
import { readBracketedTerms } from './bracketed-terms.ts';
import type { FoundTerm } from './found-term.ts';
import { readGlossaryParagraphs } from './glossary-paragraphs.ts';
import { glossarySections } from './glossary-sections.ts';
import { isGlossaryTable, readGlossaryTables } from './glossary-tables.ts';
import { readKinds } from './kinds.ts';
import { mergeTerms } from './merge-terms.ts';
import { readNotes } from './notes.ts';
import type { FoundDoubt, Outlined } from '../recognition.ts';
import { readToldTerms } from './told-terms.ts';

/**
 * Every word that a plan explains, each once: first those of its glossary, then those of notes, sentences and brackets. A word that
 * is explained several times has the glossary's explanation, else the fuller one, with the names of all.
 */
export function readTerms(outlined: readonly Outlined[]): {
  readonly terms: readonly DraftTerm[];
  readonly doubts: readonly FoundDoubt[];
} {
  const sections = glossarySections(outlined);
  const inGlossary = new Set(sections.flat().map(({ block }) => block));
  const text = outlined.filter(({ block }) => !inGlossary.has(block));
  const tables = text.filter(({ block }) => block.kind === 'table' && isGlossaryTable(block));
  const found: readonly FoundTerm[] = [
    ...[...sections, tables].flatMap(readSection),
    ...readNotes(text),
    ...readToldTerms(text),
    ...readKinds(text),
    ...readBracketedTerms(outlined),
  ];
  return mergeTerms(found);
}

/** A table without the head of a glossary counts as one only where no lines explain words: it may be a table of anything. */
const readSection = (section: readonly Outlined[]): readonly FoundTerm[] => {
  const lines = readGlossaryParagraphs(section);
  return [...readGlossaryTables(section, lines.length === 0), ...lines];
};
