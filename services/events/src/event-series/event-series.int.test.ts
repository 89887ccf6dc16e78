import { newId } from '@metodnet/kernel';
import { seminarInput } from '../event/event.fixture.js';
import {
  actor,
  auditor,
  centre,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  type Running,
  region,
  running,
  school,
  today,
} from '../events.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';

type Who = typeof head;
const EVENT = 'id title startsOn registerUntil startsAt seats status seriesId version';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const clone = async (who: Who, id: string, startsOn: string, at = app) =>
  (
    await at.ask(
      who,
      `mutation { cloneEvent(input: { id: "${id}", startsOn: "${startsOn}" }) { event { ${EVENT} } rejection { code } } }`,
    )
  ).cloneEvent;
const acts = {
  repeat: 'RepeatEventInput',
  changeFollowing: 'ChangeFollowingEventsInput',
  cancelFollowing: 'CancelFollowingEventsInput',
};
const act = async (who: Who, name: keyof typeof acts, input: object, at = app) => {
  const mutation = name === 'repeat' ? 'repeatEvent' : `${name}Events`;
  const ask = `mutation ($input: ${acts[name]}!) { ${mutation}(input: $input) { events { ${EVENT} } rejection { code } } }`;
  return (await at.ask(who, ask, { input }))[mutation];
};
const weekly = (id: string, until = '2026-05-01') => ({ id, every: 'WEEK', until });
const inSeries = async (seriesId: string) =>
  (await app.ask(nobody, `{ events(within: "${region}", filter: { seriesId: "${seriesId}" }) { nodes { ${EVENT} } } }`))
    .events.nodes;
const outsiders: [string, Who][] = [
  ['the head of a school', head],
  ['a neighbouring municipality', neighbour],
  ['an auditor', auditor],
  ['somebody without a role', nobody],
];

