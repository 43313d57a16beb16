import { fetch as undiciFetch, ProxyAgent } from 'undici';

/** `fetch` as it is used here. */
export type Fetch = typeof fetch;

/** `fetch` that goes through a proxy by CONNECT, or straight where none is named. `proxyUrl` may carry `user:password@`. */
export function platformFetch(proxyUrl?: string): Fetch {
  if (proxyUrl === undefined) return fetch;
  const dispatcher = new ProxyAgent(proxyUrl);
  return ((url: string, init: object) => undiciFetch(url, { ...init, dispatcher })) as unknown as Fetch;
}
