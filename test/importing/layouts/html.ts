/** A text inside HTML; line breaks stay. */
export const text = (plain: string): string =>
  plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** A whole page with its styles, in a font that browsers cut down to what is used. */
export const page = (title: string, styles: string, body: readonly string[]): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${text(title)}</title><style>
body { font-family: 'Noto Sans CJK JP'; font-size: 10pt; line-height: 1.6; }
table { border-collapse: collapse; width: 100%; margin-block: 3mm; }
th, td { border: 0.3mm solid #444; padding: 1.2mm 2mm; text-align: left; vertical-align: top; font-weight: normal; }
${styles}
</style></head><body>${body.join('\n')}</body></html>`;

export const row = (cells: readonly string[], tag: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;

export const paragraphs = (texts: readonly string[]): string => texts.map((one) => `<p>${text(one)}</p>`).join('');
