import { z } from 'zod';
import type { Entry } from '../../domain/evidence.ts';
import type { Language } from '../../domain/message.ts';
import { asData, questionText, shortened } from './as-data.ts';
import { evidenceItems } from './evidence-items.ts';
import { keyOfEntry } from './item-entry.ts';
import type { ModelTurn } from './model-turn.ts';
import { responseShape } from './response-shape.ts';
import type { Asked } from './wording-parts.ts';

/** The passage that answers is among this many for nine questions of ten. */
const LOOKED_AT = 50;
/** Of fewer than this many all are given to the model anyway. */
const WORTH_RANKING = 10;
const LONGEST_LINE = 120;

const RANKED = responseShape('ranked_passages', z.object({ best: z.array(z.number()) }));

/** The entries that a model takes to answer a question, best first; none where it was not asked or did not say in time. */
export async function rankEvidence({ message, question, evidence }: Asked, turn: ModelTurn): Promise<readonly Entry[]> {
  const { language } = question;
  const told = evidence
    .slice(0, LOOKED_AT)
    .map(({ entry }) => ({ entry, text: ownText(entry, language) }))
    .filter(({ text }) => text !== '');
  if (told.length < WORTH_RANKING) return [];
  const ranked = await turn.ask({
    name: 'rank',
    language,
    slots: { question: questionText(message.text), passages: linesOf(told) },
    shape: RANKED,
  });
  return [...new Set(ranked?.best)].flatMap((number) => told[number - 1]?.entry ?? []);
}

const linesOf = (told: readonly { readonly text: string }[]): string =>
  told.map(({ text }, at) => `[${at + 1}] ${shortened(asData(text), LONGEST_LINE)}`).join('\n');

/** What an entry itself says; nothing where it may not be told. */
function ownText(entry: Entry, language: Language): string {
  const items = evidenceItems([entry], language);
  const key = keyOfEntry(entry);
  return (items.find((item) => item.key === key) ?? items[0])?.text ?? '';
}
