import type { UnitId } from '@metodnet/kernel';
import type {
  DemoAssignment,
  DemoEmployment,
  DemoPerson,
  DemoRegionalMethodist,
  DemoSchedule,
  DemoTeam,
} from './dataset.js';
import { KUZNETSK } from './places/kuznetsk.js';
import { day } from './places/place.js';
import { TOMSK } from './places/tomsk-oblast.js';

/** Jobs held today, by unit. */
function currentJobs(people: readonly DemoPerson[]): Map<UnitId, { person: DemoPerson; job: DemoEmployment }[]> {
  const byUnit = new Map<UnitId, { person: DemoPerson; job: DemoEmployment }[]>();
  for (const person of people) {
    for (const job of person.employments) {
      if (job.to !== null) continue;
      byUnit.set(job.unit, [...(byUnit.get(job.unit) ?? []), { person, job }]);
    }
  }
  return byUnit;
}

/** A staff schedule for every employer: the filled posts and, in every third one, a vacant post of the largest group (IND-90). */
export function schedulesOf(people: readonly DemoPerson[]): DemoSchedule[] {
  return [...currentJobs(people)].map(([unit, jobs], index) => {
    const filled = new Map<DemoEmployment['position'], number>();
    for (const { job } of jobs) filled.set(job.position, (filled.get(job.position) ?? 0) + job.rateHundredths);
    const largest = Math.max(...filled.values());
    const posts = [...filled].map(([position, hundredths]) => ({
      position,
      postsHundredths: halves(hundredths) + (index % 3 === 1 && hundredths === largest ? 100 : 0),
    }));
    return { unit, from: day('2023-09-01'), posts };
  });
}

/** Posts are approved in halves. */
const halves = (hundredths: number) => Math.ceil(hundredths / 50) * 50;

/** The head and the deputies of every fifth employer with more than one manager are a team; every other team trained as one (IND-76). */
export function teamsOf(people: readonly DemoPerson[]): DemoTeam[] {
  const managed = [...currentJobs(people)]
    .map(([unit, jobs]) => ({
      unit,
      managers: jobs.filter(({ job }) => job.position === 'head' || job.position === 'deputy-head'),
    }))
    .filter(({ managers }) => managers.length > 1);
  return managed
    .filter((_, index) => index % 5 === 0)
    .map(({ unit, managers }, index) => ({
      unit,
      name: 'Управленческая команда (демо)',
      from: day('2025-09-01'),
      members: managers.map(({ person }) => person),
      training:
        index % 2 === 0
          ? {
              kind: 'UPGRADING' as const,
              title: 'Программа для управленческих команд (демо)',
              hours: 72,
              completedOn: day(index % 4 === 0 ? '2025-11-28' : '2026-03-27'),
            }
          : null,
    }));
}

/** Regional methodists (K24 §4.1.3): eight in Kuznetsk and twelve in Tomsk, with five to nine teachers of their municipality each. */
export function regionalMethodistsOf(
  people: readonly DemoPerson[],
  municipalityOf: (unit: UnitId) => UnitId | null,
): DemoRegionalMethodist[] {
  return [
    { municipality: KUZNETSK, count: 8 },
    { municipality: TOMSK.id, count: 12 },
  ].flatMap(({ municipality, count }) => {
    const teachers = people.flatMap((person) => {
      const job = person.employments.find(({ main, to, from }) => main && to === null && from <= day('2024-09-01'));
      return job?.position === 'teacher' && municipalityOf(job.unit) === municipality ? [{ person, job }] : [];
    });
    const step = Math.floor(teachers.length / count);
    return Array.from({ length: count }, (_, index) => teachers[index * step])
      .filter((each) => each !== undefined)
      .map(({ person, job }, index) => ({
        person,
        unit: job.unit,
        from: day('2025-02-01'),
        teachers: teachers.slice(index * step + 1, index * step + 6 + (index % 5)).map((each) => each.person),
      }));
  });
}

/** The organisations of a municipality dealt out among the methodists of its services, one after another. */
export function assignmentsOf(
  methodists: readonly DemoPerson[],
  organisations: readonly UnitId[],
  municipalityOf: (unit: UnitId) => UnitId | null,
): DemoAssignment[] {
  const dealt = methodists.flatMap((person) => {
    const unit = person.employments[0]?.unit;
    const municipality = unit ? municipalityOf(unit) : null;
    return unit && municipality ? [{ person, unit, municipality }] : [];
  });
  return dealt.flatMap(({ person, unit, municipality }) => {
    const colleagues = dealt.filter((each) => each.municipality === municipality);
    const place = colleagues.findIndex((each) => each.person === person);
    const own = organisations
      .filter((id) => municipalityOf(id) === municipality)
      .filter((_, index) => index % colleagues.length === place);
    return own.length > 0 ? [{ person, unit, organisations: own, from: day('2025-09-01') }] : [];
  });
}
