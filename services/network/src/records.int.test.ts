import type { AgeCount, Role } from '@metodnet/contracts';
import { addDays, type CalendarDate, type UnitId } from '@metodnet/kernel';
import { type Actor, registeredGrants } from '@metodnet/scope';
import type { Context } from '@metodnet/subgraph';
import { ActCommands } from './act/act.commands.js';
import type { ActId, AdoptAct } from './act/act.js';
import { ActQueries } from './act/act.queries.js';
import { ActTable } from './act/act.table.js';
import { AgreementCommands } from './agreement/agreement.commands.js';
import { AgreementTable } from './agreement/agreement.table.js';
import { CategoryCommands } from './category/category.commands.js';
import { ContingentCommands } from './contingent/contingent.commands.js';
import { ContingentTable } from './contingent/contingent.table.js';
import { GrantCommands } from './grant/grant.commands.js';
import { GrantQueries } from './grant/grant.queries.js';
import { GrantTable } from './grant/grant.table.js';
import {
  accepted,
  actor,
  code,
  day,
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
  world,
} from './network.fixture.js';
import { RelationCommands } from './relation/relation.commands.js';
import { type Network, populate, startNetwork } from './running.fixture.js';
import { ServiceModelCommands } from './service-model/service-model.commands.js';
import { SiteCommands } from './site/site.commands.js';
import { StructureCommands } from './structure/structure.commands.js';
import { StructureTable } from './structure/structure.table.js';
import type { Authority } from './unit/authority.js';
import { UnitRecords } from './unit-records.js';
import { WebResourceCommands } from './web-resource/web-resource.commands.js';

const tomsk = code('ru-tom-tomsk');
const school = code('ru-tom-tomsk-school-4');
const other = code('ru-tom-tomsk-school-10');

let net: Network;
const commandsWith = (authority: Authority) => ({
  grants: new GrantCommands(net.works, authority),
  contingents: new ContingentCommands(net.works, authority),
  structures: new StructureCommands(net.works, authority),
  sites: new SiteCommands(net.works, authority),
  categories: new CategoryCommands(net.works, authority),
  acts: new ActCommands(net.works, authority),
  relations: new RelationCommands(net.works, authority),
  resources: new WebResourceCommands(net.works, authority),
  agreements: new AgreementCommands(net.works, authority),
  models: new ServiceModelCommands(net.works, authority),
});
type Commands = ReturnType<typeof commandsWith>;
let commands: Commands;

jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
  commands = commandsWith(net.authority);
});
afterAll(() => net?.stop());

const span = (from = since, to: CalendarDate | null = null) => ({ from, to });
const act = (given: Partial<AdoptAct> = {}): AdoptAct => ({
  unitId: school,
  kind: 'LOCAL_ACT',
  number: '12',
  title: 'Положение о методической службе',
  adoptedOn: day('2021-09-01'),
  from: null,
  fileUrl: null,
  inPursuanceOf: [],
  amends: [],
  repeals: [],
  ...given,
});
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
    (on, who, unitId) => on.grants.grant(who, { unitId, subject: `s${nth++}`, role: 'educator', ...span() }),
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
        ...span(),
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
    (on, who, unitId) => on.acts.adopt(who, act({ unitId })),
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
        otherId: other,
        subject: `${nth++}`,
        agreedWithId: null,
        actId: null,
        ...span(),
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
        ...span(),
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
  ];
  let known: Made;
  beforeAll(async () => {
    known = await made(make);
  });

  it('is made and changed by those who administer the unit, and told of', async () => {
    const owner = await net.eventsOf(`${table}:${known.id}`);
    expect(owner).toHaveLength(1);
    expect(known.id).toMatch(/^ru-tom-tomsk:/);
    expect(await change(commands, tomskRegion, known)).toMatchObject({ accepted: true });
    expect(await net.eventsOf(`${table}:${known.id}`)).toHaveLength(2);
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

  it('is kept by row-level security alone when the service does not check', async () => {
    const careless = commandsWith(net.careless);
    expect(await faultOf(make(careless, kuznetsk, school))).toBe('FORBIDDEN');
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await faultOf(change(careless, kuznetsk, known)));
  });

  it('is kept by the check alone when there is no row-level security', async () => {
    await net.owner.query(`alter table ${table} disable row level security`);
    expect(await faultOf(make(commands, kuznetsk, school))).toBe('FORBIDDEN');
    expect(await faultOf(change(commands, kuznetsk, known))).toBe('FORBIDDEN');
    await net.owner.query(`alter table ${table} enable row level security`);
  });
});

