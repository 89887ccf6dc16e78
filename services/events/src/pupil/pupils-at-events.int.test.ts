import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  centre,
  grant,
  head,
  municipal,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  today,
} from '../events.fixture.js';
import { announce, participate } from '../participation/participation.fixture.js';
import { learns } from '../pupil/pupil.fixture.js';
import { issueReferral } from '../referral/referral.fixture.js';

type Who = typeof head;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const issue = (who: Who, eventId: string, people: readonly PersonId[], given = {}) =>
  issueReferral(app, who, eventId, people, given);

describe('Pupils at events', () => {
  it('are one after a merge, and stay who they were when they go to another school', async () => {
    const [pupil, twice] = [await learns(app), await learns(app)];
    await app.ask(head, `mutation { mergePupil(input: { id: "${twice}", into: "${pupil}" }) { rejection { code } } }`);
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const { lines } = await issue(head, event, [], { pupilIds: [pupil, twice] });
    expect(lines).toMatchObject([{ rejection: null }, { rejection: { code: 'takes-part-already' } }]);
    const { rows } = await app.worker.query('select payload from outbox where aggregate = $1', [
      `participation:${lines[0].participation.id}`,
    ]);
    expect(rows).toMatchObject([
      {
        payload: { pupilId: pupil, pupilAges: { fiveFrom: '2019-12-31', eighteenUntil: '2032-12-31' }, personId: null },
      },
    ]);
    const found = `{ participations(filter: { eventId: "${event}", pupilId: "${twice}" }) { nodes { pupilId } } }`;
    expect((await app.ask(municipal, found)).participations.nodes).toEqual([{ pupilId: pupil }]);
    await app.ask(
      head,
      `mutation { sendPupil(input: { id: "${pupil}", to: "${otherSchool}" }) { rejection { code } } }`,
    );
    const admit = `mutation { admitPupil(input: { id: "${pupil}", unitId: "${otherSchool}", reference: "Н-1" }) { rejection { code } } }`;
    await app.ask(otherHead, admit);
    const seen = { id: lines[0].participation.id, present: true, role: 'PARTICIPANT' };
    expect(await participate(app, municipal, 'recordAttendance', seen)).toMatchObject({
      participation: { status: 'PRESENT', hours: 4 },
    });
  });

  it('may come unregistered, and the organiser learns no more than the id', async () => {
    const pupil = await learns(app);
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const methodist = actor([grant('methodist', centre)]);
    const walkIn = { eventId: event, pupilId: pupil, homeId: school, role: 'PARTICIPANT' };
    expect(await participate(app, methodist, 'recordWalkIn', walkIn)).toMatchObject({
      participation: { status: 'PRESENT' },
    });
    expect((await app.ask(methodist, `{ pupil(id: "${pupil}") { reference } }`)).pupil).toBeNull();
    const elsewhere = { ...walkIn, pupilId: await learns(app), homeId: otherSchool };
    expect(await participate(app, methodist, 'recordWalkIn', elsewhere)).toMatchObject({
      rejection: { code: 'not-a-pupil-there' },
    });
  });

  it('are registered one by one by their school, by nobody for oneself', async () => {
    const input = { eventId: await announce(app), pupilId: await learns(app), homeId: school, role: 'PARTICIPANT' };
    await expect(participate(app, nobody, 'registerForEvent', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(participate(app, otherHead, 'registerForEvent', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await participate(app, head, 'registerForEvent', input)).toMatchObject({
      participation: { status: 'REGISTERED', source: 'REFERRAL' },
    });
  });
});
