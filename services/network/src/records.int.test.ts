import { addDays, type CalendarDate, type Id, type UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import { type Commands, commandsWith } from './commands.fixture.js';
import {
  accepted,
  actor,
  anAct,
  aRegistration,
  aSpan,
  code,
  faultOf,
  kuznetsk,
  methodist,
  nobody,
  penza,
  person,
  schoolHead,
  since,
  TODAY,
  tomskCity,
  tomskRegion,
} from './network.fixture.js';
import { type Network, populate, startNetwork } from './running.fixture.js';

let net: Network;
let commands: Commands;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
  commands = commandsWith(net, net.authority);
});
afterAll(() => net?.stop());

const school = code('ru-tom-tomsk-school-4');
const other = code('ru-tom-tomsk-school-10');
let nth = 0;

/** Each aggregate: how a record of a unit is made, and how it is changed afterwards. */
type Making = (on: Commands, who: Actor, unitId: UnitId) => Promise<{ readonly accepted: boolean }>;
type Change = (on: Commands, who: Actor, record: Made, expectedVersion?: number) => Promise<unknown>;
interface Made {
  readonly id: string;
  readonly version: number;
  /** Of spans. */
  readonly from: CalendarDate;
}

/** A span of ten days that no other record of the test has. */
const ownSpan = () => {
  const from = addDays(since, 10 * nth++);
  return { from, to: addDays(from, 10) };
};
const records: [string, Making, Change][] = [
  [
    'role_grant',
    (on, who, unitId) => on.grants.grant(who, { unitId, subject: `s${nth++}`, role: 'educator', ...aSpan() }),
    (on, who, { id }, version) => on.grants.revoke(who, id as never, TODAY, version),
  ],
  [
    'contingent',
    (on, who, unitId) =>
      on.contingents.count(who, {
        unitId,
        asOf: addDays(since, nth++),
        counts: [{ age: 7, count: 50 }],
      }),
    (on, who, { id }, version) =>
      on.contingents.correct(
        who,
        { id, expectedVersion: version ?? null },
        [{ age: 7, count: 51 + nth++ }],
        'Пересчёт',
      ),
  ],
  [
    'structure',
    (on, who, unitId) =>
      on.structures.form(who, { unitId, kind: 'CHAIR', name: 'Кафедра', subject: null, actId: null, formedOn: since }),
    (on, who, { id }, version) =>
      on.structures.appointHead(
        who,
        { id, expectedVersion: version ?? null },
        { personId: person(nth++), unitId: school, from: TODAY },
      ),
  ],
  [
    'site',
    (on, who, unitId) =>
      on.sites.grant(who, {
        unitId,
        kind: 'INTERNSHIP',
        theme: null,
        patronId: null,
        patronName: null,
        actId: null,
        ...aSpan(),
      }),
    (on, who, { id }, version) => on.sites.end(who, { id, expectedVersion: version ?? null }, TODAY),
  ],
  [
    'category',
    (on, who, unitId) =>
      on.categories.assign(who, {
        unitId,
        category: 'LOW_RESULTS',
        actId: null,
        ...ownSpan(),
      }),
    (on, who, { id, from }, version) => on.categories.end(who, { id, expectedVersion: version ?? null }, from),
  ],
  [
    'act',
    (on, who, unitId) => on.acts.adopt(who, anAct({ unitId })),
    (on, who, { id }, version) =>
      on.acts.publish(
        who,
        { id, expectedVersion: version ?? null },
        { channel: 'SITE', place: `https://school.example/${nth++}`, publishedOn: TODAY },
      ),
  ],
  [
    'relation',
    (on, who, unitId) =>
      on.relations.set(who, {
        unitId,
        kind: 'DELEGATION',
        otherId: unitId === other ? school : other,
        subject: `${nth++}`,
        agreedWithId: null,
        actId: null,
        ...aSpan(),
      }),
    (on, who, { id }, version) => on.relations.end(who, { id, expectedVersion: version ?? null }, TODAY),
  ],
  [
    'web_resource',
    (on, who, unitId) =>
      on.resources.register(who, {
        unitId,
        kind: 'OFFICIAL_SITE',
        url: 'https://school.example',
        section: null,
        registeredOn: since,
      }),
    (on, who, { id }, version) => on.resources.check(who, { id, expectedVersion: version ?? null }, TODAY, 80),
  ],
  [
    'agreement',
    (on, who, unitId) =>
      on.agreements.sign(who, {
        unitId,
        partnerId: null,
        partnerName: 'Музей',
        number: null,
        subject: 'Экскурсии',
        orderedEvents: ['День музея'],
        fileUrl: null,
        signedOn: since,
        ...aSpan(),
      }),
    (on, who, { id }, version) => on.agreements.end(who, { id, expectedVersion: version ?? null }, TODAY),
  ],
  [
    'service_model',
    (on, who, unitId) =>
      on.models.adopt(who, {
        unitId,
        form: 'OTHER',
        description: 'Распределённая',
        actId: null,
        ...ownSpan(),
      }),
    (on, who, { id, from }, version) => on.models.end(who, { id, expectedVersion: version ?? null }, from),
  ],
];

/** What is decided about a unit by whoever governs it; all else the unit keeps itself, but for the roles it has no say in. */
const governed = new Set(['site', 'category', 'relation']);

/** What is not open like the rest of the registry: to whoever may not read it, it is not there. */
const confidential = new Set(['role_grant', 'agreement']);

