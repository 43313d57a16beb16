import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../../../adapters/teams/cards/adaptive-card.ts';

const RENDERER = fileURLToPath(
  new URL('../../../../node_modules/adaptivecards/dist/adaptivecards.min.js', import.meta.url),
);

/** Sizes, colours and limits as the Teams client has them, as far as they decide whether a card fits. */
const HOST_CONFIG = {
  fontFamily: "'Noto Sans CJK JP', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 700 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e1dfdd' },
  supportsInteractivity: true,
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  table: { cellSpacing: 8 },
  containerStyles: {
    default: { backgroundColor: '#ffffff', borderColor: '#d1d1d1' },
    emphasis: { backgroundColor: '#f5f5f5', borderColor: '#d1d1d1' },
  },
};

const PAGE = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>card</title><link rel="icon" href="data:,"><style>
body { margin: 0; padding: 8px; background: #f5f5f5; font-family: 'Noto Sans CJK JP', sans-serif }
#card { max-width: 760px; background: #fff; border-radius: 8px; box-shadow: 0 1px 3px #0003 }
.ac-pushButton { padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; font: 600 14px 'Noto Sans CJK JP' }
.ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7 }
.ac-actionSet, .ac-actionSet > * { flex-wrap: wrap; gap: 6px 0 }
input, select { box-sizing: border-box; width: 100%; padding: 6px }
</style></head><body><div id="card"></div><script src="/adaptivecards.js"></script><script>
function show(json) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST_CONFIG)});
  window.pressed = [];
  card.onExecuteAction = (action) => window.pressed.push({ type: action.getJsonTypeName(), verb: action.verb, data: action.data });
  // The renderer keeps the position of its expression for languages, so that every second card would be refused.
  AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  card.parse(json, context);
  const problems = [];
  for (let at = 0; at < context.eventCount; at += 1) problems.push(context.getEventAt(at).message);
  document.querySelector('#card').replaceChildren(card.render());
  return problems;
}
</script></body></html>`;

/** A page on loopback that shows a card with Microsoft's own renderer. */
export interface CardPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page and the renderer, nothing else. */
export async function startCardPage(): Promise<CardPage> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/adaptivecards.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? readFileSync(RENDERER) : PAGE);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** Shows a card on the page; what the renderer complains of. */
export const showCard = (page: Page, card: AdaptiveCard): Promise<readonly string[]> =>
  page.evaluate(`show(${JSON.stringify(card)})`);
