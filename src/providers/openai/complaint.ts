import { z } from 'zod';

/** What a server said when it refused. `message` is for recognising the case only: it may repeat what was asked, or a key. */
export interface Complaint {
  /** Absent where the error came in the midst of a stream. */
  readonly status?: number;
  readonly code: string;
  /** The field of the request that is at fault, where the server names it. */
  readonly param: string;
  readonly message: string;
  /** How long to wait before the next try, where the server says it. */
  readonly retryAfterMs?: number;
}

const text = z.unknown().transform((value) => (typeof value === 'string' ? value : ''));

const apiError = z.object({
  status: z.number().optional(),
  headers: z.instanceof(Headers).optional().catch(undefined),
  error: z.object({ message: z.unknown(), code: z.unknown(), type: text, param: text }).partial(),
});

/** What a server said, of an error of the client; undefined where no server spoke. */
export function complaintOf(error: unknown): Complaint | undefined {
  const { data } = apiError.safeParse(error);
  if (!data) return undefined;
  const { message, code, type = '', param = '' } = data.error;
  const retryAfterMs = data.headers && retryAfter(data.headers);
  return {
    ...(data.status !== undefined && { status: data.status }),
    code: typeof code === 'string' && code !== '' ? code : type,
    param,
    message: typeof message === 'string' ? message : JSON.stringify(message ?? ''),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** `Retry-After` is a number of seconds or a date, which is compared with the server's own. */
function retryAfter(headers: Headers): number | undefined {
  const given = headers.get('retry-after') ?? '';
  const candidates = [
    Number.parseFloat(headers.get('retry-after-ms') ?? ''),
    /^\d/u.test(given) ? Number.parseFloat(given) * 1000 : Date.parse(given) - Date.parse(headers.get('date') ?? ''),
  ];
  return candidates.find((ms) => Number.isFinite(ms) && ms >= 0);
}
