import { html } from 'hono/html';
import type { Frame } from './layout.ts';

/** A page that says why there is nothing to see, and where to go. */
export const renderProblemPage = (heading: string, sentence: string): Frame => ({
  title: `${heading}｜係 Kakari`,
  width: 'reading',
  main: html`<h1>${heading}</h1>
    <p>${sentence}</p>
    <p class="links"><a href="/">質問する</a> <a href="/plans">計画と予定を見る</a></p>`,
});