describe('Looking records up by id', () => {
  const lookUp = (table: 'open' | 'agreement' | 'grant', who: Actor, id: string) => {
    const context = { actor: who } as Context;
    if (table === 'grant') return new UnitRecords(net.works, GrantTable).references([id, 'ru-x:none'], context);
    if (table === 'agreement') return new UnitRecords(net.works, AgreementTable).references([id, 'ru-x:none'], context);
    return new UnitRecords(net.works, StructureTable).references([id, 'ru-x:none'], context);
  };
  const idOf = async (table: string) => (await made(records.find(([name]) => name === table)?.[1] as Making)).id;

  it('is open to everybody with a token where the registry is open', async () => {
    const id = await idOf('structure');
    expect(await lookUp('open', kuznetsk, id)).toMatchObject([{ id }, null]);
    expect(await lookUp('open', nobody, id)).toEqual([null, null]);
  });

  it('shows agreements to those who administer or inspect the unit alone', async () => {
    const id = await idOf('agreement');
    for (const who of [tomskCity, tomskRegion, schoolHead, methodist, actor({ auditor: 'ru-tom' })])
      expect(await lookUp('agreement', who, id)).toMatchObject([{ id }, null]);
    for (const who of [kuznetsk, penza, actor({ educator: school }), nobody])
      expect(await lookUp('agreement', who, id)).toEqual([null, null]);
  });

  it('shows grants to those who give them and to their subject alone', async () => {
    const { next } = accepted(
      await commands.grants.grant(tomskCity, { unitId: school, subject: 'ivan', role: 'educator', ...span() }),
    );
    const ivan: Actor = { ...actor({ educator: school }), subject: 'ivan' };
    expect(await lookUp('grant', ivan, next.id)).toMatchObject([{ role: 'educator' }, null]);
    expect(await lookUp('grant', tomskRegion, next.id)).toMatchObject([{ role: 'educator' }, null]);
    for (const who of [methodist, schoolHead, kuznetsk, nobody])
      expect(await lookUp('grant', who, next.id)).toEqual([null, null]);
    const list = await new GrantQueries(net.works).list(ivan, {}, { first: 10, check: () => undefined } as never);
    expect(list.nodes.map(({ id }) => id)).toEqual([next.id]);
  });
});

describe('Giving a role', () => {
  const give = (who: Actor, role: Role, unit: string, subject = `role-${nth++}`) =>
    commands.grants.grant(who, { unitId: code(unit), subject, role, ...span() });
  const rolesOf = (subject: string) => net.works.read(tomskCity, (work) => registeredGrants(work, subject));

  it('holds at once, and no longer from the day on which it is taken back', async () => {
    const { next } = accepted(await give(tomskCity, 'methodist', tomsk, 'olga'));
    expect(await rolesOf('olga')).toEqual([{ role: 'methodist', unit: tomsk, from: since, to: null }]);
    accepted(await commands.grants.revoke(tomskCity, next.id, TODAY));
    expect(await rolesOf('olga')).toMatchObject([{ to: TODAY }]);
    expect(await net.eventsOf(`role_grant:${next.id}`)).toEqual(['network.role-granted.v1', 'network.role-revoked.v1']);
  });

  it('is of roles up to one’s own, at units that one reaches', async () => {
    expect(await give(tomskCity, 'municipal-operator', tomsk)).toMatchObject({ accepted: true });
    expect(await give(tomskCity, 'education-authority-head', tomsk)).toMatchObject({ reason: 'above-ones-own' });
    expect(await give(tomskRegion, 'education-authority-head', tomsk)).toMatchObject({ accepted: true });
    expect(await give(tomskRegion, 'regional-operator', 'ru-tom')).toMatchObject({ accepted: true });
    expect(await faultOf(give(tomskCity, 'regional-operator', 'ru-tom'))).toBe('FORBIDDEN');
    expect(await faultOf(give(tomskRegion, 'regional-operator', 'ru-pnz'))).toBe('FORBIDDEN');
    expect(await give(world, 'inter-regional-operator', 'ru')).toMatchObject({ accepted: true });
  });

  it('is not for those who administer without giving roles', async () => {
    expect(await faultOf(give(schoolHead, 'educator', school))).toBe('FORBIDDEN');
  });

  it('gives the same role once, also when it is asked for many times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => give(tomskCity, 'educator', school, 'six-times')),
    );
    expect(answers.filter(({ accepted: taken }) => taken)).toHaveLength(1);
  });
});

