import type { Client } from '../asking.js';
import { change, type Kept } from './changing.js';
import { SERVICE } from './network.js';

/** A seminar of the service on a day, unless something else is told. */
export const seminarOn = (day: string, details: object = {}) => ({
  unitId: SERVICE,
  details: {
    ...{ title: 'Семинар (тест)', kind: 'SEMINAR', level: 'MUNICIPAL', form: 'IN_PERSON', audience: ['EDUCATORS'] },
    ...details,
  },
  when: { startsOn: day, endsOn: day, venue: { kind: 'OWN_PREMISES' } },
});

export async function scheduled(client: Client, details: object, day: string): Promise<Kept> {
  const { event } = await change<{ event: Kept }>(
    client,
    'scheduleEvent',
    seminarOn(day, details),
    'event { id version }',
  );
  return event;
}
