import type { Hono } from 'hono';
import { createWebApp, type WebOptions } from '../../../adapters/web/create-web-app.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { cityPlan, townPlan } from '../../fixtures/made-up-plans.ts';

/** The web surface over two made-up plans, on a day in 令和8年度. */
export function webApp(options: Partial<WebOptions> = {}): Hono {
  return createWebApp({
    assistant: new FakeAssistant(),
    plans: () => [cityPlan, townPlan],
    clock: fixedClock('2026-11-20'),
    reference: () => '7F3A2B1C',
    ...options,
  });
}

/** Markup without the spaces around its tags, which mean nothing. */
export const tidy = (html: string): string => html.replaceAll(/[ \n]+/g, ' ').replaceAll(/ ?(<[^>]+?) ?> ?/g, '$1>');

/** Headers that a browser sends with a form of our own page. */
export const OWN_FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'http://localhost',
  'sec-fetch-site': 'same-origin',
};

/** Fields of a form; a list makes a field that stands several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Submits the form of the chat page. */
export const submit = async (
  app: Hono,
  fields: Fields,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.request('/', { method: 'POST', headers: { ...OWN_FORM, ...headers }, body: formBody(fields) });

/** Calls the JSON interface. */
export const askJson = async (
  app: Hono,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.request('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

function formBody(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return body.toString();
}
