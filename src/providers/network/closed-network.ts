import { isAmong, type Peer, peerName, peerOf } from './peer.ts';
import { refusal } from './refusal.ts';

let closedTo: readonly Peer[] | undefined;

/** Remembers whom the process may connect to, for what goes through a proxy: there a socket does not show whom it is for. */
export const rememberClosed = (peers: readonly Peer[]): void => {
  closedTo = peers;
};

/** Throws `KakariError` `network-closed` where the network is closed to an address, such as `https://example.com/path`. */
export function checkAddress(address: string): void {
  if (closedTo === undefined) return;
  const peer = peerOf(address);
  if (!isAmong(peer, closedTo)) throw refusal(peerName(peer));
}
