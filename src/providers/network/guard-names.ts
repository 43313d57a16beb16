import dns from 'node:dns';
import { isIP } from 'node:net';
import { isHostAmong, type Peer } from './peer.ts';
import { refusal } from './refusal.ts';

/** Functions of `node:dns` whose first argument is a name or an address that somebody else is asked about. */
const ASKING = [
  'lookup',
  'lookupService',
  'resolve',
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveCaa',
  'resolveCname',
  'resolveMx',
  'resolveNaptr',
  'resolveNs',
  'resolvePtr',
  'resolveSoa',
  'resolveSrv',
  'resolveTlsa',
  'resolveTxt',
  'reverse',
];

type Asking = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Lets only the names of `peers`, and of the hosts at which the program listens, be looked up; an address needs no look-up. */
export function guardNames(peers: readonly Peer[], listening: readonly string[]): void {
  const may = (name: string, host: unknown): boolean =>
    typeof host !== 'string' ||
    (name === 'lookup' && (isIP(host) > 0 || listening.includes(host))) ||
    isHostAmong(host, peers);
  for (const holder of [dns, dns.Resolver.prototype]) guard(holder, may, refuseByCallback);
  for (const holder of [dns.promises, dns.promises.Resolver.prototype]) guard(holder, may, refuseByRejecting);
}

function guard(holder: object, may: (name: string, host: unknown) => boolean, refuse: Asking): void {
  for (const name of ASKING) {
    const ask: unknown = Reflect.get(holder, name);
    if (typeof ask !== 'function') continue;
    const guarded: Asking = function guarded(...args) {
      return may(name, args[0]) ? Reflect.apply(ask, this, args) : refuse(...args);
    };
    Reflect.set(holder, name, guarded);
  }
}

const refuseByCallback: Asking = (host, ...others) => {
  const callback = others.at(-1);
  if (typeof callback === 'function') process.nextTick(() => void Reflect.apply(callback, undefined, [refused(host)]));
};

const refuseByRejecting: Asking = (host) => Promise.reject(refused(host));

const refused = (host: unknown): Error => refusal(String(host));
