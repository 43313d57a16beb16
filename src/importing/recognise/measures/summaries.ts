/** The first sentence or two of a text, as the plan writes them, up to some 160 characters; empty where there is no sentence. */
export function firstSentences(text: string): string {
  const plain = text
    .replace(/\s*\n\s*/gu, '')
    .replace(/^[・•●○◦■◆▶►➢\-\s]+/u, '')
    .trim();
  const sentences = plain.match(/[^。]+。(?:[）」』])?/gu) ?? [];
  const [first = '', second = ''] = sentences;
  if (first === '') return plain.length >= SHORTEST && plain.length <= LONGEST ? plain : '';
  return first.length < ENOUGH && first.length + second.length <= LONGEST ? first + second : first;
}

const SHORTEST = 12;
const ENOUGH = 40;
const LONGEST = 160;