describe('Counting pupils', () => {
  const count = (asOf: string, counts: AgeCount[]) =>
    commands.contingents.count(tomskCity, { unitId: other, asOf: day(asOf), counts });

  it('is of a day once, then corrected', async () => {
    const { next } = accepted(
      await count('2025-09-01', [
        { age: 8, count: 60 },
        { age: 7, count: 50 },
      ]),
    );
    expect(next).toMatchObject({
      total: 110,
      counts: [
        { age: 7, count: 50 },
        { age: 8, count: 60 },
      ],
    });
    expect(await count('2025-09-01', [{ age: 7, count: 1 }])).toMatchObject({ reason: 'counted-already' });
    accepted(await commands.contingents.correct(tomskCity, { id: next.id }, [{ age: 7, count: 49 }], 'Пересчёт'));
    const [stored] = await new UnitRecords(net.works, ContingentTable).references([next.id], {
      actor: methodist,
    } as Context);
    expect(stored).toMatchObject({ total: 49, basis: 'Пересчёт', version: 2 });
  });
});

describe('Acts', () => {
  const queries = () => new ActQueries(net.works, net.queries);
  const page = { first: 100, check: () => undefined } as never;
  const listed = async (given: object) => (await queries().list(methodist, given, page)).nodes;

  it('of the documents are there, suspect ones as printed', async () => {
    const acts = await listed({});
    expect(acts.filter(({ source }) => source !== null)).toHaveLength(51);
    const [concept, amendment] = ['Р-174', 'Р-303'].map((number) => acts.find((each) => each.number === number));
    expect(concept).toMatchObject({ adoptedOn: '2022-12-16', suspect: expect.stringContaining('AMB-38') });
    expect(amendment).toMatchObject({ adoptedOn: '2022-12-15', amends: [concept?.id] });
    expect((await queries().changedBy(methodist, concept?.id as ActId)).map(({ number }) => number)).toEqual(['Р-303']);
    expect(acts.find(({ number }) => number === '1720')).toMatchObject({ repealedOn: '2024-07-09' });
  });

  it('of the state are cited, not changed', async () => {
    const [constitution] = await listed({ kinds: ['CONSTITUTION'] });
    expect(await faultOf(commands.acts.repeal(world, { id: constitution?.id ?? '' }, TODAY, null))).toBe('FORBIDDEN');
  });

  it('are found by words, kind, unit and day', async () => {
    expect((await listed({ search: 'сетевой методич' })).map(({ number }) => number)).toEqual(['420р']);
    expect(
      (await listed({ unitId: 'ru-pnz-kuznetsk', kinds: ['ORDER'], asOf: day('2024-07-08') })).map(
        ({ number }) => number,
      ),
    ).toEqual(['1720']);
    expect(
      (await listed({ unitId: 'ru-pnz-kuznetsk', kinds: ['ORDER'], asOf: day('2024-07-09') })).map(
        ({ number }) => number,
      ),
    ).toEqual(['158']);
  });

  it('repeal others of the same administration, or are not adopted at all', async () => {
    const { next: old } = accepted(await commands.acts.adopt(tomskCity, act({ number: 'old' })));
    const { next } = accepted(
      await commands.acts.adopt(tomskCity, act({ adoptedOn: day('2023-01-01'), repeals: [old.id] })),
    );
    const stored = await new UnitRecords(net.works, ActTable).find(methodist, old.id);
    expect(stored).toMatchObject({ repealedOn: '2023-01-01', repealedById: next.id });
    expect(
      await commands.acts.adopt(tomskCity, act({ number: 'third', adoptedOn: day('2024-01-01'), repeals: [old.id] })),
    ).toMatchObject({ reason: 'repealed-already' });
    expect((await listed({ search: 'third' })).length).toBe(0);
    const [foreign] = await listed({ unitId: 'ru-pnz-kuznetsk', kinds: ['ORDER'] });
    expect(
      await faultOf(
        commands.acts.adopt(tomskCity, act({ number: 'fourth', adoptedOn: TODAY, repeals: [foreign?.id as ActId] })),
      ),
    ).toBe('FORBIDDEN');
  });

  it('show who has adopted and published what an order recommends (REP-19)', async () => {
    const [order] = await listed({ search: 'сетевой методич' });
    const actId = order?.id as ActId;
    const { next: own } = accepted(await commands.acts.adopt(tomskCity, act({ inPursuanceOf: [actId] })));
    accepted(await commands.acts.adopt(tomskCity, act({ unitId: other, inPursuanceOf: [actId] })));
    accepted(
      await commands.acts.publish(
        tomskCity,
        { id: own.id },
        { channel: 'STAND', place: 'Стенд', publishedOn: day('2021-09-02') },
      ),
    );
    accepted(
      await commands.acts.publish(
        tomskCity,
        { id: own.id },
        { channel: 'SITE', place: 'https://x.example', publishedOn: day('2021-10-01') },
      ),
    );
    const statesOn = async (asOf: string) => {
      const filter = {
        within: tomsk,
        kinds: ['SCHOOL'],
        hierarchy: 'ADMINISTRATIVE',
        orderBy: 'NAME',
        asOf: day(asOf),
      } as const;
      const rows = (await queries().compliance(methodist, actId, filter, page)).nodes;
      return rows.map(({ unit, state, publishedOn }) => [unit.id, state, publishedOn]);
    };
    expect(await statesOn('2021-08-31')).toEqual([
      ['ru-tom-tomsk-lyceum-8', 'NOTHING', null],
      [school, 'NOTHING', null],
      [other, 'NOTHING', null],
    ]);
    expect(await statesOn('2021-10-01')).toEqual([
      ['ru-tom-tomsk-lyceum-8', 'NOTHING', null],
      [school, 'PUBLISHED', '2021-10-01'],
      [other, 'ADOPTED', null],
    ]);
  });
});

