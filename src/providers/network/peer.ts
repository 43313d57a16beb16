import { isIP } from 'node:net';

/** Somebody whom the program may connect to. */
export type Peer =
  /** `*.example.com` in `host` is every name below it. */
  | { readonly kind: 'host'; readonly host: string; readonly port: number }
  /** A socket of the machine itself. */
  | { readonly kind: 'path'; readonly path: string };

/** What an address is reached at: `http://localhost:11434/v1` at port 11434 of localhost. */
export function peerOf(address: string): Peer {
  const { hostname, port, protocol } = new URL(address);
  return { kind: 'host', host: bare(hostname), port: port === '' ? (PORTS[protocol] ?? 443) : Number(port) };
}

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'ws:': 80, 'postgres:': 5432, 'postgresql:': 5432 };

/** How people are told of a peer. */
export const peerName = (peer: Peer): string =>
  peer.kind === 'path' ? peer.path : `${isIP(peer.host) === 6 ? `[${peer.host}]` : peer.host}:${peer.port}`;

/** Whether `peers` hold whom somebody wants to connect to. */
export const isAmong = (wanted: Peer, peers: readonly Peer[]): boolean =>
  peers.some((peer) => {
    if (peer.kind === 'path' || wanted.kind === 'path')
      return peer.kind === 'path' && wanted.kind === 'path' && peer.path === wanted.path;
    return peer.port === wanted.port && isNamed(wanted.host, peer.host);
  });

/** Whether `peers` hold a host of that name, at whatever port: its address may be looked up. */
export const isHostAmong = (host: string, peers: readonly Peer[]): boolean =>
  peers.some((peer) => peer.kind === 'host' && isNamed(host, peer.host));

const isNamed = (host: string, allowed: string): boolean =>
  allowed.startsWith('*.') ? bare(host).endsWith(allowed.slice(1)) : bare(host) === bare(allowed);

/** A host as it is compared: without the brackets of IPv6 and the dot at the end. */
const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/u, '$1')
    .replace(/\.$/u, '');
