/** Runs inside each process under siege: collects garbage when asked (SIGUSR2), and cries out when a prototype has been polluted. */
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
process.on('SIGUSR2', () => collectGarbage({ type: 'major', execution: 'sync', flavor: 'last-resort' }));

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
setInterval(() => {
  for (const prototype of prototypes) {
    const strange = Object.keys(prototype);
    if (strange.length > 0) process.stderr.write(`A prototype was polluted: ${strange.join()}\n`);
  }
}, 200).unref();
