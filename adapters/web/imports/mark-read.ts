import { normalise } from '../../../src/language/normalise.ts';

/** A stretch of a text, and whether it is what an import read. */
export interface Stretch {
  readonly text: string;
  readonly isRead: boolean;
}

/** More marks than these are noise: what was read is a word that stands everywhere. */
const MOST_MARKS = 20;

/**
 * A text cut where it holds what was read, in whatever width and however a layout spaced or broke it. One stretch where it does not
 * hold it.
 */
export function markRead(text: string, read: string): readonly Stretch[] {
  const wanted = plain(condensed(read));
  const letters = wanted === '' ? [] : condensed(text);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const at of wanted === '' ? [] : placesOf(plain(letters), wanted)) {
    const from = letters[at]?.from ?? end;
    const to = letters[at + wanted.length - 1]?.to ?? from;
    stretches.push({ text: text.slice(end, from), isRead: false }, { text: text.slice(from, to), isRead: true });
    end = to;
  }
  return [...stretches, { text: text.slice(end), isRead: false }].filter((stretch) => stretch.text !== '');
}

/** `before` and `after`: how many characters are kept on either side of what was read (from the beginning where nothing was). */
export function excerpt(stretches: readonly Stretch[], before: number, after: number): readonly Stretch[] {
  const first = stretches.findIndex(({ isRead }) => isRead);
  const [lead, marked] = first < 1 ? [undefined, stretches] : [stretches[first - 1], stretches.slice(first)];
  const cut = lead === undefined ? [] : [{ text: tailOf(lead.text, before), isRead: false }];
  let left = after;
  const kept = marked.flatMap((stretch) => {
    if (left <= 0) return [];
    const characters = [...stretch.text];
    const text = characters.length > left ? `${characters.slice(0, left).join('')}…` : stretch.text;
    left -= characters.length;
    return [{ text, isRead: stretch.isRead }];
  });
  return [...cut, ...kept];
}

function tailOf(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `…${characters.slice(-length).join('')}` : text;
}

/** A UTF-16 unit of the normalised text without blanks, and the stretch of the text that it stands for. */
interface Letter {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

const plain = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('');

function condensed(text: string): readonly Letter[] {
  const known = new Map<string, readonly string[]>();
  const letters: Letter[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const units = known.get(character) ?? normalise(character).replace(/\s/gu, '').split('');
    known.set(character, units);
    for (const letter of units) letters.push({ letter, from, to });
    from = to;
  }
  return letters;
}

function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    if (places.length === MOST_MARKS) break;
    places.push(at);
  }
  return places;
}
