import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { chatSurfaceContract } from '../../contracts/chat-surface-contract.ts';
import { browserMissing, launchChromium } from './chromium.ts';
import { peopleAt, type People } from './people.ts';
import { openWebRig } from './web-rig.ts';

describe.skipIf(browserMissing)(
  `in Chromium${browserMissing === undefined ? '' : ` (skipped: ${browserMissing})`}`,
  () => {
    let browser: Browser;
    let people: People;

    beforeAll(async () => {
      browser = await launchChromium();
      people = peopleAt(browser);
    }, 60_000);

    afterAll(() => browser.close());

    chatSurfaceContract({
      name: 'web',
      open: (options) => openWebRig(options, people),
      abilities: {
        redelivery: { absent: 'A form that is sent twice is two questions: a browser repeats nothing by itself.' },
        bots: { absent: 'A browser shows one person what that person asked.' },
        together: { absent: 'A page is read by the one who opened it.' },
        buttons: (rig) => rig,
        reminders: (rig) => rig,
        writing: (rig) => rig,
      },
    });
  },
);
