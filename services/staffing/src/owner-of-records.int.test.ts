import { addDays, type CalendarDate, unitId } from '@metodnet/kernel';
import { applyTreeChanges } from '@metodnet/scope';
import { employ, job, register } from './people.fixture.js';
import {
  actor,
  grant,
  otherSchool,
  type Running,
  region,
  running,
  school,
  seversk,
  today,
  tomsk,
} from './staffing.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

/** Tells staffing that a school of Tomsk stands under Seversk from a day on. */
const moves = (unit: typeof school, on: CalendarDate) =>
  applyTreeChanges(
    {
      query: async (text, params = []) => (await app.worker.query(text, [...params])).rows,
    },
    [
      {
        kind: 'place',
        unitId: unit,
        level: 'ORGANISATION',
        hierarchy: 'ADMINISTRATIVE',
        parents: [
          { parentId: tomsk, parentLevel: 'MUNICIPALITY', from: '2000-01-01', to: on },
          { parentId: seversk, parentLevel: 'MUNICIPALITY', from: on, to: null },
        ],
        version: 3,
        teller: tomsk,
      },
    ],
  );
const both = actor([
  grant('municipal-operator', tomsk),
  grant('municipal-operator', seversk),
  grant('auditor', region),
]);

describe('A record of a school that moves to another municipality', () => {
  it.each([
    ['on the day of the move is the new one’s', school, today, seversk, 1960],
    ['on the day before is still the old one’s', otherSchool, addDays(today, 1), tomsk, 1970],
  ])('%s', async (_, unit, on, owner, year) => {
    const before = await register(app, both, unit, { birthDate: `${year}-01-01` });
    expect(before).toMatch(new RegExp(`^${tomsk}:`));
    await moves(unit, on);
    const person = await register(app, both, unit, { birthDate: `${year}-01-02` });
    expect(person).toMatch(new RegExp(`^${owner}:`));
    expect(await employ(app, both, job(before, unit))).toMatch(new RegExp(`^${owner}:`));
  });

  it('is made for no unit that was never heard of', async () => {
    await expect(
      register(app, actor([grant('municipal-operator', unitId('ru-x'))]), unitId('ru-x')),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
