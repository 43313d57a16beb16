import { launchChromium } from '../adapters/web/chromium.ts';

/** Prints a page as a browser does, fonts cut down to what is used. Needs a Chromium at its usual place. */
export async function printPdf(html: string, options: PdfOptions = {}): Promise<Uint8Array> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    if (options.font !== undefined) await page.addStyleTag({ content: fontFace(options.font) });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.pdf({
      format: 'A4',
      landscape: options.landscape ?? false,
      printBackground: true,
      margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' },
      ...(options.header === undefined
        ? {}
        : { displayHeaderFooter: true, headerTemplate: small(options.header), footerTemplate: FOOTER }),
    });
  } finally {
    await browser.close();
  }
}

export interface PdfOptions {
  readonly landscape?: boolean;
  /** A TrueType font to print with: a browser embeds it as such, and fonts of the system with other outlines as Type 3. */
  readonly font?: Uint8Array;
  /** Printed at the head of every page; the page's number stands at its foot then. */
  readonly header?: string;
}

const small = (text: string): string =>
  `<div style="font-size:8px;width:100%;text-align:right;padding-right:16mm">${text}</div>`;
const FOOTER = '<div style="font-size:8px;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>';

const fontFace = (font: Uint8Array): string =>
  `@font-face { font-family: Plan; src: url(data:font/ttf;base64,${Buffer.from(font).toString('base64')}); } body { font-family: Plan; font-synthesis: none; } h1, h2, b { font-family: 'Noto Sans CJK JP'; }`;
