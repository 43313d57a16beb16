import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

const STYLE = 'text/css; charset=utf-8';

const OWN: Readonly<Record<string, string>> = {
  'theme.css': STYLE,
  'base.css': STYLE,
  'chat.css': STYLE,
  'composer.css': STYLE,
  'plan.css': STYLE,
  'schedule.css': STYLE,
  'milestone.css': STYLE,
  'inbox.css': STYLE,
  'imports.css': STYLE,
  'draft.css': STYLE,
  'chat.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Style, script and icon, read once; the design tokens come from the Digital Agency's package, not from a CDN. */
export function createAssets(): Hono {
  const assets = new Hono();
  const tokens = createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css');
  assets.use(etag());
  serve(assets, 'tokens.css', STYLE, readFileSync(tokens, 'utf8'));
  for (const [name, type] of Object.entries(OWN)) {
    serve(assets, name, type, readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'));
  }
  return assets;
}

function serve(assets: Hono, name: string, type: string, text: string): void {
  assets.get(`/${name}`, (c) => c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
}
