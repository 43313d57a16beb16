import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A proxy on loopback that knows CONNECT only, and remembers to where it led. */
export interface ConnectProxy {
  readonly url: string;
  readonly led: readonly string[];
  /** The `proxy-authorization` of each, empty where there was none. */
  readonly authorizations: readonly string[];
  close(): Promise<void>;
}

export async function openConnectProxy(): Promise<ConnectProxy> {
  const led: string[] = [];
  const authorizations: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    const target = request.url ?? '';
    led.push(target);
    authorizations.push(request.headers['proxy-authorization'] ?? '');
    const [host = '', port = ''] = target.split(':');
    const onward = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(client);
      client.pipe(onward);
    });
    for (const socket of [client, onward]) sockets.add(socket);
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    led,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
