/** The sentences of a text, each with its 。; one within brackets or quotation marks does not end the sentence around it. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let [depth, start] = [0, 0];
  for (const match of text.matchAll(/[「『（(【」』）)】]|[。！？](?![」』）)])|\n/gu)) {
    if (/[「『（(【]/u.test(match[0])) depth += 1;
    else if (/[」』）)】]/u.test(match[0])) depth = Math.max(depth - 1, 0);
    else if (depth === 0 || match[0] === '\n') {
      sentences.push(text.slice(start, match.index + match[0].length).trim());
      start = match.index + match[0].length;
      depth = 0;
    }
  }
  return [...sentences, text.slice(start).trim()].filter((sentence) => sentence !== '');
}