describe('Cloning an event', () => {
  it('takes nobody along, and not what has become of it', async () => {
    const event = await announce(app, { seats: 7, startsOn: today, endsOn: today, registerUntil: null });
    const input = { eventId: event, personId: await works(app, school), homeId: school, role: 'PARTICIPANT' };
    await participate(app, head, 'registerForEvent', input);
    await app.ask(municipal, `mutation { holdEvent(input: { id: "${event}" }) { event { id } } }`);
    const { event: again } = await clone(actor([grant('methodist', centre)]), event, '2026-09-14');
    expect(again).toMatchObject({
      startsOn: '2026-09-14',
      startsAt: '10:00',
      seats: 7,
      status: 'SCHEDULED',
      seriesId: null,
    });
    const taking = `{ participations(filter: { eventId: "${again.id}" }) { totalCount } }`;
    expect((await app.ask(municipal, taking)).participations.totalCount).toBe(0);
  });

  it.each(outsiders)('is refused to %s', async (_, who) => {
    const event = await announce(app);
    await expect(clone(who, event, '2026-09-14')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(act(who, 'repeat', weekly(event))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Repeating an event', () => {
  it('makes a series, which can be listed and gone on with', async () => {
    const event = await announce(app);
    const { events } = await act(municipal, 'repeat', weekly(event));
    expect(events).toMatchObject([
      { startsOn: '2026-04-17', registerUntil: '2026-04-15', status: 'SCHEDULED' },
      { startsOn: '2026-04-24', registerUntil: '2026-04-22' },
      { startsOn: '2026-05-01' },
    ]);
    const { seriesId } = events[0];
    expect((await inSeries(seriesId)).map(({ id }: { id: string }) => id)).toEqual([
      event,
      ...events.map(({ id }: { id: string }) => id),
    ]);
    const more = await act(municipal, 'repeat', { id: events[1].id, days: ['2026-09-01'] });
    expect(more).toMatchObject({ events: [{ startsOn: '2026-09-01', seriesId }] });
    expect(await act(municipal, 'repeat', { id: event, days: ['2026-09-02', '2026-09-01'] })).toMatchObject({
      rejection: { code: 'day-taken' },
    });
    expect(await inSeries(seriesId)).toHaveLength(5);
  });

  it('makes all of it or nothing', async () => {
    const event = await announce(app);
    const agreement = newId<'Agreement'>(region);
    const until = `insert into heard.agreement values ($1, 'ru-tom', '2026-01-01', '2026-04-20', 1)`;
    await app.worker.query(until, [agreement]);
    await app.worker.query('update event set agreement_id = $1 where id = $2', [agreement, event]);
    expect(await act(municipal, 'repeat', weekly(event))).toMatchObject({
      events: null,
      rejection: { code: 'agreement-does-not-hold' },
    });
    const { rows } = await app.worker.query('select series_id, version from event where id = $1', [event]);
    expect(rows).toEqual([{ series_id: null, version: 1 }]);
  });
});

describe('Changing the events of a series that follow', () => {
  it('leaves those before and those that were held as they are', async () => {
    const event = await announce(app);
    const { events } = await act(municipal, 'repeat', weekly(event));
    const [first, second, third] = events;
    await app.worker.query(`update event set status = 'held' where id = $1`, [second.id]);
    const changed = await act(municipal, 'changeFollowing', {
      id: first.id,
      expectedVersion: first.version,
      details: seminarInput({ title: 'Другая тема', seats: 12 }).details,
      timeAndPlace: { startsAt: '15:00', endsAt: '17:00', venue: { kind: 'OWN_PREMISES', place: 'ауд. 3' } },
    });
    expect(changed.events).toMatchObject([
      { id: first.id, title: 'Другая тема', seats: 12, startsAt: '15:00', startsOn: '2026-04-17', version: 3 },
      { id: third.id, title: 'Другая тема', startsAt: '15:00', startsOn: '2026-05-01' },
    ]);
    const [before, , held] = await inSeries(first.seriesId);
    expect([before, held]).toMatchObject([
      { startsAt: '10:00', seats: 30 },
      { startsAt: '10:00', seats: 30 },
    ]);
    const late = { id: first.id, expectedVersion: first.version, details: seminarInput().details };
    await expect(act(municipal, 'changeFollowing', late)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('changes nothing when one of them may not be so', async () => {
    const { events } = await act(municipal, 'repeat', weekly(await announce(app)));
    const details = seminarInput({ title: ' ' }).details;
    expect(await act(municipal, 'changeFollowing', { id: events[0].id, details })).toMatchObject({
      rejection: { code: 'title-missing' },
    });
  });

  it('is refused for an event by itself, and to whoever does not organise it', async () => {
    const event = await announce(app);
    const input = { id: event, details: seminarInput().details };
    expect(await act(municipal, 'changeFollowing', input)).toMatchObject({ rejection: { code: 'not-in-a-series' } });
    for (const [, who] of outsiders)
      await expect(act(who, 'changeFollowing', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Calling off the rest of a series', () => {
  it('calls off what is still to come from an event on, once', async () => {
    const { events } = await act(municipal, 'repeat', weekly(await announce(app)));
    const input = { id: events[1].id, because: 'Карантин' };
    for (const [, who] of outsiders)
      await expect(act(who, 'cancelFollowing', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(municipal, 'cancelFollowing', { ...input, because: ' ' })).toMatchObject({
      rejection: { code: 'reason-missing' },
    });
    expect(await act(municipal, 'cancelFollowing', input)).toMatchObject({
      events: [{ id: events[1].id }, { id: events[2].id }],
    });
    const statuses = (await inSeries(events[0].seriesId)).map(({ status }: { status: string }) => status);
    expect(statuses).toEqual(['SCHEDULED', 'SCHEDULED', 'CANCELLED', 'CANCELLED']);
    expect(await act(municipal, 'cancelFollowing', input)).toMatchObject({ rejection: { code: 'nothing-follows' } });
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const event = await announce(other);
      await expect(clone(neighbour, event, '2026-09-14', other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(act(head, 'repeat', weekly(event), other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { events } = await act(municipal, 'repeat', weekly(event), other);
      const cancel = act(neighbour, 'cancelFollowing', { id: events[0].id, because: 'Нет' }, other);
      await expect(cancel).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
