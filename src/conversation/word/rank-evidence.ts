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
  const entries = evidence
    .slice(0, LOOKED_AT)
    .map(({ entry }) => entry)
    .filter((entry) => ownText(entry, language) !== '');
  if (entries.length < WORTH_RANKING) return [];
  const ranked = await turn.ask({
    name: 'rank',
    language,
    slots: { question: questionText(message.text), passages: linesOf(entries, language) },
    shape: RANKED,
  });
  return [...new Set(ranked?.best)].flatMap((number) => entries[number - 1] ?? []);
}

const linesOf = (entries: readonly Entry[], language: Language): string =>
  entries.map((entry, at) => `[${at + 1}] ${shortened(asData(ownText(entry, language)), LONGEST_LINE)}`).join('\n');

/** What an entry itself says. */
function ownText(entry: Entry, language: Language): string {
  const items = evidenceItems([entry], language);
  const key = keyOfEntry(entry);
  return (items.find((item) => item.key === key) ?? items[0])?.text ?? '';
}
