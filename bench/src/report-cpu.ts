/** Loaded into a measured process by `--import`: tells its CPU time, in milliseconds, to whoever started it. */
process.on('message', (message) => {
  if (message !== 'cpu') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});
// Nobody is left to be measured for.
process.on('disconnect', () => process.exit());
