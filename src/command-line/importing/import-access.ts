import type { ImportAccess } from '../../../adapters/web/imports/import-access.ts';
import type { Config } from '../../config.ts';

/**
 * Who may review and publish drafts on the web page: who knows the password; where there is none, people at this computer, unless the
 * page has an address for others.
 */
export function importAccessOf({
  host,
  url,
  importPassword,
}: Pick<Config, 'host' | 'url' | 'importPassword'>): ImportAccess {
  if (importPassword !== undefined) return { kind: 'password', password: importPassword };
  const isForOthers = url !== undefined && !isLoopback(new URL(url).hostname);
  return isLoopback(host) && !isForOthers ? { kind: 'here' } : { kind: 'closed' };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/iu.test(host);
