import dgram from 'node:dgram';
import { refusal } from './refusal.ts';

/** Lets no datagram out: nothing that the program is configured for sends any. */
export function guardDatagrams(): void {
  for (const name of ['send', 'connect']) Reflect.set(dgram.Socket.prototype, name, refuse);
}

/** The address comes behind the message and numbers. */
function refuse(...args: readonly unknown[]): never {
  const [address = 'localhost'] = args.slice(1).filter((value) => typeof value === 'string');
  throw refusal(`${address}（UDP）`);
}
