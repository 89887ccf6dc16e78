/** What jest's global set-up has decided for this run. */
export function setting(name: 'TEST_DATABASE_URL' | 'TEST_NATS_URL' | 'METODNET_TEST_RUN'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: only integration tests and journeys have a database and a broker.`);
  return value;
}
