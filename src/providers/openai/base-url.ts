/** Ends of addresses that people copy from examples of a single call. */
const CALL = /\/(?:chat\/completions|completions|embeddings|models)$/u;

/**
 * The address before `/chat/completions`, however it was copied: without blanks, slashes at the end, or the path of a call. `/v1` is
 * not added where it is missing: some servers have none, and `wrong-address` tells.
 */
export function normaliseBaseUrl(url: string): string {
  const bare = withoutSlashes(url.trim());
  return withoutSlashes(bare.replace(CALL, ''));
}

const withoutSlashes = (url: string): string => url.replace(/\/+$/u, '');
