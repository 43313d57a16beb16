// Loaded into a process before everything else (NODE_OPTIONS=--require): writes down, a line of JSON each, what really goes out. It lies
// below the program's own guard, so that what the guard refuses is not seen here.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

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
    if (typeof holder[name] === 'function') watch(holder, name, ([host]) => ['name', String(host)]);
syncBuiltinESMExports();
say('watching', process.pid);
