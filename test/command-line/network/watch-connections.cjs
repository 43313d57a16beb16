// Loaded into a process before everything else (NODE_OPTIONS=--require): writes down, a line of JSON each, what really goes out. It lies
// below the program's own guard, so that what the guard refuses is not seen here.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { isMainThread } = require('node:worker_threads');

const say = (kind, what) => appendFileSync(process.env.WATCHED_IN, `${JSON.stringify({ kind, what })}\n`);

function watch(holder, name, told) {
  const inner = holder[name];
  holder[name] = function watched(...args) {
    say(...told(args));
    return inner.apply(this, args);
  };
}

const peer = ({ path, host, port }) => path ?? `${host ?? 'localhost'}:${port}`;
watch(net.Socket.prototype, 'connect', (args) => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  return ['connect', typeof first === 'object' ? peer(first) : peer({ port: first, host: second })];
});
watch(net.Server.prototype, 'listen', ([first, second]) => [
  'listen',
  `${typeof second === 'string' ? second : first}`,
]);
for (const name of ['send', 'connect']) watch(dgram.Socket.prototype, name, () => ['datagram', name]);
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveSrv', 'resolveTxt', 'reverse'])
    if (typeof holder[name] === 'function')
      // An address is looked up nowhere.
      watch(holder, name, ([host]) => [net.isIP(String(host)) > 0 ? 'address' : 'name', String(host)]);
syncBuiltinESMExports();
// At its end the program tries to connect to somebody it is not configured for, and tells what is left of what would trace it.
if (isMainThread)
  process.once('exit', () => {
    new net.Socket().on('error', () => undefined).connect(80, '192.0.2.1');
    const left = Object.keys(process.env).filter((name) => /^LANG(?:SMITH|CHAIN)_TRACING/u.test(name));
    say('tracing', left.join(' ') || 'none');
  });
say('watching', process.pid);
