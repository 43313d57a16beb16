const LOGIN = 'https://login.microsoftonline.com';

const TIMEOUT_MS = 20_000;

interface Options {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

interface Answer<T> {
  readonly headers: Record<string, string>;
  readonly body: T;
  readonly status: number;
}

/** The HTTP client of Microsoft's sign-in library. `login`, for tests, stands in the place of Microsoft's address. */
export function signInClient(fetch: typeof globalThis.fetch, login = LOGIN) {
  const ask = async <T>(method: string, url: string, { headers = {}, body }: Options = {}): Promise<Answer<T>> => {
    const response = await fetch(url.replace(LOGIN, login), {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: <T>(url: string, options?: Options) => ask<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: Options) => ask<T>('POST', url, options),
  };
}
