/** Parts as one cell, by 、. What would part them again (、 or a comma, a line break) stands behind a backslash. */
export const joinList = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\、,，\n]/gu, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))).join('、');

/** The parts of a cell, by 、, commas or line breaks, trimmed; the reverse of `joinList`. */
export function splitList(text: string): readonly string[] {
  const parts = [''];
  for (const [piece, escaped] of text.matchAll(/\\([\\、,，n])|[\s\S]/gu)) {
    if (escaped === undefined && /[、,，\n]/u.test(piece)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${escaped === 'n' ? '\n' : (escaped ?? piece)}`);
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
