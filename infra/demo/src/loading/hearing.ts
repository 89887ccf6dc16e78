import { setTimeout as pause } from 'node:timers/promises';
import type { DemoPerson } from '../dataset.js';
import type { ServiceWork } from '../work/work.js';
import { command } from './commands.js';
import type { Gateway } from './gateway.js';

const PATIENCE_MS = 120_000;

/**
 * Waits until the events service has heard from staffing of those who came last to work there: whoever it has not heard of was nowhere. A request
 * of a day to come is refused in any case, and for another reason once the person is known.
 */
export async function untilHeard(
  gateway: Gateway,
  { service, events }: ServiceWork,
  idOf: (person: DemoPerson) => string,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const last = events
    .flatMap(({ guests }) => guests)
    .sort((one, other) => number(other.person) - number(one.person))[0];
  if (!last) return;
  for (let attempt = 1; ; attempt++) {
    const input = {
      ...{ unitId: service, applicantId: last.home, personId: idOf(last.person), kind: 'HOLD_EVENT' },
      // Refusals are kept under the key of a request: each attempt is another one.
      ...{ subject: `${Date.now()} ${attempt}`, receivedOn: '2100-01-01' },
    };
    const asked = command(
      'submitEventRequest',
      input,
      'request { id }',
      'not-employed-there',
      'received-in-the-future',
    );
    const [payload] = await gateway.all([asked]);
    if (payload?.rejection?.code !== 'not-employed-there') return;
    if (Date.now() > deadline) throw new Error(`The events service has not heard of ${last.person.lastName}`);
    await pause(250);
  }
}

/** People are numbered in the order of the rosters. */
const number = ({ lastName }: DemoPerson): number => Number(lastName.split('-').at(-1));
