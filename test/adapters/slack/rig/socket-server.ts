import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Slack's end of Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
export interface SocketServer {
  readonly url: string;
  /** How often a client connected. */
  readonly connections: number;
  /** Resolves when a client is connected for the n-th time. */
  connected(count: number): Promise<void>;
  /** Sends an envelope; resolves with what it is acknowledged with. */
  send(type: 'events_api' | 'slash_commands' | 'interactive', payload: unknown, retry?: number): Promise<unknown>;
  /** Says what Slack says before it ends a connection. */
  recycle(): void;
  /** Breaks the connection. */
  break(): void;
  close(): Promise<void>;
}

interface Acknowledgement {
  readonly envelope_id: string;
  readonly payload?: unknown;
}

/** Starts it on a free port. */
export async function startSocketServer(): Promise<SocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const acknowledged = new Map<string, (payload: unknown) => void>();
  const waiting = new Set<() => void>();
  let client: WebSocket | undefined;
  let connections = 0;
  let envelopes = 0;
  server.on('connection', (socket) => {
    client = socket;
    connections += 1;
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse((data as Buffer).toString()) as Acknowledgement;
      acknowledged.get(id)?.(payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    for (const look of waiting) look();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    connected: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (connections < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    send: (type, payload, retry = 0) =>
      new Promise((resolve) => {
        envelopes += 1;
        const id = `envelope-${envelopes}`;
        acknowledged.set(id, resolve);
        const marks = { retry_attempt: retry, retry_reason: retry === 0 ? '' : 'timeout' };
        client?.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true, ...marks }));
      }),
    recycle: () => client?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    break: () => client?.terminate(),
    close: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
