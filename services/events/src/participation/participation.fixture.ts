import { newId, type PersonId, type UnitId } from '@metodnet/kernel';
import { seminarInput } from '../event/event.fixture.js';
import type { EventDetails } from '../event/event.js';
import { centre, municipal, type Running, tomsk } from '../events.fixture.js';

/** Somebody of whom staffing has told that they work in a unit. */
export async function works(
  app: Running,
  unit: UnitId,
  from = '2020-09-01',
  to: string | null = null,
): Promise<PersonId> {
  const person = newId<'Person'>(tomsk);
  await app.worker.query('insert into heard.employment values ($1, $2, $3, $4, $5, 1)', [
    newId<'Employment'>(tomsk),
    person,
    unit,
    from,
    to,
  ]);
  return person;
}

/** The id of an event of the centre, announced by the municipal operator. */
export async function announce(app: Running, given: Partial<EventDetails> = {}, unitId = centre, who = municipal) {
  const { scheduleEvent } = await app.ask(
    who,
    'mutation ($input: ScheduleEventInput!) { scheduleEvent(input: $input) { event { id } rejection { code } } }',
    { input: { unitId, ...seminarInput(given) } },
  );
  if (scheduleEvent.rejection) throw new Error(scheduleEvent.rejection.code);
  return scheduleEvent.event.id as string;
}

/** Asks for a mutation whose payload has a participation, and answers the payload. */
export async function participate(
  app: Running,
  who: Parameters<Running['ask']>[0],
  mutation: 'registerForEvent' | 'withdrawFromEvent' | 'recordAttendance' | 'recordWalkIn',
  input: Record<string, unknown>,
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const answer = await app.ask(
    who,
    `mutation ($input: ${type}) { ${mutation}(input: $input) {
       participation { id status source placeInQueue hours version } rejection { code message } } }`,
    { input },
  );
  return answer[mutation];
}
