import { newId, type PersonId } from '@metodnet/kernel';
import {
  auditor,
  day,
  head,
  municipal,
  neighbour,
  nobody,
  otherSchool,
  type Running,
  running,
  school,
  today,
  tomsk,
} from '../events.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const past = { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null };
const came = (personId: PersonId, given: object = {}) => ({ personId, homeId: school, ...given });

async function record(who: typeof head, eventId: string, rows: readonly object[]) {
  const { recordAttendances } = await app.ask(
    who,
    `mutation ($input: RecordAttendancesInput!) { recordAttendances(input: $input) {
       lines { person { id } participation { id status hours source } rejection { code } } rejection { code params } } }`,
    { input: { eventId, rows } },
  );
  return recordAttendances;
}

describe('Recording the list of an event', () => {
  it('records who was registered and who was not, and answers row by row', async () => {
    const [event, registered, guest, stranger] = [
      await announce(app, { startsOn: day('2026-03-15'), endsOn: day('2026-03-15'), registerUntil: null }),
      await works(app, school),
      await works(app, school),
      await works(app, otherSchool),
    ];
    const asked = { eventId: event, personId: registered, homeId: school, role: 'PARTICIPANT' };
    const { participation } = await participate(app, municipal, 'registerForEvent', asked);
    const { lines, rejection } = await record(municipal, event, [
      came(registered, { hours: 2 }),
      came(guest),
      came(stranger),
      came(guest),
      came(newId<'Person'>(tomsk), { present: false }),
    ]);
    expect(rejection).toBeNull();
    expect(lines.map((line: { person: object }) => line.person)).toEqual(
      expect.arrayContaining([{ id: registered }, { id: guest }, { id: stranger }]),
    );
    expect(lines).toMatchObject([
      { participation: { id: participation.id, status: 'PRESENT', hours: 2 }, rejection: null },
      { participation: { status: 'PRESENT', hours: 4, source: 'ORGANISER' }, rejection: null },
      { participation: null, rejection: { code: 'not-employed-then' } },
      { participation: null, rejection: { code: 'named-already' } },
      { participation: null, rejection: { code: 'not-registered' } },
    ]);
  });

  it('corrects what it recorded when it is sent again, under whatever id of the person', async () => {
    const [event, person, duplicate] = [await announce(app, past), await works(app, school), newId<'Person'>(tomsk)];
    await app.worker.query('insert into heard.merged values ($1, $2)', [duplicate, person]);
    const [first] = (await record(municipal, event, [came(person)])).lines;
    const [again] = (await record(municipal, event, [came(duplicate, { present: false })])).lines;
    expect(again).toMatchObject({ participation: { id: first.participation.id, status: 'ABSENT' } });
  });

  it('is for the organiser alone, and writes nothing for anybody else', async () => {
    const [event, person] = [await announce(app, past), await works(app, school)];
    for (const who of [head, neighbour, auditor, nobody])
      await expect(record(who, event, [came(person)])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(record(municipal, newId<'Event'>(tomsk), [came(person)])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { rows } = await app.worker.query('select from participation where event_id = $1', [event]);
    expect(rows).toEqual([]);
  });

  it('takes two hundred rows and not one more', async () => {
    const [event, person] = [await announce(app, past), await works(app, school)];
    const rows = [came(person), ...Array.from({ length: 200 }, () => came(newId<'Person'>(tomsk)))];
    expect(await record(municipal, event, rows)).toMatchObject({ lines: [], rejection: { code: 'too-many-rows' } });
    const { lines } = await record(municipal, event, rows.slice(0, 200));
    expect(lines[0]).toMatchObject({ participation: { status: 'PRESENT' } });
    expect(lines.length).toBe(200);
  });

  it('can be sent twice at once: everybody is there once', async () => {
    const event = await announce(app, past);
    const rows = await Promise.all(Array.from({ length: 10 }, async () => came(await works(app, school))));
    await Promise.all([record(municipal, event, rows), record(municipal, event, [...rows].reverse())]);
    const { rows: kept } = await app.worker.query('select status from participation where event_id = $1', [event]);
    expect(kept.map(({ status }) => status)).toEqual(rows.map(() => 'present'));
  });

  it('loses no row when those on it register at the same moment, under whatever id: everybody is there once', async () => {
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const people = await Promise.all(Array.from({ length: 10 }, () => works(app, school)));
    const merged = people.map((person) => [newId<'Person'>(tomsk), person] as const);
    for (const pair of merged) await app.worker.query('insert into heard.merged values ($1, $2)', [...pair]);
    const joining = merged.map(([personId]) =>
      participate(app, head, 'registerForEvent', { eventId: event, personId, homeId: school, role: 'PARTICIPANT' }),
    );
    const { lines } = await record(
      municipal,
      event,
      people.map((person) => came(person)),
    );
    const joined = await Promise.all(joining);
    expect(lines).toMatchObject(people.map(() => ({ participation: { status: 'PRESENT' }, rejection: null })));
    for (const { rejection } of joined) expect([undefined, 'takes-part-already']).toContain(rejection?.code);
    const { rows: kept } = await app.worker.query('select status from participation where event_id = $1', [event]);
    expect(kept.map(({ status }) => status)).toEqual(people.map(() => 'present'));
  });
});
