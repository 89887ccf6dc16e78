import type { DemoPerson } from '../dataset.js';
import type { DemoEvent, ServiceWork } from '../work/work.js';
import { command } from './commands.js';
import { type Command, type Gateway, idIn } from './gateway.js';

const ROWS_AT_ONCE = 200;

/** Schedules the events, records who was there and that they were held; sends people to what is to come. */
export async function loadHappenings(
  work: ServiceWork,
  items: readonly string[],
  gateway: Gateway,
  idOf: (person: DemoPerson) => string,
  done: (count: number) => void,
): Promise<void> {
  const { events } = work;
  const ids = await scheduled(work, items, gateway, done);
  await gateway.all(
    events.flatMap(({ guests }, index) =>
      guests.length === 0
        ? []
        : [
            command(
              'recordAttendances',
              {
                eventId: ids[index],
                rows: guests.map(({ person, home, role }) => ({ personId: idOf(person), homeId: home, role })),
              },
              'lines { participation { id } }',
            ),
          ],
    ),
    done,
  );
  const held = events.flatMap(({ state }, index) => (state === 'HELD' ? [ids[index] ?? ''] : []));
  await gateway.all(
    inParts(held).map((part) => command('holdEvents', { ids: part }, 'lines { id }')),
    (parts) => done(parts * ROWS_AT_ONCE),
  );
  await gateway.all(
    events.flatMap(({ state }, index) =>
      state === 'CALLED_OFF'
        ? [command('cancelEvent', { id: ids[index], because: 'Карантин (демо)' }, 'event { id }', 'cancelled')]
        : [],
    ),
  );
  await sendPeople(work, ids, gateway, idOf);
}

const inParts = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / ROWS_AT_ONCE) }, (_, part) =>
    ids.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  );

/** Events that are alike but for their days, as many as a series may have. */
interface Cycle {
  readonly input: ReturnType<typeof announced>;
  readonly days: Map<string, number>;
}
const MOST_IN_CYCLE = 60;

/** Announces one event of each cycle and repeats it; answers the ids in the order of the events. */
async function scheduled(
  { events, service }: ServiceWork,
  items: readonly string[],
  gateway: Gateway,
  done: (count: number) => void,
): Promise<string[]> {
  const [opened] = await gateway.all([series(service)]);
  const programmeId = idIn(opened, 'programme');
  const cycles: Cycle[] = [];
  const latest = new Map<string, Cycle[]>();
  for (const [index, event] of events.entries()) {
    const input = announced(event, service, items, programmeId);
    const key = JSON.stringify(input);
    const alike = latest.get(key) ?? [];
    const free = alike.find(({ days }) => !days.has(event.on) && days.size < MOST_IN_CYCLE);
    const cycle = free ?? { input, days: new Map<string, number>() };
    cycle.days.set(event.on, index);
    if (!free) {
      cycles.push(cycle);
      latest.set(key, [...alike, cycle]);
    }
  }
  const first = await gateway.all(
    cycles.map(({ input, days }) => {
      const [startsOn] = [...days.keys()];
      const { venue, ...rest } = input;
      return command('scheduleEvent', { ...rest, when: { startsOn, endsOn: startsOn, venue } }, 'event { id }');
    }),
    done,
  );
  const ids: string[] = [];
  for (const [place, { days }] of cycles.entries()) ids[[...days.values()][0] ?? 0] = idIn(first[place], 'event');
  const repeated = cycles.filter(({ days }) => days.size > 1);
  const answers = await gateway.all(
    repeated.map(({ days }) => {
      const [, ...further] = [...days.keys()];
      return command('repeatEvent', { id: ids[[...days.values()][0] ?? 0], days: further }, 'events { id startsOn }');
    }),
    done,
  );
  for (const [place, { days }] of repeated.entries()) {
    const { events: made } = answers[place] as unknown as { events: { id: string; startsOn: string }[] };
    for (const { id, startsOn } of made) ids[days.get(startsOn) ?? 0] = id;
  }
  return ids;
}

const series = (unitId: string): Command =>
  command(
    'openTargetProgramme',
    {
      unitId,
      details: {
        ...{ title: 'Школа молодого педагога (демо)', series: true, orderNumber: '5-р', orderedOn: '2024-12-20' },
        ...{ from: '2025-01-01', to: '2027-01-01' },
      },
    },
    'programme { id }',
  );

function announced(event: DemoEvent, unitId: string, items: readonly string[], programmeId: string) {
  const { title, kind, level, form, on, audience, tags, subjects, hours, inSeries } = event;
  return {
    unitId,
    details: {
      ...{ title, kind, level, form, audience, tags, subjects, hours },
      // What is alike carries out the same item of the plan.
      planItemId: on >= '2025-09-01' ? (items[title.length % items.length] ?? null) : null,
      programmeId: inSeries ? programmeId : null,
    },
    venue: { kind: form === 'ONLINE' ? 'ONLINE' : 'OWN_PREMISES' },
  };
}

async function sendPeople(
  { referrals }: ServiceWork,
  ids: readonly string[],
  gateway: Gateway,
  idOf: (person: DemoPerson) => string,
): Promise<void> {
  await gateway.all(
    referrals.map(({ home, event, orderNumber, issuedOn, people }) =>
      command(
        'issueReferral',
        {
          ...{ unitId: home, eventId: ids[event], order: { form: 'WRITTEN', orderNumber, issuedOn } },
          people: people.map((person) => ({ personId: idOf(person) })),
        },
        'referral { id }',
        // Loaded after the day.
        ...['event-past', 'nobody-sent'],
      ),
    ),
  );
}
