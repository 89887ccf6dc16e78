import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import type { EventDetails, ScheduleEvent } from './event.js';

/** A seminar for educators in the methodical centre on a day in April; a test names only what matters to it. */
export const aSeminar = (given: Partial<EventDetails> = {}): EventDetails => ({
  title: 'Функциональная грамотность на уроках математики',
  description: null,
  kind: 'SEMINAR',
  level: 'MUNICIPAL',
  form: 'IN_PERSON',
  startsOn: day('2026-04-10'),
  endsOn: day('2026-04-10'),
  startsAt: '10:00',
  endsAt: '13:00',
  venue: { kind: 'own-premises', unitId: null, place: 'ауд. 12' },
  audience: ['EDUCATORS'],
  tags: [],
  subjects: ['MATHEMATICS'],
  seats: 30,
  hours: 4,
  registerUntil: day('2026-04-08'),
  agreementId: null,
  structureId: null,
  programmeId: null,
  planItemId: null,
  ...given,
});

export const aRequest = (given: Partial<EventDetails> = {}): ScheduleEvent => ({
  id: newId<'Event'>(tomsk),
  unitId: centre,
  seriesId: null,
  ...aSeminar(given),
});

/** The same seminar as it is asked for over GraphQL. */
export function seminarInput(given: Partial<EventDetails> = {}) {
  const { startsOn, endsOn, startsAt, endsAt, venue, registerUntil, ...details } = aSeminar(given);
  const kinds = {
    'own-premises': 'OWN_PREMISES',
    organisation: 'ORGANISATION',
    elsewhere: 'ELSEWHERE',
    online: 'ONLINE',
  } as const;
  const place = { ...venue, kind: kinds[venue.kind] };
  return { details, when: { startsOn, endsOn, startsAt, endsAt, venue: place, registerUntil } };
}
