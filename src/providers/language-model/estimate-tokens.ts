/**
 * About how many tokens a text is, for servers that do not say: one for a Japanese character, one for four of ASCII. Models' own
 * tokenisers count between two thirds and four thirds of that.
 */
export function estimateTokens(text: string): number {
  const ascii = text.match(/[\0-\x7F]/gu)?.length ?? 0;
  return Math.ceil([...text].length - ascii + ascii / 4);
}
