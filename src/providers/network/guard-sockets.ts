import net from 'node:net';
import { isAmong, type Peer, peerName } from './peer.ts';
import { refusal } from './refusal.ts';

/**
 * Lets sockets connect to `peers` only. Every way to a TCP connection or a socket of the machine ends here: `net.connect`, `tls.connect`,
 * agents of HTTP, undici. What is refused has the error that a socket has whose host does not answer, only at once.
 */
export function guardSockets(peers: readonly Peer[]): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called as a method of the socket that was meant
  const { connect } = net.Socket.prototype;
  const guarded = function guarded(this: net.Socket & { connecting: boolean }, ...args: readonly unknown[]): unknown {
    const wanted = wantedBy(args);
    if (isAmong(wanted, peers)) return Reflect.apply(connect, this, args);
    // As a connection that is being made, and fails a moment later: whoever began it goes on setting the socket up.
    this.connecting = true;
    process.nextTick(() => this.destroy(refusal(peerName(wanted))));
    return this;
  };
  Reflect.set(net.Socket.prototype, 'connect', guarded);
}

/** Whom the arguments of `connect` mean: options, a port and a host, or a path; also as the list that Node's own functions hand on. */
export function wantedBy(args: readonly unknown[]): Peer {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (isOptions(first)) return peerFrom(first);
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { kind: 'path', path: first };
  return peerFrom({ port: first, host: second });
}

type Options = Readonly<Record<string, unknown>>;

const isOptions = (value: unknown): value is Options => typeof value === 'object' && value !== null;

const peerFrom = ({ path, host, port }: Options): Peer =>
  typeof path === 'string' && path !== ''
    ? { kind: 'path', path }
    : { kind: 'host', host: typeof host === 'string' && host !== '' ? host : 'localhost', port: Number(port) };
