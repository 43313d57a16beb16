import dgram from 'node:dgram';
import dns from 'node:dns';
import { resolve4 } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import OpenAI from 'openai';
import pg from 'pg';
import { fetch as undiciFetch } from 'undici';
import { WebSocket } from 'ws';
import { errorLines } from '../../../src/command-line/sentences.ts';
import { closeNetwork } from '../../../src/providers/network/close-network.ts';
import { peerOf } from '../../../src/providers/network/peer.ts';
import { proxyFetch } from '../../../src/providers/proxy/proxy-fetch.ts';

// Runs as a process of its own, since there is no way back: closes the network to all but the address that it is given, tries every way
// out, and prints as JSON what came of each.

const address = process.argv[2] ?? '';
const outside = 'example.com';

const failed = async (emitter: NodeJS.EventEmitter): Promise<unknown> =>
  ((await once(emitter, 'error')) as unknown[])[0];

const rejected = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

const answered = (ask: (done: (error: unknown) => void) => void): Promise<unknown> => new Promise(ask);

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/** What a thread is told, which has functions of its own. */
async function inThread(): Promise<unknown> {
  const code = `fetch(${JSON.stringify(address)}).catch((e) => require('node:worker_threads').parentPort.postMessage({ code: e.cause.code, fields: e.cause.fields }))`;
  const worker = new Worker(code, { eval: true, execArgv: [] });
  const [error] = (await once(worker, 'message')) as unknown[];
  await worker.terminate();
  return error;
}

const WAYS: Readonly<Record<string, () => unknown>> = {
  fetch: () => rejected(fetch(`https://${outside}/`)),
  undici: () => rejected(undiciFetch(`http://${outside}/`)),
  http: () => failed(get('http://127.0.0.1:8999/')),
  https: () => failed(https.get(`https://${outside}/`)),
  tls: () => failed(tls.connect({ host: outside, port: 443 })),
  'a socket': () => failed(net.connect(25, outside)),
  'a socket by address': () => failed(new net.Socket().connect({ host: '2001:db8::1', port: 25 })),
  'a socket of the machine': () => failed(net.connect('/tmp/other.sock')),
  'a WebSocket': () => failed(new WebSocket(`wss://${outside}/`)),
  PostgreSQL: () => rejected(new pg.Client(`postgres://${outside}/x`).connect()),
  'a model': () => rejected(new OpenAI({ apiKey: 'k', maxRetries: 0 }).models.list()),
  'another port of whom it is open to': () => rejected(fetch('http://localhost:8999/')),
  'a look-up': () => answered((done) => dns.lookup(outside, done)),
  'a look-up by promise': () => rejected(resolve4(outside)),
  'a resolver': () => rejected(new dns.promises.Resolver().resolveTxt(outside)),
  'an own name asked of others': () => rejected(resolve4('own-name.example')),
  'a datagram': () => thrown(() => dgram.createSocket('udp4').unref().send('x', 53, '192.0.2.1')),
  'a proxy': () => rejected(proxyFetch({ url: address, except: '' })(`https://${outside}/`)),
  'a thread': inThread,
};

async function listens(): Promise<boolean> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  return true;
}

closeNetwork([peerOf(address)], ['127.0.0.1', 'own-name.example']);
const refused: Record<string, unknown> = {};
for (const [name, way] of Object.entries(WAYS)) refused[name] = hostOf(await way());
const sentences = errorLines(await rejected(fetch(`https://${outside}/`)));
const allowed = await (await fetch(address)).text();
console.log(JSON.stringify({ refused, sentences, allowed, listens: await listens() }));

/** Who was refused, by the error itself or by what caused it; otherwise what came instead. */
function hostOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('fields' in error && 'code' in error && error.code === 'network-closed') return error.fields;
  return 'cause' in error && error.cause !== undefined ? hostOf(error.cause) : inspect(error);
}
