import { head, type Running, school } from '../events.fixture.js';

let last = 0;

/** A pupil of a school by an id, born in 2014 unless told, under a number of its own. */
export async function learns(app: Running, who = head, unitId = school, birthYear = 2014): Promise<string> {
  const { registerPupil } = await app.ask(
    who,
    'mutation ($input: RegisterPupilInput!) { registerPupil(input: $input) { pupil { id } rejection { code } } }',
    { input: { unitId, reference: `Ф-${++last}`, birthYear } },
  );
  if (registerPupil.rejection) throw new Error(registerPupil.rejection.code);
  return registerPupil.pupil.id;
}
