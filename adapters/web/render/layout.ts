import { html } from 'hono/html';
import { current, type Html } from './markup.ts';

/** The parts of the site that the header leads to. */
export type Section = 'ask' | 'plans' | 'milestones' | 'inbox' | 'imports';

/** Which parts there are beside questions and plans: milestones and inboxes; the review of drafts. */
export interface SiteParts {
  readonly reminding?: boolean;
  readonly imports?: boolean;
}

/** A page without what stands around it. */
export interface Frame {
  readonly title: string;
  readonly here?: Section;
  readonly width: 'reading' | 'wide';
  readonly main: Html;
  /** Whether the page loads the chat script. */
  readonly script?: boolean;
}

const STYLES = [
  'tokens',
  'theme',
  'base',
  'chat',
  'composer',
  'schedule',
  'plan',
  'milestone',
  'inbox',
  'imports',
  'draft',
];

/** A whole page: head, skip link, header with navigation, main. */
export function renderLayout(frame: Frame, parts: SiteParts): Html {
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
        ${renderHeader(frame.here, parts)}
        <main id="main" class="${frame.width}" tabindex="-1">${frame.main}</main>
      </body>
    </html>`;
}

const LINKS: readonly { readonly section: Section; readonly path: string; readonly label: string }[] = [
  { section: 'ask', path: '/', label: '質問する' },
  { section: 'plans', path: '/plans', label: '計画と予定' },
  { section: 'milestones', path: '/milestones', label: '期限一覧' },
  { section: 'inbox', path: '/inbox', label: '受信箱' },
  { section: 'imports', path: '/imports', label: '取込の確認' },
];

/** What a section belongs to that need not be there. */
const PART_OF: Readonly<Partial<Record<Section, keyof SiteParts>>> = {
  milestones: 'reminding',
  inbox: 'reminding',
  imports: 'imports',
};

function isThere(section: Section, parts: SiteParts): boolean {
  const part = PART_OF[section];
  return part === undefined || parts[part] === true;
}

const renderHeader = (here: Frame['here'], parts: SiteParts): Html =>
  html`<header class="site">
    <div class="inner">
      <a class="brand" href="/"><span class="mark">係</span> <span lang="en">Kakari</span></a>
      <nav aria-label="メニュー">
        ${LINKS.filter(({ section }) => isThere(section, parts)).map(
          ({ section, path, label }) => html`<a href="${path}" ${current('page', here === section)}>${label}</a>`,
        )}
      </nav>
    </div>
  </header>`;
