import type { Locator, Page } from 'playwright-core';
import { type HttpServer, startHttpServer } from '../../../adapters/http-server.ts';
import { createWebApp } from '../../../adapters/web/create-web-app.ts';
import { createInboxSurface } from '../../../adapters/web/inbox-surface.ts';
import { inboxPath } from '../../../adapters/web/paths.ts';
import type { WebFailure } from '../../../adapters/web/respond.ts';
import { type Contact, webContact } from '../../../src/domain/directory.ts';
import type { ChatSurface } from '../../../src/ports/chat-surface.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import type {
  Abilities,
  PersonName,
  RigOptions,
  Saying,
  Shown,
  SurfaceRig,
} from '../../contracts/chat-surface/surface-rig.ts';
import { sectionIn } from '../../contracts/chat-surface/told-reminders.ts';
import { HANAKO } from '../../contracts/chat-surface/under-contract.ts';
import type { Visit } from './chromium.ts';
import type { People } from './people.ts';

/** The web surface in Chromium: each person has a browser of their own, as good as new in each rig, and a message is an answer, or the inbox of the section. */
export class WebRig implements SurfaceRig {
  readonly house: ChatHouse;
  readonly contact: Contact;
  readonly surface: ChatSurface = createInboxSurface();
  readonly #people: People;
  readonly #server: HttpServer;
  readonly #failures: readonly WebFailure[];
  readonly #visits = new Map<PersonName, Visit>();
  readonly #inbox: string;

  constructor(parts: { house: ChatHouse; people: People; server: HttpServer; failures: readonly WebFailure[] }) {
    const { municipality, department } = sectionIn(parts.house.plans);
    this.house = parts.house;
    this.#people = parts.people;
    this.#server = parts.server;
    this.#failures = parts.failures;
    this.contact = webContact(municipality, department);
    this.#inbox = inboxPath(municipality, department);
  }

  async say({ person, text }: Saying): Promise<readonly Shown[]> {
    const { page } = await this.#visitOf(person);
    return this.#askBy(person, async () => {
      await page.locator('#question').fill(text);
      await page.getByRole('button', { name: '送信' }).click();
    });
  }

  references(): readonly string[] {
    return this.#failures.map(({ reference }) => reference);
  }

  /** Presses a button of an answer, or of the inbox under the person's name. */
  press: Abilities['buttons']['press'] = async (shown, label, person) => {
    const { page } = await this.#visitOf(person);
    const within = shown.id === this.#inbox ? page.locator('main') : page.locator('#log article').nth(Number(shown.id));
    const press = () => within.getByRole('button', { name: label, exact: true }).first().click();
    if (shown.id !== this.#inbox) return this.#askBy(person, press);
    await this.#openInbox(page);
    await page.getByRole('textbox', { name: '回答者（任意）' }).fill(person);
    await Promise.all([page.waitForURL(/[?]answered=/u), press()]);
    return [];
  };

  /** The inbox, where it holds a text. */
  standing: Abilities['reminders']['standing'] = async (text) => {
    const { page } = await this.#visitOf(HANAKO);
    await this.#openInbox(page);
    const shown = await this.#read(HANAKO, this.#inbox, page.locator('main'));
    return shown.reads.includes(text) ? [shown] : [];
  };

  /** What stands there of an answer that is being written, for whom the contract lets ask. */
  reads: Abilities['writing']['reads'] = async (text) => {
    const { page } = await this.#visitOf(HANAKO);
    await page.locator('#writing').getByText(text).waitFor();
  };

  async close(): Promise<void> {
    await Promise.all([...this.#visits.keys()].map((person) => this.#people.leave(person, this.#server.url)));
    await this.#server.close();
    await this.house.close();
  }

  async #askBy(person: PersonName, send: () => Promise<void>): Promise<readonly Shown[]> {
    const { page } = await this.#visitOf(person);
    const answers = page.locator('#log article');
    const before = await answers.count();
    await page.locator('#status').evaluate((status) => status.classList.remove('failed'));
    await send();
    const answer = answers.nth(before);
    const failed = page.locator('#status.failed');
    await answer.or(failed).waitFor();
    const isFailed = (await failed.count()) > 0;
    return [await this.#read(person, isFailed ? 'status' : String(before), isFailed ? failed : answer)];
  }

  async #read(to: PersonName, id: string, place: Locator): Promise<Shown> {
    const { problems } = await this.#visitOf(to);
    const { reads, overflow } = await place.evaluate((element) => {
      for (const one of element.querySelectorAll('details')) one.setAttribute('open', '');
      const { scrollWidth, clientWidth } = document.documentElement;
      return { reads: (element as HTMLElement).innerText, overflow: scrollWidth - clientWidth };
    });
    return {
      id,
      to,
      plain: reads,
      reads,
      buttons: await place.getByRole('button').allInnerTexts(),
      pings: [],
      links: await place.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')),
      faults: [
        ...problems.filter((problem) => !problem.includes('status of 500')),
        ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : []),
      ],
    };
  }

  async #openInbox(page: Page): Promise<void> {
    await page.goto(`${this.#server.url}${this.#inbox}`);
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
  }

  async #visitOf(person: PersonName): Promise<Visit> {
    const known = this.#visits.get(person);
    if (known !== undefined) return known;
    const opened = await this.#people.visit(person, this.#server.url);
    this.#visits.set(person, opened);
    return opened;
  }
}

/** Serves the web surface over a house of its own, for people who are there. */
export async function openWebRig({ assistant }: RigOptions, people: People): Promise<WebRig> {
  const house = await openChatHouse({ assistant });
  const failures: WebFailure[] = [];
  const app = createWebApp({
    ...house,
    plans: () => house.plans,
    desk: house.reminders,
    reference: () => `REF0000${failures.length + 1}`,
    reportFailure: (failure) => failures.push(failure),
  });
  const server = await startHttpServer([], app, { host: '127.0.0.1', port: 0 });
  return new WebRig({ house, people, server, failures });
}
