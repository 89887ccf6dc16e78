import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, demoNetwork, type Loading, loadNetwork, loadWork, workOf } from '@metodnet/demo';
import { calendarDate as day, type UnitId } from '@metodnet/kernel';
import { SERVICES, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { Client, eventually } from './asking.js';
import { ALPHA, journeyNetwork, service } from './journey.network.js';
import { figuresOf } from './recomputation.js';
import { type Row, tableOf } from './table.js';

let suite: Suite;
beforeEach(async () => {
  suite = await startSuite();
}, 120_000);
afterEach(() => suite?.stop(), 60_000);

const loading = (): Loading => ({
  endpoint: suite.endpoint,
  token: (grants) => suite.issuer.token({ subject: `demo-loader-${grants[0]?.role}`, grants }),
  log: () => undefined,
  progress: () => undefined,
});
const load = (network: Dataset) => loadNetwork(network, loading());

const analystOf = (unit: string) => Client.of(suite, { grants: [{ role: 'regional-operator', unit }] });

/** The domain events that each service has recorded. */
async function recorded(): Promise<readonly number[]> {
  return Promise.all(
    SERVICES.map(async (name) => {
      const client = new pg.Client({ connectionString: suite.databases[name].ownerUrl });
      await client.connect();
      const { rows } = await client.query('select count(*)::int as events from outbox');
      await client.end();
      return rows[0].events as number;
    }),
  );
}

it('loading a network again changes nothing: a loading that was broken off may simply be repeated', async () => {
  const work = workOf(
    {
      ...{ municipality: ALPHA, service: service(ALPHA), authority: ALPHA },
      ...{ eventsAMonth: 1, meetingsAQuarter: 2, guests: 2, consultations: 5 },
    },
    journeyNetwork,
  );
  const all = async () => {
    await load(journeyNetwork);
    await loadWork([work], journeyNetwork, loading());
  };
  await all();
  const once = await recorded();
  expect(once[SERVICES.indexOf('staffing')]).toBeGreaterThan(journeyNetwork.staff.people.length * 2);
  expect(once[SERVICES.indexOf('events')]).toBeGreaterThan(work.events.length * 2);
  await all();
  expect(await recorded()).toEqual(once);
}, 180_000);

it('the first query about the demo network is answered equal to a recomputation, to the last digit', async () => {
  const network = demoNetwork('small');
  await load(network);
  const local = join(__dirname, '..', 'infra', 'local');
  const { query } = JSON.parse(readFileSync(join(local, 'first-query.variables.json'), 'utf8')) as { query: object };
  const analyst = await analystOf('ru-tom');

  const { rows, coverage } = await eventually(async () => {
    const table = await tableOf(analyst, query as Readonly<Record<string, unknown>>);
    for (const row of table.rows) expect(told(row)).toEqual(expected(network, row));
    expect(table.rows.length).toBe((1 + 5 + 20) * 4);
    return table;
  }, 120_000);

  expect([coverage.expected, coverage.answered, coverage.missing.length]).toEqual([20, 4, 16]);
  const tomsk = rows.filter(({ unit }) => unit === 'ru-tom-tomsk');
  expect(tomsk.map(({ indicator, target, status }) => [indicator, target, status])).toEqual([
    ['IND-03', 80, 'MET'], // eleven of twelve
    ['IND-04', 75, 'NOT_MET'], // eight of twelve
    ['IND-05', 50, 'MET'], // eight of twelve
    ['IND-D1', 260, 'NOT_MET'], // 7 812 educators to 11.75 posts: more than 650, as T21 says
  ]);
}, 600_000);

const told = ({ unit, indicator, numerator, denominator, value }: Row) => ({
  unit,
  indicator,
  numerator,
  denominator,
  value,
});

/** What the dataset says of a row's unit on the last day of its period; nothing of who has not answered. */
function expected(network: Dataset, { unit, indicator, period_end: end, status }: Row) {
  const figure = figuresOf(network, unit as UnitId, day(String(end)))[String(indicator)];
  if (!figure) throw new Error(`No recomputation of ${indicator}`);
  const { numerator, denominator } = figure;
  const nothing = { unit, indicator, numerator: null, denominator: null, value: null };
  if (status === 'NOT_SUBMITTED') {
    expect([numerator, denominator]).toEqual([0, 0]);
    return nothing;
  }
  const scale = indicator === 'IND-D1' ? 1 : 100;
  return { unit, indicator, numerator, denominator, value: (numerator * scale) / denominator };
}
