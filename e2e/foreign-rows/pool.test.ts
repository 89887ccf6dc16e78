import { calendarDate, newId, unitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import { staffing } from '@metodnet/staffing';
import { type Work, Works } from '@metodnet/store';
import pg from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { TODAY } from './oracle.js';
import { chanceOf, each } from './questions.js';
import { type Running, start } from './services.js';

const USERS = 50;
/** 10,000 with `FOREIGN_ROWS=everybody`. */
const REQUESTS = process.env.FOREIGN_ROWS ? 10_000 : 3_000;
const SEED = Number(process.env.FOREIGN_ROWS_SEED ?? 5);
const PATIENCE = 900_000;

let service: Running;
let admin: pg.Client;
const schools = Array.from({ length: USERS }, (_, n) => unitId(`ru-tom-tomsk-school-${n + 1}`));
const users = schools.map(
  (unit, n): Actor => ({
    subject: `user-${n}`,
    person: null,
    today: TODAY,
    grants: [{ role: 'school-head', unit, from: calendarDate('2020-01-01'), to: null }],
  }),
);

beforeAll(async () => {
  service = await start(staffing, { poolSize: 2 });
  admin = new pg.Client({ connectionString: service.database.ownerUrl });
  await admin.connect();
  await service.worker.query(
    `insert into scope.unit (id, kind, level, name, owner_id) select id, 'SCHOOL', 'ORGANISATION', id, 'ru-tom-tomsk' from unnest($1::text[]) id`,
    [schools],
  );
  await service.worker.query('select scope.recompute_closure($1)', [schools]);
  await service.worker.query(
    `insert into premises (id, unit_id, states, version) select 'ru-tom-tomsk:' || gen_random_uuid(), id, '[]', 1 from unnest($1::text[]) id`,
    [schools],
  );
}, PATIENCE);
afterAll(async () => {
  await admin?.end();
  await service?.stop();
});

const owners = async (work: Work): Promise<string[]> =>
  (await work.query<{ unit: string }>('select unit_id as unit from premises')).map(({ unit }) => unit);

/** What a request may meet: most are answered, some fail in the middle of their transaction in one of the ways in which they can. */
const FATES = {
  read: (works: Works, user: Actor) => works.read(user, owners),
  write: (works: Works, user: Actor) => works.run(user, owners),
  'fails of itself': (works: Works, user: Actor) =>
    works.run(user, async (work) => {
      await owners(work);
      throw new Error('of itself');
    }),
  'is abandoned': (works: Works, user: Actor) =>
    works.read(user, async (work) => {
      owners(work).catch(() => undefined);
      throw new Error('nobody waits any more');
    }),
  'is refused by the database': (works: Works, user: Actor) =>
    works.run(user, (work) => work.query<never>('select 1 / 0')),
  'writes where it may not': (works: Works, user: Actor) =>
    works.run(user, (work) =>
      work.query<never>(`insert into premises (id, unit_id, states, version) values ($1, 'ru-pnz', '[]', 1)`, [
        newId(unitId('ru-pnz')),
      ]),
    ),
  'takes too long': (works: Works, user: Actor) =>
    works.read(user, async (work) => {
      await work.query('set local statement_timeout = 5');
      return work.query<never>('select pg_sleep(1)');
    }),
  collides: async (works: Works, user: Actor) => {
    let attempts = 0;
    return works.runSerializable(user, async (work) => {
      const seen = await owners(work);
      if (attempts++ < 2) await work.query(`do $$ begin raise serialization_failure; end $$`);
      return seen;
    });
  },
  'loses its connection': (works: Works, user: Actor) =>
    works.read(user, async (work) => {
      const [own] = await work.query<{ pid: number }>('select pg_backend_pid() as pid');
      await admin.query('select pg_terminate_backend($1)', [own?.pid]);
      return owners(work);
    }),
} satisfies Record<string, (works: Works, user: Actor) => Promise<string[]>>;
type Fate = keyof typeof FATES;

/** Of a hundred requests. */
const SHARES: readonly (readonly [Fate, number])[] = [
  ['read', 58],
  ['is abandoned', 2],
  ['write', 20],
  ['fails of itself', 6],
  ['is refused by the database', 5],
  ['writes where it may not', 4],
  ['takes too long', 1],
  ['collides', 3],
  ['loses its connection', 1],
];
const hundred = SHARES.flatMap(([fate, share]) => Array<Fate>(share).fill(fate));

/** Sends every user's requests over the two connections, and answers what was seen of others, and how often each fate was met. */
async function crowd(works: Works, requests: number) {
  const chance = chanceOf(SEED);
  const foreign: string[] = [];
  const met = new Map<string, number>();
  const asked = Array.from({ length: requests }, () => [chance(USERS), hundred[chance(100)] as Fate] as const);
  await each(
    asked,
    async ([n, fate]) => {
      const outcome = await FATES[fate](works, users[n] as Actor).then(
        (units) => units,
        () => null,
      );
      met.set(
        `${fate}: ${outcome ? 'answered' : 'failed'}`,
        (met.get(`${fate}: ${outcome ? 'answered' : 'failed'}`) ?? 0) + 1,
      );
      if (outcome && (outcome.length !== 1 || outcome[0] !== schools[n]))
        foreign.push(`${users[n]?.subject}, ${fate}: ${outcome}`);
    },
    40,
  );
  return { foreign, met };
}

/** What the pooled connections remember of whom they served. */
async function remembered(): Promise<string[]> {
  const pool = (service.dataSource.driver as PostgresDriver).master as pg.Pool;
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  const settings = await Promise.all(
    clients.map((client) =>
      client.query(
        `select concat(current_setting('metodnet.grants', true), current_setting('metodnet.subject', true),
                       current_setting('metodnet.person', true), current_setting('metodnet.today', true)) as left`,
      ),
    ),
  );
  for (const client of clients) client.release();
  return settings.map(({ rows }) => rows[0].left);
}

describe(`Fifty users on two connections (FOREIGN_ROWS_SEED=${SEED})`, () => {
  it(
    'each see their own rows, whatever becomes of the others’ requests',
    async () => {
      const { foreign, met } = await crowd(service.works, REQUESTS);
      expect(foreign).toEqual([]);
      expect(met.get('read: failed') ?? 0).toBe(0);
      expect(met.get('write: failed') ?? 0).toBe(0);
      for (const [fate] of SHARES)
        expect([fate, [...met.keys()].some((key) => key.startsWith(fate))]).toEqual([fate, true]);
      expect(met.get('collides: answered')).toBeGreaterThan(0);
      expect(met.get('loses its connection: failed')).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it('leave nothing of themselves on the connections', async () => {
    expect(await remembered()).toEqual(['', '']);
  });

  it(
    'would see each other’s rows if what they may outlived their transactions',
    async () => {
      const { foreign } = await crowd(new Lingering(service.dataSource), 400);
      expect(foreign.length).toBeGreaterThan(0);
      expect((await remembered()).join('')).toContain('user-');
    },
    PATIENCE,
  );
});

/** What must never be: the settings are the connection's, and sometimes nobody says anew whose transaction it is. */
class Lingering extends Works {
  private nth = 0;

  override read<A>(actor: Actor, act: (work: Work) => Promise<A>): Promise<A> {
    return super.run(actor, async (work) => {
      const before = await work.query<{ grants: string }>(`select current_setting('lingering.grants', true) as grants`);
      await work.query(
        `select set_config('lingering.grants', current_setting('metodnet.grants'), false),
                               set_config('metodnet.subject', $1, false)`,
        [actor.subject],
      );
      if (this.nth++ % 3 === 0 && before[0]?.grants)
        await work.query(`select set_config('metodnet.grants', $1, true)`, [before[0].grants]);
      return act(work);
    });
  }
}