describe('A structure', () => {
  it('has its heads and members through time', async () => {
    const { next } = accepted(
      await commands.structures.form(tomskCity, {
        unitId: tomsk,
        kind: 'MMO',
        name: 'ММО учителей математики',
        subject: 'MATHEMATICS',
        actId: null,
        formedOn: since,
      }),
    );
    const seen = { id: next.id };
    accepted(
      await commands.structures.appointHead(tomskCity, seen, { personId: person(1), unitId: school, from: since }),
    );
    accepted(
      await commands.structures.addMembers(
        tomskCity,
        seen,
        [2, 3].map((n) => ({ personId: person(n), unitId: school, from: since })),
      ),
    );
    accepted(await commands.structures.removeMember(tomskCity, seen, person(2), TODAY));
    const stored = await new UnitRecords(net.works, StructureTable).find(kuznetsk, next.id);
    expect(stored?.members.map(({ to }) => to)).toEqual([TODAY, null]);
    expect(await net.eventsOf(`structure:${next.id}`)).toEqual([
      'network.structure-formed.v1',
      'network.structure-head-appointed.v1',
      'network.structure-member-joined.v1',
      'network.structure-member-joined.v1',
      'network.structure-member-left.v1',
    ]);
  });
});

describe('Categories and sites', () => {
  it('filter lists of units on a day', async () => {
    const lyceum = code('ru-tom-tomsk-lyceum-8');
    accepted(
      await commands.categories.assign(tomskCity, {
        unitId: lyceum,
        category: 'SMALL_SCHOOL',
        actId: null,
        ...span(day('2022-01-01'), day('2023-01-01')),
      }),
    );
    accepted(
      await commands.sites.grant(tomskCity, {
        unitId: lyceum,
        kind: 'PILOT',
        theme: null,
        patronId: null,
        patronName: null,
        actId: null,
        ...span(day('2022-01-01'), day('2023-01-01')),
      }),
    );
    const found = async (given: object) =>
      (
        await net.queries.list(methodist, { hierarchy: 'ADMINISTRATIVE', orderBy: 'NAME', ...given }, {
          first: 9,
          check: () => undefined,
        } as never)
      ).nodes.map(({ id }) => id);
    for (const filter of [{ categories: ['SMALL_SCHOOL'] }, { sites: ['PILOT'] }]) {
      expect(await found({ ...filter, asOf: day('2022-12-31') })).toEqual([lyceum]);
      expect(await found({ ...filter, asOf: day('2023-01-01') })).toEqual([]);
    }
  });

  it('are assigned once for a time, also when asked for many times at once', async () => {
    const assign = () =>
      commands.categories.assign(tomskCity, { unitId: other, category: 'SMALL_SCHOOL', actId: null, ...span() });
    const answers = await Promise.all([assign(), assign(), assign(), assign()]);
    expect(answers.filter(({ accepted: taken }) => taken)).toHaveLength(1);
  });
});
