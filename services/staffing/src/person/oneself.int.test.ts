import type { PersonId } from '@metodnet/kernel';
import { employ, job, MARKED, register } from '../people.fixture.js';
import { actor, municipal, type Running, running, school } from '../staffing.fixture.js';

let app: Running;
let survivor: PersonId;
let merged: PersonId;
let other: PersonId;
beforeAll(async () => {
  app = await running();
  const known = await register(app, municipal, school);
  [survivor, merged] = [known, await register(app, municipal, school, { distinctFrom: [known] })];
  other = await register(app, municipal, school, { birthDate: '1991-05-10' });
  await employ(app, municipal, job(survivor, school, { personnelNumber: 'T-1' }));
  const answer = await app.ask(
    municipal,
    'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { rejection { code } } }',
    { input: { mergedId: merged, survivorId: survivor } },
  );
  expect(answer.mergePersons.rejection).toBeNull();
});
afterAll(() => app?.stop());

const seenBy = async (self: PersonId, id: PersonId) =>
  (
    await app.ask(
      actor([], self),
      'query ($id: ID!) { person(id: $id) { id lastName employments { personnelNumber } } }',
      { id },
    )
  ).person;

describe('One’s own data', () => {
  it.each([
    ['the survivor’s', () => survivor],
    ['that which was merged', () => merged],
  ])('is read with a token whose person id is %s', async (_, self) => {
    const own = { id: survivor, lastName: MARKED.lastName, employments: [{ personnelNumber: 'T-1' }] };
    expect(await seenBy(self(), self())).toEqual(own);
    expect(await seenBy(self(), survivor)).toEqual(own);
  });

  it('is nobody else’s', async () => {
    expect(await seenBy(merged, other)).toBeNull();
    expect(await seenBy(other, merged)).toBeNull();
    expect(await seenBy('ru-tom-tomsk:absent' as PersonId, merged)).toBeNull();
  });
});
