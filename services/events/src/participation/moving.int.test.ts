import { seminarInput } from '../event/event.fixture.js';
import type { EventDetails } from '../event/event.js';
import { day, head, municipal, type Running, running, school } from '../events.fixture.js';
import { Informing } from '../notice/informing.js';
import { announce, participate, works } from './participation.fixture.js';
import { WaitingList } from './waiting-list.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const may = { startsOn: day('2026-05-14'), endsOn: day('2026-05-15') };
const register = async (eventId: string) => {
  const input = { eventId, personId: await works(app, school), homeId: school, role: 'PARTICIPANT' };
  return (await participate(app, head, 'registerForEvent', input)).participation;
};
const move = async (id: string, given: Partial<EventDetails>) => {
  const { moveEvent } = await app.ask(
    municipal,
    'mutation ($input: MoveEventInput!) { moveEvent(input: $input) { rejection { code } } }',
    { input: { id, when: seminarInput(given).when } },
  );
  expect(moveEvent.rejection).toBeNull();
};
/** What the network was told of a part, the last last. */
const told = async ({ id }: { id: string }) => {
  const { rows } = await app.worker.query('select type, payload from outbox where aggregate = $1 order by version', [
    `participation:${id}`,
  ]);
  return rows;
};

describe('Moving an event to another day', () => {
  it('takes those along who are registered and who wait: the day is theirs in lists and in what is told', async () => {
    const event = await announce(app, { seats: 1 });
    const parts = [await register(event), await register(event)];
    await move(event, may);
    const { participations } = await app.ask(
      head,
      `{ participations(filter: { eventId: "${event}", from: "2026-05-15", to: "2026-05-15" }) { nodes { status countsOn } } }`,
    );
    expect(participations.nodes).toEqual(
      expect.arrayContaining([
        { status: 'REGISTERED', countsOn: '2026-05-15' },
        { status: 'WAITING', countsOn: '2026-05-15' },
      ]),
    );
    for (const part of parts)
      expect((await told(part)).at(-1)).toMatchObject({
        ...{ type: 'events.participation-moved.v1', payload: { on: '2026-05-15', status: part.status } },
      });
  });

  it('lets those who wait have seats that it is given after the old day', async () => {
    const event = await announce(app, { seats: 1 });
    await register(event);
    const waits = await register(event);
    await move(event, may);
    const { version } = (await app.ask(head, `{ event(id: "${event}") { version } }`)).event;
    await app.ask(
      municipal,
      'mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { rejection { code } } }',
      { input: { id: event, expectedVersion: version, details: seminarInput({ seats: 2 }).details } },
    );
    // The seminar was to be on 10 April.
    const clock = { now: () => new Date('2026-04-11T05:00:00Z') };
    const chore = new WaitingList(app.works, clock, 'Asia/Tomsk', new Informing(clock));
    await chore.giveAllSeats({
      query: async (text, params) => (await app.worker.query(text, [...(params ?? [])])).rows,
    });
    expect((await told(waits)).at(-1)).toMatchObject({
      ...{ type: 'events.seat-given.v1', payload: { on: '2026-05-15', status: 'REGISTERED' } },
    });
  });

  it('moves what was recorded of it already to the day on which it counts now', async () => {
    const event = await announce(app, { startsOn: day('2026-03-14'), endsOn: day('2026-03-20'), registerUntil: null });
    const guest = { eventId: event, personId: await works(app, school), homeId: school, role: 'PARTICIPANT' };
    const { participation } = await participate(app, municipal, 'recordWalkIn', guest);
    await move(event, { startsOn: day('2026-03-14'), endsOn: day('2026-04-02'), registerUntil: null });
    expect(await told(participation)).toMatchObject([
      { type: 'events.attendance-recorded.v1', payload: { on: '2026-03-20', status: 'PRESENT', hours: 4 } },
      { type: 'events.participation-moved.v1', payload: { on: '2026-04-02', status: 'PRESENT', hours: 4 } },
    ]);
  });

  it('leaves nobody behind who registers at the same moment', async () => {
    const event = await announce(app);
    const joining = Promise.all(Array.from({ length: 6 }, () => register(event)));
    await move(event, may);
    await joining;
    const { rows } = await app.worker.query('select counts_on::text as on from participation where event_id = $1', [
      event,
    ]);
    expect(rows).toEqual(Array.from({ length: 6 }, () => ({ on: '2026-05-15' })));
  });

  it('to another room leaves them as they are', async () => {
    const event = await announce(app);
    const part = await register(event);
    await move(event, { venue: { kind: 'own-premises', unitId: null, place: 'ауд. 7' } });
    expect((await told(part)).map(({ type }) => type)).toEqual(['events.registered.v1']);
  });
});
