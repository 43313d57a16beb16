import { linesOf } from './plain.ts';
import { bold, bullets, line, run } from './rich-text.ts';
import type { Paragraph, Run } from './slack-message.ts';

/** What of a text stands out: its first sentence, which is the answer; the name before its first colon; nothing. */
export type Emphasis = 'answer' | 'name' | 'none';

/** A text as lines; those that begin with `- ` or `・` as a list. */
export const textLines = (text: string, emphasis: Emphasis): readonly Paragraph[] =>
  linesOf(text).flatMap((written, at) => {
    const item = /^\s*(?:-\s|・)(.*)$/u.exec(written)?.[1];
    if (item !== undefined && at > 0) return bullets([[run(item)]]);
    return line(...(at === 0 ? emphasised(written, emphasis) : [run(written)]));
  });

/** Longer than this, bold print is harder to read, not easier. */
const LONGEST_BOLD = 120;

function emphasised(written: string, emphasis: Emphasis): readonly Run[] {
  const head = PARTS[emphasis].exec(written)?.[0] ?? '';
  if (head === '' || head.length > LONGEST_BOLD) return [run(written)];
  return [bold(head), run(written.slice(head.length))];
}

// A sentence in brackets belongs to the one around it.
const PARTS: Readonly<Record<Emphasis, RegExp>> = {
  answer: /^(?:「[^」]*」|（[^）]*）|[^。「（])*(?:。|$)/u,
  name: /^[^：:]{1,40}[：:]/u,
  none: /^$/u,
};
