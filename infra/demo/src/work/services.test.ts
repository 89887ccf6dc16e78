import type { CalendarDate } from '@metodnet/kernel';
import { validOn } from '@metodnet/kernel';
import { demoNetwork } from '../network.js';
import { demoWork } from './services.js';
import type { DemoEvent, ServiceWork } from './work.js';

const network = demoNetwork('small');
const works = demoWork(network, 'small');
const workIn = (municipality: string) => works.find((work) => work.municipality === municipality) as ServiceWork;
const tomsk = workIn('ru-tom-tomsk');
const heldIn = ({ events }: ServiceWork, from: string, to: string, which: (event: DemoEvent) => boolean) =>
  events.filter((event) => event.state === 'HELD' && event.on >= from && event.on <= to && which(event));
const isMeeting = ({ kind }: DemoEvent) => kind === 'MEETING';
/** The share of the educators of a municipality who were at an event of its service in 2025. */
function covered(work: ServiceWork, educators: number): number {
  const seen = heldIn(work, '2025-01-01', '2025-12-31', () => true).flatMap(({ guests }) =>
    guests.flatMap(({ person, role }) => (role === 'ORGANISER' ? [] : [person])),
  );
  return new Set(seen).size / educators;
}

describe('The work of the demo network', () => {
  it('is the same every time', () => {
    expect(demoWork(demoNetwork('small'), 'small')).toEqual(works);
  });

  it('has in Tomsk at least 570 events a year and 185 meetings a quarter, as T21 asks', () => {
    expect(heldIn(tomsk, '2025-01-01', '2025-12-31', (event) => !isMeeting(event)).length).toBeGreaterThanOrEqual(570);
    const quarters = [
      ['2025-01-01', '2025-03-31'],
      ['2025-04-01', '2025-06-30'],
      ['2025-07-01', '2025-09-30'],
      ['2025-10-01', '2025-12-31'],
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-30'],
    ] as const;
    for (const [from, to] of quarters) expect(heldIn(tomsk, from, to, isMeeting).length).toBeGreaterThanOrEqual(185);
  });

  it('reaches the 35 % of educators in some municipalities, not in others, and tells nothing of one', () => {
    expect(covered(tomsk, 7_812)).toBeGreaterThan(0.35);
    expect(covered(workIn('ru-pnz-kuznetsk'), 1_416)).toBeGreaterThan(0.35);
    expect(covered(workIn('ru-tom-tomsky-district'), 288)).toBeLessThan(0.35);
    expect(covered(workIn('ru-irk-usolye-sibirskoye'), 302)).toBeLessThan(0.35);
    expect(works.map(({ municipality }) => municipality)).not.toContain('ru-tom-kolpashevsky-district');
  });

  it('has nobody at an event who does not work there on the day, and nobody twice', () => {
    for (const { events } of works)
      for (const { on, guests } of events) {
        expect(new Set(guests.map(({ person }) => person)).size).toBe(guests.length);
        for (const { person, home } of guests)
          expect(person.employments.some((job) => job.unit === home && validOn(job, on as CalendarDate))).toBe(true);
      }
  });

  it('goes on in the whole oblast, by far more', () => {
    const everywhere = demoWork(demoNetwork('oblast'), 'oblast');
    expect(everywhere.length).toBe(21);
    expect(everywhere.flatMap(({ events }) => events).length).toBeGreaterThan(3_000);
  });
});
