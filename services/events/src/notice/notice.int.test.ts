import { seminarInput } from '../event/event.fixture.js';
import type { EventDetails } from '../event/event.js';
import {
  actor,
  centre,
  day,
  head,
  municipal,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';
import { issueReferral, recallReferral } from '../referral/referral.fixture.js';
import { callOff, mailedOf, noticesTo, registerFor, toldOf } from './notice.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const move = (event: string, given: Partial<EventDetails>) =>
  app.ask(municipal, 'mutation ($input: MoveEventInput!) { moveEvent(input: $input) { rejection { code } } }', {
    input: { id: event, when: seminarInput(given).when },
  });
const change = async (event: string, given: Partial<EventDetails>) => {
  const { version } = (await app.ask(municipal, `{ event(id: "${event}") { version } }`)).event;
  const mutation = 'mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { rejection { code } } }';
  return app.ask(municipal, mutation, {
    input: { id: event, expectedVersion: version, details: seminarInput(given).details },
  });
};

describe('Calling off an event', () => {
  it('tells everybody who is registered or waits, and their organisations, who are mailed', async () => {
    const event = await announce(app, { seats: 1 });
    const [mine, waits, left, other] = [
      await works(app, school),
      await works(app, school),
      await works(app, school),
      await works(app, otherSchool),
    ];
    await registerFor(app, event, mine);
    await registerFor(app, event, waits);
    const { participation } = await registerFor(app, event, left);
    await participate(app, head, 'withdrawFromEvent', { id: participation.id });
    await registerFor(app, event, other, otherHead, otherSchool);
    await callOff(app, event);
    const told = await toldOf(app, event);
    expect(told.filter(({ person }) => person === null)).toEqual([
      { kind: 'cancelled', home: school, person: null, concerned: 2 },
      { kind: 'cancelled', home: otherSchool, person: null, concerned: 1 },
    ]);
    expect(told.flatMap(({ person }) => person ?? []).sort()).toEqual([mine, waits, other].sort());
    expect(await mailedOf(app, event)).toEqual([school, otherSchool]);

    expect(await noticesTo(app, head, `home: "${school}", eventId: "${event}"`)).toMatchObject([
      {
        kind: 'CANCELLED',
        because: 'Карантин',
        concerned: 2,
        person: null,
        readAt: null,
        now: { startsOn: '2026-04-10' },
      },
    ]);
    expect(await noticesTo(app, actor([], mine), `mine: true, eventId: "${event}"`)).toMatchObject([
      { person: { id: mine } },
    ]);
  });

  it('tells pupils’ organisations how many of theirs', async () => {
    const event = await announce(app, { audience: ['PUPILS'] });
    await issueReferral(app, head, event, [], { pupilGroups: [{ age: 12, count: 7 }] });
    await callOff(app, event);
    expect(await toldOf(app, event)).toEqual([{ kind: 'cancelled', home: school, person: null, concerned: 7 }]);
  });

  it('tells nobody when it is refused, or when the event is over', async () => {
    const event = await announce(app);
    await registerFor(app, event, await works(app, school));
    expect((await callOff(app, event, ' ')).rejection.code).toBe('reason-missing');
    expect(await toldOf(app, event)).toEqual([]);
    const past = await announce(app, { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null });
    await participate(app, municipal, 'recordWalkIn', {
      eventId: past,
      personId: await works(app, school),
      homeId: school,
      role: 'PARTICIPANT',
    });
    await callOff(app, past);
    expect(await toldOf(app, past)).toEqual([]);
  });

  it('leaves nobody untold who registers at the same moment', async () => {
    const event = await announce(app, { seats: null });
    const people = await Promise.all(Array.from({ length: 10 }, () => works(app, school)));
    const answers = await Promise.all([
      ...people.slice(0, 5).map((person) => registerFor(app, event, person)),
      callOff(app, event),
      ...people.slice(5).map((person) => registerFor(app, event, person)),
    ]);
    const { rows } = await app.worker.query(
      `select person_id as person from participation where event_id = $1 and status = 'registered' order by 1`,
      [event],
    );
    const told = (await toldOf(app, event)).flatMap(({ person }) => person ?? []).sort();
    expect(told).toEqual(rows.map(({ person }) => person));
    expect(answers).toHaveLength(11);
  });

  it('tells a person under the id that stands for them after a merge', async () => {
    const event = await announce(app);
    const [gone, stays] = [await works(app, school), await works(app, school)];
    await registerFor(app, event, gone);
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
    await callOff(app, event);
    expect(await noticesTo(app, actor([], stays), `mine: true, eventId: "${event}"`)).toHaveLength(1);
    expect(await noticesTo(app, actor([], gone), `mine: true, eventId: "${event}"`)).toHaveLength(1);
  });
});

describe('Moving and changing an event', () => {
  it('tells what was and what is now; nothing when what people go by is the same', async () => {
    const event = await announce(app);
    await registerFor(app, event, await works(app, school));
    const later = { startsOn: day('2026-05-12'), endsOn: day('2026-05-12'), registerUntil: null };
    await move(event, later);
    await change(event, { ...later, title: 'Другое название' });
    await change(event, { ...later, title: 'Другое название', tags: ['FGOS'], seats: 40 });
    expect(await noticesTo(app, head, `home: "${tomsk}", eventId: "${event}"`)).toMatchObject([
      { kind: 'CHANGED', was: { startsOn: '2026-05-12' }, now: { title: 'Другое название' } },
      { kind: 'MOVED', was: { startsOn: '2026-04-10' }, now: { startsOn: '2026-05-12' } },
    ]);
    expect(await mailedOf(app, event)).toEqual([school, school]);
  });
});

describe('A seat, a substitution, a recalled referral', () => {
  it('a seat from the waiting list is told to who gets it', async () => {
    const event = await announce(app, { seats: 1 });
    const first = await registerFor(app, event, await works(app, school));
    const waits = await works(app, otherSchool);
    await registerFor(app, event, waits, otherHead, otherSchool);
    await participate(app, head, 'withdrawFromEvent', { id: first.participation.id });
    expect(await toldOf(app, event)).toEqual([
      { kind: 'seat-given', home: otherSchool, person: waits, concerned: 1 },
      { kind: 'seat-given', home: otherSchool, person: null, concerned: 1 },
    ]);
    expect(await mailedOf(app, event)).toEqual([otherSchool]);
  });

  it('a substitution is told to both, to their organisation and to the organiser', async () => {
    const event = await announce(app);
    const [out, instead] = [await works(app, school), await works(app, school)];
    const { participation } = await registerFor(app, event, out);
    const { substituteParticipant } = await app.ask(
      head,
      'mutation ($input: SubstituteParticipantInput!) { substituteParticipant(input: $input) { rejection { code } } }',
      { input: { id: participation.id, personId: instead } },
    );
    expect(substituteParticipant.rejection).toBeNull();
    const told = await toldOf(app, event);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'replaced', home: school, person: out, concerned: 1 },
        { kind: 'replaced', home: school, person: null, concerned: 1 },
        { kind: 'replaced', home: centre, person: null, concerned: 1 },
        { kind: 'named-instead', home: school, person: instead, concerned: 1 },
      ]),
    );
    expect(await mailedOf(app, event)).toEqual([]);
  });

  it('a recalled referral is told to those who were sent and to the organiser', async () => {
    const event = await announce(app);
    const sent = await works(app, school);
    const { referral } = await issueReferral(app, head, event, [sent]);
    expect((await recallReferral(app, head, referral.id)).rejection).toBeNull();
    expect(await toldOf(app, event)).toEqual([
      { kind: 'recalled', home: school, person: sent, concerned: 1 },
      { kind: 'recalled', home: centre, person: null, concerned: 1 },
      { kind: 'recalled', home: school, person: null, concerned: 1 },
    ]);
    expect(await noticesTo(app, municipal, `home: "${centre}", eventId: "${event}"`)).toHaveLength(1);
  });
});
