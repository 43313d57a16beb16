import { html } from 'hono/html';
import { current, type Html } from './markup.ts';

/** What stands around every page. */
export interface Frame {
  readonly title: string;
  readonly here?: 'ask' | 'plans';
  readonly width: 'reading' | 'wide';
  readonly main: Html;
  /** Whether the page loads the chat script. */
  readonly script?: boolean;
}

const STYLES = ['tokens', 'theme', 'base', 'chat', 'composer', 'schedule', 'plan'];

/** A whole page: head, skip link, header with navigation, main. */
export function renderLayout(frame: Frame): Html {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${frame.title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`)}
        ${frame.script === true ? html`<script type="module" src="/assets/chat.js"></script>` : ''}
      </head>
      <body>
        <a class="skip" href="#main">本文へ移動</a>
        ${renderHeader(frame.here)}
        <main id="main" class="${frame.width}" tabindex="-1">${frame.main}</main>
      </body>
    </html>`;
}

const renderHeader = (here: Frame['here']): Html =>
  html`<header class="site">
    <div class="inner">
      <a class="brand" href="/"><span class="mark">係</span> <span lang="en">Kakari</span></a>
      <nav aria-label="メニュー">
        <a href="/" ${current('page', here === 'ask')}>質問する</a>
        <a href="/plans" ${current('page', here === 'plans')}>計画と予定</a>
      </nav>
    </div>
  </header>`;
