/** Longer than Teams ever takes; what is not answered then may have arrived all the same. */
const TIMEOUT_MS = 20_000;

/** Before any request of ours was on its way. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Why a request to the Bot Connector was not taken. The client below throws it in place of answering. */
export type Refusal =
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly retryAfterMs?: number }
  /** `doubtful`: the connector may have taken it. */
  | { readonly kind: 'broken'; readonly doubtful: boolean; readonly reason: string };

/** Carries a `Refusal` through the SDK. It is none of the errors after which the SDK sends again by itself. */
export class ConnectorError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** What the SDK hands over and wants back, as far as it is used here. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { toJson(): Record<string, string> };
  readonly body?: unknown;
}

interface SdkResponse {
  readonly status: number;
  readonly request: SdkRequest;
  readonly headers: { toJson(): Record<string, string> };
  readonly bodyAsText: string;
}

/** The HTTP client of the SDK's connector: one try, no redirects, and a `ConnectorError` for everything that was not taken. */
export const connectorClient = (
  fetch: typeof globalThis.fetch,
): { sendRequest(request: SdkRequest): Promise<SdkResponse> } => ({
  async sendRequest(request) {
    const { status, headers, text } = await send(fetch, request);
    if (status < 200 || status > 299) throw new ConnectorError(refusalOf(status, headers, text));
    return { status, request, headers: { toJson: () => Object.fromEntries(headers) }, bodyAsText: text };
  },
});

async function send(fetch: typeof globalThis.fetch, { url, method, headers, body }: SdkRequest) {
  try {
    const response = await fetch(url, {
      method,
      headers: headers.toJson(),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(typeof body === 'string' ? { body } : {}),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const reason = codeOf(error);
    throw new ConnectorError({ kind: 'broken', doubtful: !NEVER_SENT.has(reason), reason });
  }
}

function codeOf(error: unknown): string {
  const { cause, code, name } = error as { readonly cause?: { readonly code?: string }; code?: string; name?: string };
  return cause?.code ?? code ?? name ?? 'unknown';
}

function refusalOf(status: number, headers: Headers, text: string): Refusal {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(seconds) ? { retryAfterMs: Math.max(0, seconds * 1000) } : {};
  return {
    kind: 'refused',
    status,
    code: /"code"\s*:\s*"(?<code>\w{1,80})"/u.exec(text)?.groups?.['code'] ?? '',
    ...wait,
  };
}
