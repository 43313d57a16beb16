/** Some reasoning models write their thoughts before the answer, as text. Open where they have not finished. */
const THOUGHTS = /^\s*<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/iu;
/** Templates that open the thoughts in the prompt leave only their end in the text. */
const END_OF_THOUGHTS = /^[\s\S]*<\/think(?:ing)?>/iu;

/** What a model answered, without its thoughts. */
export const withoutThoughts = (text: string): string => text.replace(THOUGHTS, '').replace(END_OF_THOUGHTS, '').trim();

/** The JSON at which an answer has arrived so far, without what stands before it; empty where it has not begun. */
export function jsonSoFar(text: string): string {
  const answer = withoutThoughts(text);
  const from = answer.indexOf('{');
  return from === -1 ? '' : answer.slice(from);
}

/** More objects than these in one answer are no answer. */
const MOST = 20;

/** The JSON objects that stand in an answer, also in a code fence or between sentences, in their order; inner ones not apart. */
export function jsonObjects(text: string): readonly unknown[] {
  const answer = withoutThoughts(text);
  const found: unknown[] = [];
  for (let at = answer.indexOf('{'), tries = 0; at !== -1 && tries < MOST; tries += 1) {
    const end = endOfObject(answer, at);
    const value = end === undefined ? undefined : parsed(answer.slice(at, end));
    if (value !== undefined) found.push(value);
    at = answer.indexOf('{', value === undefined ? at + 1 : end);
  }
  return found;
}

/** Where the object that opens at `from` ends, brackets in its texts left aside; undefined where it does not. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}' && (depth -= 1) === 0) return at + 1;
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
