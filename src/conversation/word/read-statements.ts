import type { Claim } from '../../domain/worded.ts';
import { CLAIM } from './answer-shape.ts';

// Bounded, since what does not begin is looked at again and again while it grows.
const BEGINNING = /"kind"\s{0,20}:\s{0,20}"answer"[^[]{0,80}"statements"\s{0,20}:\s{0,20}\[/u;

/** Gives the statements of an answer while its JSON comes in, each once and as soon as it is whole. */
export class StatementReader {
  #read = '';
  #at = -1;

  /** The statements that are new in `soFar`, the whole raw text so far. A text that begins anew gives nothing more. */
  next(soFar: string): readonly Claim[] {
    if (!soFar.startsWith(this.#read)) return [];
    this.#read = soFar;
    if (this.#at < 0) {
      const beginning = BEGINNING.exec(soFar);
      if (beginning === null) return [];
      this.#at = beginning.index + beginning[0].length;
    }
    const claims: Claim[] = [];
    for (let end = endOfObject(soFar, this.#at); end !== undefined; end = endOfObject(soFar, this.#at)) {
      claims.push(...claimIn(soFar.slice(this.#at, end)));
      this.#at = end;
    }
    return claims;
  }
}

/** The place behind the next object, where it is whole and belongs to the list. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return at + 1;
    else if (character === ']' && depth === 0) return undefined;
  }
  return undefined;
}

function claimIn(text: string): readonly Claim[] {
  try {
    const claim = CLAIM.safeParse(JSON.parse(text.slice(text.indexOf('{'))));
    return claim.success ? [claim.data] : [];
  } catch {
    return [];
  }
}
