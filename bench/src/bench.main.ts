/** What `npm run bench -- <name>` measures, by the name of its program, and about how long it takes. */
const ABOUT = {
  'commit-visible': 'how soon a command is told by a report: one writer, then 200 writes a second; 2 min',
  gateway: 'what the gateway adds to one call, against the smallest subgraphs; 1 min',
  'gateway-service': 'what the gateway adds to a call of a service as it is served; 1 min',
  import: '10,864 people by roster files, and what others notice meanwhile; 2 min',
  national: 'reporting at the size of a country: tables, then the projector; 20 min, 13 GB',
  profile: 'where the time went: reads the folder of METODNET_BENCH_PROFILES',
  projector: '50,000 events from the stream into the ledger, and once more; 3 min',
  relay: '200,000 events from outboxes to the broker; 4 min',
  soak: 'half of what the suite takes for half an hour: memory, connections, backlogs',
  start: '`npm start` the first and the second time, memory of each process; 2 min',
  subgraph: 'lists and entities of network and staffing, against bare SQL; 2 min',
} as const;

const [, , name = ''] = process.argv;

if (name in ABOUT) {
  await import(`./${name}.main.js`);
} else {
  const width = Math.max(...Object.keys(ABOUT).map((one) => one.length));
  const lines = Object.entries(ABOUT).map(([one, about]) => `  ${one.padEnd(width)}  ${about}`);
  console.log(`npm run bench -- <name> [its options], where the name is one of

${lines.join('\n')}

Options of each, and what came out last: docs/operations/figures.md`);
  process.exitCode = name === '' || name === '--help' ? 0 : 2;
}
