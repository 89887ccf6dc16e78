import { silent } from '../model/world.fixture.js';
import { brokers, eventually, Pipeline, things } from '../pipeline.fixture.js';
import type { Applier } from './postgres-projection-store.js';
import { runProjection } from './run-projection.js';
import { dropProjection, liveVersion, projectionVersions, retireProjection, switchProjection } from './versions.js';

jest.setTimeout(60_000);
const TOMSK = 'ru-tom-tomsk';

/** The next version's table: the same events, counted. */
const counted: Applier<string> = {
  async apply(sql, effects) {
    await sql.query(
      `insert into counted as c select aggregate, count(*) from unnest($1::text[]) as e (aggregate) group by 1
           on conflict (aggregate) do update set events = c.events + excluded.events`,
      [effects.map(({ envelope }) => envelope.subject)],
    );
  },
};

describe.each(brokers)('Rebuilding a projection beside the running one, from %s', (_, binary) => {
  let pipeline: Pipeline;
  const next = (version = 2) => {
    const { pool, bus } = pipeline;
    const options = { service: 'test', pool, bus, log: silent, watchEvery: 200 };
    return pipeline.keep(runProjection(things(version), counted, options));
  };
  beforeEach(async () => {
    pipeline = await Pipeline.start(binary);
    await pipeline.owner.query(`create table counted (aggregate text primary key, events int not null)`);
    await pipeline.owner.query(`create view shown as select count(*)::int as events from happened`);
    pipeline.relay();
  });
  afterEach(() => pipeline.stop());

  it('fills the new version while the old one is read, then moves the readers and stops the old one', async () => {
    const old = pipeline.project();
    await pipeline.commit(TOMSK, 500);
    await pipeline.settled();
    const building = next();
    await pipeline.commit(TOMSK, 500);
    await pipeline.settled();
    expect(await liveVersion(pipeline.sql, 'things')).toBe(1);
    await eventually(async () =>
      expect(await projectionVersions(pipeline.sql)).toMatchObject([
        { version: 1, state: 'live', lanes: 1, lanesBehind: 0 },
        { version: 2, state: 'building', lanes: 1, lanesBehind: 0, eventsBehind: 0 },
      ]),
    );
    const switched = await switchProjection(pipeline.owner, 'things', 2, async (sql) => {
      await sql.query('create or replace view shown as select coalesce(sum(events), 0)::int as events from counted');
    });
    expect(switched).toBe('switched');
    expect(await liveVersion(pipeline.sql, 'things')).toBe(2);

    await pipeline.commit(TOMSK, 10);
    await eventually(() => expect(old.status().state).toBe('retired'));
    await eventually(async () =>
      expect((await pipeline.sql.query('select events from shown'))[0]).toEqual({ events: 1_010 }),
    );
    expect(await pipeline.balance()).toMatchObject({ applied: 1_000 });
    await eventually(() => expect(building.status().state).toBe('live'));
    await eventually(async () => expect(await pipeline.consumer().catch(() => null)).toBeNull());

    expect(await dropProjection(pipeline.sql, 'things', 1)).toBe(true);
    expect(await dropProjection(pipeline.sql, 'things', 2)).toBe(false);
    expect(await projectionVersions(pipeline.sql)).toMatchObject([{ version: 2, state: 'live' }]);
  });

  it('is refused while the new version lacks what the old one has', async () => {
    pipeline.project();
    await pipeline.commit(TOMSK, 100);
    await pipeline.settled();
    expect(await switchProjection(pipeline.owner, 'things', 2)).toBe('not-building');
    await pipeline.owner.query(`insert into bus.projection (name, version, state) values ('things', 2, 'building')`);
    expect(await projectionVersions(pipeline.sql)).toMatchObject([{ version: 1 }, { version: 2, eventsBehind: 100 }]);
    expect(await switchProjection(pipeline.owner, 'things', 2)).toBe('behind');
    expect(await liveVersion(pipeline.sql, 'things')).toBe(1);
  });

  it('can be given up', async () => {
    pipeline.project();
    await pipeline.commit(TOMSK, 10);
    await pipeline.settled();
    const building = next();
    await eventually(() => expect(building.status().state).toBe('building'));
    expect(await retireProjection(pipeline.sql, 'things', 1)).toBe(false);
    expect(await retireProjection(pipeline.sql, 'things', 2)).toBe(true);
    await eventually(() => expect(building.status().state).toBe('retired'));
  });
});
