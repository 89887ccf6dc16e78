import type { ActId } from '../act/act.js';
import { ActQueries } from '../act/act.queries.js';
import { ActTable } from '../act/act.table.js';
import { type Commands, commandsWith } from '../commands.fixture.js';
import {
  accepted,
  actor,
  anAct,
  code,
  day,
  faultOf,
  methodist,
  person,
  TODAY,
  tomskCity,
  world,
} from '../network.fixture.js';
import { type Network, populate, startNetwork } from '../running.fixture.js';
import { UnitRecords } from '../unit-records.js';

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
    const { next: old } = accepted(await commands.acts.adopt(tomskCity, anAct({ number: 'old' })));
    const { next } = accepted(
      await commands.acts.adopt(tomskCity, anAct({ adoptedOn: day('2023-01-01'), repeals: [old.id] })),
    );
    const stored = await new UnitRecords(net.works, ActTable).find(methodist, old.id);
    expect(stored).toMatchObject({ repealedOn: '2023-01-01', repealedById: next.id });
    expect(
      await commands.acts.adopt(tomskCity, anAct({ number: 'third', adoptedOn: day('2024-01-01'), repeals: [old.id] })),
    ).toMatchObject({ reason: 'repealed-already' });
    expect((await listed({ search: 'third' })).length).toBe(0);
    const [foreign] = await listed({ unitId: 'ru-pnz-kuznetsk', kinds: ['ORDER'] });
    expect(
      await faultOf(
        commands.acts.adopt(tomskCity, anAct({ number: 'fourth', adoptedOn: TODAY, repeals: [foreign?.id as ActId] })),
      ),
    ).toBe('FORBIDDEN');
  });

  it('show who has adopted and published what an order recommends (REP-19)', async () => {
    const [order] = await listed({ search: 'сетевой методич' });
    const actId = order?.id as ActId;
    const { next: own } = accepted(await commands.acts.adopt(tomskCity, anAct({ inPursuanceOf: [actId] })));
    accepted(await commands.acts.adopt(tomskCity, anAct({ unitId: other, inPursuanceOf: [actId] })));
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

describe('Marking the execution of an act', () => {
  const someone = (n: number) => ({ ...actor({}), subject: `person-${n}`, person: person(n) });
  const controlled = async (from = TODAY) => {
    const { next } = accepted(await commands.acts.adopt(tomskCity, anAct({ adoptedOn: day('2024-01-01') })));
    accepted(await commands.acts.assignController(tomskCity, { id: next.id }, person(1), day('2024-01-01')));
    accepted(await commands.acts.assignController(tomskCity, { id: next.id }, person(2), from));
    return next.id;
  };
  const mark = { state: 'DONE', markedOn: TODAY } as const;

  it('is for whoever controls it on that day, and for nobody who did or will', async () => {
    const id = await controlled();
    expect(await faultOf(commands.acts.markExecution(someone(1), { id }, mark))).toBe('FORBIDDEN');
    expect(await faultOf(commands.acts.markExecution(someone(3), { id }, mark))).toBe('FORBIDDEN');
    expect(await commands.acts.markExecution(someone(2), { id }, mark)).toMatchObject({ accepted: true });
    const later = await controlled(day('2026-03-02'));
    expect(await faultOf(commands.acts.markExecution(someone(2), { id: later }, mark))).toBe('FORBIDDEN');
    expect(await commands.acts.markExecution(someone(1), { id: later }, mark)).toMatchObject({ accepted: true });
  });

  it('gives its controller nothing else, with the check and without it', async () => {
    const id = await controlled();
    const careless = commandsWith(net, net.careless);
    for (const on of [commands, careless])
      expect(await faultOf(on.acts.repeal(someone(2), { id }, TODAY, null))).toBe('FORBIDDEN');
    expect(await faultOf(careless.acts.markExecution(someone(3), { id }, mark))).toBe('FORBIDDEN');
  });

  it('is kept by the check alone when there is no row-level security', async () => {
    const id = await controlled();
    await net.owner.query('alter table act disable row level security');
    expect(await faultOf(commands.acts.markExecution(someone(3), { id }, mark))).toBe('FORBIDDEN');
    expect(await commands.acts.markExecution(someone(2), { id }, mark)).toMatchObject({ accepted: true });
    await net.owner.query('alter table act enable row level security');
  });
});
