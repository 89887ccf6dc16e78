import { busMigrations } from '@metodnet/bus';
import {
  CategoryAssigned,
  CategoryEnded,
  type DomainEvent,
  Employed,
  type Envelope,
  PersonDetailsChanged,
  PersonsMerged,
  UnitClosed,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
} from '@metodnet/contracts';
import { calendarDate } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import fc from 'fast-check';
import pg from 'pg';
import { measures } from '../indicators/index.js';
import { ledgerProjection } from '../ledger.projection.js';
import { ForestReader } from '../tree/forest-reader.js';
import { History } from './history.fixture.js';
import { chanceOf, interleave, Lanes, uuid, WORLD } from './lanes.fixture.js';
import { LedgerWriter } from './writer.js';

let database: TestDatabase;
let client: pg.Client;
let owner: pg.Client;
let sql: Sql;
beforeAll(async () => {
  database = await testDatabase(busMigrations, {
    name: 'reporting',
    dir: new URL('../../migrations/', import.meta.url),
  });
  client = new pg.Client({ connectionString: database.workerUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await Promise.all([client.connect(), owner.connect()]);
  sql = { query: async (text, params = []) => (await client.query(text, [...params])).rows };
});
afterAll(async () => {
  await Promise.all([client?.end(), owner?.end()]);
  await database?.drop();
});

const SINCE = calendarDate('2019-01-01');
const STRANGER = 'm3';
const foreign = WORLD.filter((unit) => unit.owner !== STRANGER);

/** What the municipality m3 may say of others’ units, records and people, on its own subject. */
function lie(kind: number, chance: (below: number) => number): readonly [subject: string, event: DomainEvent] {
  const unit = foreign[chance(foreign.length)] as (typeof WORLD)[number];
  const above = WORLD[chance(WORLD.length)] as (typeof WORLD)[number];
  const own = `${STRANGER}:${uuid(0xf000 + chance(4))}`;
  const theirs = `${unit.owner}:${uuid(1 + chance(12))}`;
  // Under which the stranger may not come to stand.
  const settled = ['m1', 'm2-c2', 'm2-a2'][chance(3)] as string;
  const their = { unitId: unit.id, from: SINCE };
  const named = { name: 'Чужая', shortName: 'Чужая' };
  const facts = { youngUntil: SINCE, firstThreeYearsUntil: null, higherEducationFrom: null, occurredOn: SINCE };
  const parents = [{ parentId: above.id, parentLevel: above.level, from: SINCE, to: null }];
  const place = { unitId: unit.id, level: unit.level, hierarchy: 'ADMINISTRATIVE' as const, parents };
  const term = {
    ...{ position: 'teacher', positionGroup: 'PEDAGOGICAL' as const, pedagogical: true, teacher: true, manager: false },
    ...{ methodist: false, methodistKind: null, from: SINCE, to: null, rateHundredths: 100 },
    ...{ teachingLoadHundredths: 0, subjects: [] },
  };
  const job = { employmentId: theirs, personId: theirs, main: true, to: null, cancelled: false, terms: [term] };
  const subject = `unit:${unit.id}`;
  return [
    [subject, UnitRegistered({ ...their, ...named, kind: unit.kind, level: 'REGION', ownerId: STRANGER })],
    [subject, UnitRegistered({ ...their, ...named, kind: unit.kind, level: unit.level, ownerId: unit.owner })],
    [subject, UnitRenamed({ ...their, ...named })],
    [subject, UnitPlaced({ ...place, occurredOn: SINCE })],
    [subject, UnitClosed({ unitId: unit.id, closedOn: calendarDate('2021-05-01'), successorIds: [] })],
    [
      `category:${own}`,
      CategoryAssigned({ categoryId: own, unitId: settled, from: SINCE, category: 'SMALL_SCHOOL', to: null }),
    ],
    [`category:${own}`, CategoryEnded({ categoryId: TAG, unitId: 'm1-s1', category: 'SMALL_SCHOOL', endedOn: SINCE })],
    [`employment:${own}`, Employed({ ...job, ...their })],
    [`person:${own}`, PersonDetailsChanged({ personId: theirs, ...facts, higherEducation: true })],
    [`person:${own}`, PersonsMerged({ survivorId: own, mergedId: theirs, occurredOn: SINCE })],
  ][kind] as [string, DomainEvent];
}
const KINDS = 10;
const TAG = `m1:${uuid(0xfff)}`;

/** The read model after these events, in words that do not depend on the order of their coming. */
async function known(events: readonly Envelope[], chance: (below: number) => number) {
  await owner.query(
    'truncate unit, unit_name, unit_tag, told_by, edge, ancestor, holder, statement, source_event, fact, member, step restart identity',
  );
  const writer = new LedgerWriter(measures);
  for (let start = 0; start < events.length; ) {
    const size = 1 + chance(60);
    await client.query('begin');
    await writer.apply(
      sql,
      events.slice(start, start + size).flatMap((event) => ledgerProjection.read(event) ?? []),
    );
    await client.query('commit');
    start += size;
  }
  const { forest } = await new ForestReader().read(sql);
  return {
    units: WORLD.map(({ id }) => {
      const { key: _, parents, ...unit } = forest.find(id) ?? ({ parents: [] } as never);
      return { ...unit, tellers: [], parents: parents.length };
    }),
    ancestors: await sql.query(
      `select u.id, hierarchy, n.id as node, from_month, to_month from ancestor a join unit u on u.key = a.unit join unit n on n.key = a.node
        order by u.id, hierarchy, n.id, from_month`,
    ),
    members: await sql.query(
      `select u.id, e.name, from_month, to_month, sum(n)::int as n from member m join unit u on u.key = m.unit join measure e on e.key = m.measure
        group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    ),
  };
}

describe('Hearing in reporting what owners say of others', () => {
  it('counts as if nothing had been said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(fc.nat(KINDS - 1), { minLength: 5, maxLength: 20 }),
        async (seed, kinds) => {
          const chance = chanceOf(seed);
          const history = new History(chance, 60);
          history.lanes.say(
            'm1',
            `category:${TAG}`,
            CategoryAssigned({
              ...{ categoryId: TAG, unitId: 'm1-s1', category: 'SMALL_SCHOOL' },
              from: SINCE,
              to: null,
            }),
          );
          const truth = history.lanes.events;
          const expected = await known(truth, chance);
          expect(expected.units.find(({ id }) => id === 'm1-s1')?.tags).toHaveLength(1);
          const liar = new Lanes();
          for (const kind of kinds) liar.say(STRANGER, ...lie(kind, chance));
          // A version far ahead; a lane of its own, so that its lies come at any time.
          const lies = liar.events.map((event) => ({ ...event, source: `/${STRANGER}/lies`, version: 2_000_000_000 }));
          expect(await known(interleave([...truth, ...lies], chance), chance)).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes a unit from the nearest of those who could have registered it, whoever is heard first', async () => {
    const lanes = new Lanes();
    const school = 'r1-m-school';
    const tell = (by: string, shortName: string, ...more: DomainEvent[]) => {
      const its = { unitId: school, kind: 'SCHOOL' as const, level: 'ORGANISATION' as const, from: SINCE };
      lanes.say(by, `unit:${school}`, UnitRegistered({ ...its, name: shortName, shortName, ownerId: by }));
      for (const event of more) lanes.say(by, `unit:${school}`, event);
    };
    tell('r1-m', 'Школа');
    tell('r1', 'Чужая', UnitClosed({ unitId: school, closedOn: calendarDate('2021-05-01'), successorIds: [] }));
    const [first, ...then] = lanes.events as [Envelope, ...Envelope[]];
    for (const order of [
      [first, ...then],
      [...then, first],
    ]) {
      await known(order, () => 0);
      const { forest } = await new ForestReader().read(sql);
      expect(forest.find(school)).toMatchObject({ ownerId: 'r1-m', closedOn: null, names: [{ shortName: 'Школа' }] });
    }
  });
});