/** A record made by the municipal operator. */
async function made(make: Making, unitId = school): Promise<Made> {
  const { next } = accepted(await make(commands, tomskCity, unitId)) as unknown as { next: Made };
  return next;
}

describe.each(records)('A record in %s', (table, make, change) => {
  const outsiders: [string, Actor][] = [
    ['a methodist', methodist],
    ['the operator of another municipality', kuznetsk],
    ['the operator of another region', penza],
    ['a hub operator', actor({ 'hub-operator': 'ru-tom-hub-tomsk' })],
    ['somebody without a token', nobody],
    ['the head of another school', actor({ 'school-head': other })],
    ...(table === 'role_grant' ? [['the head of the school itself', schoolHead] as [string, Actor]] : []),
  ];
  let known: Made;
  beforeAll(async () => {
    known = await made(make);
  });

  it('is made and changed by those who administer the unit, and told of', async () => {
    // A structure is told as a whole besides what has happened to it.
    const each = table === 'structure' ? 2 : 1;
    expect(await net.eventsOf(`${table}:${known.id}`)).toHaveLength(each);
    expect(known.id).toMatch(/^ru-tom-tomsk:/);
    expect(await change(commands, tomskRegion, known)).toMatchObject({ accepted: true });
    expect(await net.eventsOf(`${table}:${known.id}`)).toHaveLength(2 * each);
  });

  it.each(outsiders)('is not made, nor changed, by %s', async (_, who) => {
    const before = await net.eventsOf(`${table}:${known.id}`);
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await faultOf(make(commands, who, school)));
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await faultOf(change(commands, who, known)));
    expect(await net.eventsOf(`${table}:${known.id}`)).toEqual(before);
  });

  it('is not changed by whoever has seen another version', async () => {
    expect(await faultOf(change(commands, tomskCity, known, 99))).toBe('STALE_VERSION');
  });

  it.each([
    ['checked', false],
    ['by row-level security alone', true],
  ])(`is ${governed.has(table) ? 'not ' : ''}kept by the head of the school itself: %s`, async (_, unchecked) => {
    const on = unchecked ? commandsWith(net, net.careless) : commands;
    if (governed.has(table)) {
      const { next } = accepted(await make(commands, tomskCity, school)) as unknown as { next: Made };
      expect(await faultOf(make(on, schoolHead, school))).toBe('FORBIDDEN');
      expect(await faultOf(change(on, schoolHead, next))).toBe('FORBIDDEN');
    } else if (table !== 'role_grant') {
      const { next } = accepted(await make(on, schoolHead, school)) as unknown as { next: Made };
      expect(await change(on, schoolHead, next)).toHaveProperty('accepted');
    }
  });

  it('is kept by row-level security alone when the service does not check', async () => {
    const careless = commandsWith(net, net.careless);
    expect(await faultOf(make(careless, kuznetsk, school))).toBe('FORBIDDEN');
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await faultOf(change(careless, kuznetsk, known)));
  });

  it('is kept by the check alone when there is no row-level security', async () => {
    await net.owner.query(`alter table ${table} disable row level security`);
    for (const who of [kuznetsk, ...(governed.has(table) ? [schoolHead] : [])]) {
      expect(await faultOf(make(commands, who, school))).toBe('FORBIDDEN');
      expect(await faultOf(change(commands, who, known))).toBe(confidential.has(table) ? 'NOT_FOUND' : 'FORBIDDEN');
    }
    await net.owner.query(`alter table ${table} enable row level security`);
  });
});

describe('What a record refers to', () => {
  const site = {
    unitId: school,
    kind: 'INTERNSHIP',
    theme: null,
    patronId: null,
    patronName: null,
    actId: null,
    ...aSpan(),
  } as const;
  const unknownAct = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000' as Id<'Act'>;

  it('must be there: units and acts alike', async () => {
    expect(await faultOf(commands.sites.grant(tomskCity, { ...site, patronId: other }))).toBe('nothing');
    expect(await faultOf(commands.sites.grant(tomskCity, { ...site, patronId: code('ru-unknown') }))).toBe('NOT_FOUND');
    expect(await faultOf(commands.sites.grant(tomskCity, { ...site, actId: unknownAct }))).toBe('NOT_FOUND');
    expect(await faultOf(net.commands.describe(tomskCity, { id: school }, { hostId: code('ru-unknown') }))).toBe(
      'NOT_FOUND',
    );
  });
});

describe('The owner of a record', () => {
  it('is the municipality that answers for the unit on the day on which the record is made', async () => {
    const district = code('ru-tom-tomsky');
    const yesterday = { ...tomskRegion, today: addDays(TODAY, -1) };
    const move = { hierarchy: 'ADMINISTRATIVE', from: TODAY, agreement: null } as const;
    accepted(await net.commands.move(tomskRegion, { id: other }, move, district));
    for (const [table, make] of records) {
      const ownerOf = async (who: Actor) =>
        (accepted(await make(commands, who, other)) as unknown as { next: Made }).next.id.split(':')[0];
      expect([table, await ownerOf(yesterday), await ownerOf(tomskRegion)]).toEqual([table, 'ru-tom-tomsk', district]);
    }
    const service = aRegistration({ id: 'ru-tom-tomsky-service', kind: 'METHODICAL_SERVICE_UNIT', from: TODAY });
    expect(await net.commands.register(tomskRegion, service, other, null)).toMatchObject({
      next: { ownerId: district },
    });
  });
});
