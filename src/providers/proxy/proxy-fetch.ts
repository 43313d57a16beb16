import { type Dispatcher, EnvHttpProxyAgent, fetch as fetchThrough, type RequestInfo, type RequestInit } from 'undici';
import { checkAddress } from '../network/closed-network.ts';

/** The proxy through which the outside is reached. */
export interface Proxy {
  /** `http://HOST:PORT` or `https://…`. */
  readonly url: string;
  /** Hosts that are reached without it, in the form of `NO_PROXY`. */
  readonly except: string;
}

/** What connects through a proxy, for undici's `fetch` and `WebSocket`; where the network is closed, only to whom it is open. */
export const proxyDispatcher = ({ url, except }: Proxy): Dispatcher =>
  new EnvHttpProxyAgent({ httpProxy: url, httpsProxy: url, noProxy: except }).compose(
    (dispatch) => (options, handler) => {
      checkAddress(String(options.origin));
      return dispatch(options, handler);
    },
  );

/** A `fetch` whose requests go through a proxy. Node's own knows none before Node 24. */
export function proxyFetch(proxy: Proxy): typeof fetch {
  const dispatcher = proxyDispatcher(proxy);
  // Node's types and undici's are of two releases of the same library.
  return ((input: RequestInfo, init?: RequestInit) =>
    fetchThrough(input, { ...init, dispatcher })) as unknown as typeof fetch;
}
