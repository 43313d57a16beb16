// Runs in a thread before the thread's own file, where the network is closed; Node 20 cannot read TypeScript by itself.
const { register } = require('tsx/cjs/api');

const unregister = register();
require('./close-network.ts').closeNetwork([]);
unregister();
