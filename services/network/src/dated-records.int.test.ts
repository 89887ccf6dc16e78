import type { AgeCount } from '@metodnet/contracts';
import type { Context } from '@metodnet/subgraph';
import { type Commands, commandsWith } from './commands.fixture.js';
import { ContingentTable } from './contingent/contingent.table.js';
import { accepted, aSpan, code, day, kuznetsk, methodist, person, since, TODAY, tomskCity } from './network.fixture.js';
import { type Network, populate, startNetwork } from './running.fixture.js';
import { StructureTable } from './structure/structure.table.js';
import { UnitRecords } from './unit-records.js';

let net: Network;
let commands: Commands;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
  commands = commandsWith(net, net.authority);
});
afterAll(() => net?.stop());

const tomsk = code('ru-tom-tomsk');
const school = code('ru-tom-tomsk-school-4');
const other = code('ru-tom-tomsk-school-10');

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
      'network.structure-composed.v1',
      'network.structure-head-appointed.v1',
      'network.structure-composed.v1',
      'network.structure-member-joined.v1',
      'network.structure-member-joined.v1',
      'network.structure-composed.v1',
      'network.structure-member-left.v1',
      'network.structure-composed.v1',
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
        ...aSpan(day('2022-01-01'), day('2023-01-01')),
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
        ...aSpan(day('2022-01-01'), day('2023-01-01')),
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
      commands.categories.assign(tomskCity, { unitId: other, category: 'SMALL_SCHOOL', actId: null, ...aSpan() });
    const answers = await Promise.all([assign(), assign(), assign(), assign()]);
    expect(answers.filter(({ accepted: taken }) => taken)).toHaveLength(1);
  });
});
