import {
  actor,
  auditor,
  centre,
  day,
  grant,
  head,
  hub,
  hubOperator,
  municipal,
  neighbour,
  nobody,
  type Running,
  region,
  running,
  school,
  seversk,
  today,
  tomsk,
} from '../events.fixture.js';
import { seminarInput } from './event.fixture.js';
import type { EventDetails } from './event.js';

const SCHEDULE = `mutation ($input: ScheduleEventInput!) { scheduleEvent(input: $input) {
  event { id title status version unit { id } } rejection { code message } } }`;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const schedule = async (who = municipal, unitId: string = centre, given: Partial<EventDetails> = {}) =>
  (await app.ask(who, SCHEDULE, { input: { unitId, ...seminarInput(given) } })).scheduleEvent;
const titles = async (args: string, who = nobody): Promise<string[]> =>
  (await app.ask(who, `{ events(${args}) { nodes { title } totalCount } }`)).events.nodes.map(
    ({ title }: { title: string }) => title,
  );

describe('Scheduling an event', () => {
  it.each([
    ['the municipal operator', municipal, centre],
    ['a methodist of the centre', actor([grant('methodist', centre)]), centre],
    ['the head of an MMO', actor([grant('mmo-head', tomsk)]), tomsk],
    ['the regional operator, for the region', actor([grant('regional-operator', region)]), region],
    ['the operator of a hub, for the hub', hubOperator, hub],
  ])('is done by %s', async (_, who, unitId) => {
    expect(await schedule(who, unitId)).toMatchObject({
      event: { status: 'SCHEDULED', unit: { id: unitId } },
      rejection: null,
    });
  });

  it.each([
    ['the head of a school', head, school],
    ['a neighbouring municipality', neighbour, centre],
    ['an auditor', auditor, centre],
    ['the operator of a hub, for a municipality of it', hubOperator, tomsk],
    ['the regional operator, for an organisation', actor([grant('regional-operator', region)]), school],
    ['somebody whose role has ended', actor([{ ...grant('methodist', centre), to: today }]), centre],
  ])('is refused to %s', async (_, who, unitId) => {
    await expect(schedule(who, unitId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('answers a refusal of the rules as data', async () => {
    const { event, rejection } = await schedule(municipal, centre, { title: ' ' });
    expect(event).toBeNull();
    expect(rejection).toMatchObject({ code: 'title-missing', message: 'Укажите название мероприятия.' });
  });

  it('refuses a unit that nobody has heard of', async () => {
    await expect(schedule(municipal, 'ru-tom-nowhere')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Changing what others see', () => {
  it('two methodists who edit one event at once: the second is told', async () => {
    const { event } = await schedule();
    const change = `mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { event { title version } } }`;
    const input = (title: string) => ({
      input: { id: event.id, expectedVersion: event.version, details: seminarInput({ title }).details },
    });
    await app.ask(municipal, change, input('Первый'));
    await expect(app.ask(municipal, change, input('Второй'))).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect((await app.ask(nobody, `{ event(id: "${event.id}") { title } }`)).event.title).toBe('Первый');
  });

  it('nobody replaces what an event says without telling which version they have seen', async () => {
    const { event } = await schedule();
    const change = `mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { event { title } } }`;
    const unseen = { input: { id: event.id, details: seminarInput({ title: 'Вслепую' }).details } };
    await expect(app.ask(municipal, change, unseen)).rejects.toThrow('expectedVersion');
  });

  it('is refused to those who may only read, and writes nothing', async () => {
    const { event } = await schedule();
    const cancel = `mutation { cancelEvent(input: { id: "${event.id}", because: "Нет" }) { event { id } } }`;
    for (const who of [head, neighbour, auditor, nobody])
      await expect(app.ask(who, cancel)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await app.worker.query('select version from event where id = $1', [event.id]);
    expect(rows).toEqual([{ version: event.version }]);
  });
});

describe('Listing events', () => {
  beforeAll(async () => {
    const of = (title: string, on: string, given: Partial<EventDetails> = {}, unitId: string = centre) =>
      schedule(unitId === seversk ? neighbour : municipal, unitId, {
        title,
        startsOn: day(on),
        endsOn: day(on),
        registerUntil: null,
        ...given,
      });
    await of('Слёт молодых педагогов', '2027-02-01', { kind: 'RALLY', tags: ['YOUNG_SPECIALISTS'] });
    await of('Собрание физиков', '2027-02-02', { kind: 'MEETING' });
    await of('Форум соседей', '2027-02-03', { kind: 'FORUM' }, seversk);
    await of('Семинар о ФГОС', '2027-02-28', { tags: ['FGOS'], audience: ['MANAGERS'] });
  });
  const SPAN = 'filter: { from: "2027-02-01", to: "2027-02-28" }';

  it('shows them to whoever has a token, along the administration', async () => {
    expect(await titles(`within: "${tomsk}", ${SPAN}`)).toEqual([
      'Слёт молодых педагогов',
      'Собрание физиков',
      'Семинар о ФГОС',
    ]);
    expect(await titles(`within: "${region}", ${SPAN}, orderBy: STARTS_ON_DESCENDING`)).toEqual([
      'Семинар о ФГОС',
      'Форум соседей',
      'Собрание физиков',
      'Слёт молодых педагогов',
    ]);
  });

  it.each([
    ['days', 'from: "2027-02-02", to: "2027-02-27"', ['Собрание физиков']],
    ['kinds', 'from: "2027-02-01", kinds: [RALLY, FORUM]', ['Слёт молодых педагогов']],
    ['tags', 'from: "2027-02-01", tags: [FGOS]', ['Семинар о ФГОС']],
    ['audience', 'from: "2027-02-01", audience: [MANAGERS, PARENTS]', ['Семинар о ФГОС']],
    ['status', 'from: "2027-02-01", statuses: [HELD]', []],
    ['a word in another form', 'from: "2027-02-01", search: "педагог"', ['Слёт молодых педагогов']],
    ['a word that the title begins with', 'from: "2027-02-01", search: "семинары"', ['Семинар о ФГОС']],
    ['a word with ё', 'from: "2027-02-01", search: "слета"', ['Слёт молодых педагогов']],
  ])('finds them by %s', async (_, filter, expected) => {
    expect(await titles(`within: "${tomsk}", filter: { ${filter} }`)).toEqual(expected);
  });

  it('goes page by page, whatever comes between', async () => {
    const page = (after: string) =>
      app.ask(
        nobody,
        `{ events(within: "${tomsk}", ${SPAN}, first: 2 ${after}) { nodes { title } totalCount pageInfo { hasNextPage endCursor } } }`,
      );
    const { events: one } = await page('');
    expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { events: two } = await page(`, after: "${one.pageInfo.endCursor}"`);
    expect(two).toMatchObject({ nodes: [{ title: 'Семинар о ФГОС' }], pageInfo: { hasNextPage: false } });
  });

  it('shows nothing without a token', async () => {
    expect(await titles(`within: "${tomsk}", ${SPAN}`, { ...nobody, subject: '' })).toEqual([]);
  });
});

describe('Stating that many events took place', () => {
  const hold = async (who: typeof head, ids: readonly string[]) => {
    const { holdEvents } = await app.ask(
      who,
      'mutation ($input: HoldEventsInput!) { holdEvents(input: $input) { lines { id event { status } rejection { code } } rejection { code } } }',
      { input: { ids } },
    );
    return holdEvents;
  };
  const announced = async (on: string) => {
    const given = { startsOn: day(on), endsOn: day(on), registerUntil: null };
    const { scheduleEvent } = await app.ask(municipal, SCHEDULE, {
      input: { unitId: centre, ...seminarInput(given) },
    });
    return scheduleEvent.event.id as string;
  };

  it('states each for itself', async () => {
    const [past, coming] = [await announced('2026-03-02'), await announced('2027-06-01')];
    const { lines } = await hold(municipal, [coming, past, past]);
    expect(lines.length).toBe(2);
    expect(lines).toEqual(
      expect.arrayContaining([
        { id: past, event: { status: 'HELD' }, rejection: null },
        { id: coming, event: null, rejection: { code: 'still-to-come' } },
      ]),
    );
  });

  it('is for whoever may change all of them, two hundred at most', async () => {
    const past = await announced('2026-03-03');
    for (const who of [head, neighbour, nobody])
      await expect(hold(who, [past])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const many = Array.from({ length: 201 }, () => past);
    expect(await hold(municipal, many)).toEqual({ lines: [], rejection: { code: 'too-many-events' } });
    expect((await hold(municipal, many.slice(1))).lines).toMatchObject([{ id: past, event: { status: 'HELD' } }]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const ask = (who: typeof head, unitId: string) =>
        other.ask(who, SCHEDULE, { input: { unitId, ...seminarInput() } });
      await expect(ask(head, school)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(ask(neighbour, centre)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect((await ask(municipal, centre)).scheduleEvent.rejection).toBeNull();
    } finally {
      await other.stop();
    }
  });
});
