import { addDays, type UnitId } from '@metodnet/kernel';
import type { DemoEmployment, DemoPerson } from '../dataset.js';

/** The columns of a roster file, by the English names that staffing knows, and what each holds of a job. */
const COLUMNS: Readonly<Record<string, (person: DemoPerson, job: DemoEmployment, first: boolean) => string>> = {
  unit: (_, { unit }) => unit,
  last_name: ({ lastName }) => lastName,
  first_name: ({ firstName }) => firstName,
  patronymic: ({ patronymic }) => patronymic,
  birth_date: ({ birthDate }) => birthDate,
  education: ({ higherEducation }) => (higherEducation ? 'higher' : 'secondary-vocational'),
  pedagogical_since: ({ pedagogicalSince }) => pedagogicalSince,
  position: (_, { position }) => position,
  rate: (_, { rateHundredths }) => decimal(rateHundredths),
  main: (_, { main }) => (main ? 'yes' : 'no'),
  teaching_load: (_, { teachingLoadHundredths }) => decimal(teachingLoadHundredths),
  subjects: (_, { subjects }) => subjects.join('|'),
  employed_from: (_, { from }) => from,
  last_day: (_, { to }) => (to === null ? '' : addDays(to, -1)),
  category: ({ category }, _, first) => (first && category ? category.kind.toLowerCase() : ''),
  category_granted_on: ({ category }, _, first) => (first && category ? category.grantedOn : ''),
  category_valid_until: ({ category }, _, first) => (first && category?.validUntil ? category.validUntil : ''),
  training_kind: ({ trainings: [training] }, _, first) => (first && training ? training.kind.toLowerCase() : ''),
  training_programme: ({ trainings: [training] }, _, first) => (first && training ? training.title : ''),
  training_hours: ({ trainings: [training] }, _, first) => (first && training ? String(training.hours) : ''),
  training_completed_on: ({ trainings: [training] }, _, first) => (first && training ? training.completedOn : ''),
};

/** A roster of a municipality as a spreadsheet would be saved: one row per job, CSV in UTF-8, separated by semicolons. */
export interface Roster {
  readonly municipality: UnitId;
  readonly rows: number;
  readonly csv: string;
}

/**
 * The rosters of all municipalities, each with the jobs there of the people who work there first; at most so many rows each,
 * one person's rows together. Jobs in other municipalities are their employers' to enter: {@link jobsElsewhere}.
 */
export function rosters(
  people: readonly DemoPerson[],
  municipalityOf: (unit: UnitId) => UnitId | null,
  rowsAtMost: number,
): Roster[] {
  const files: { municipality: UnitId; rows: string[] }[] = [];
  for (const person of people) {
    const [job] = person.employments;
    const municipality = job ? municipalityOf(job.unit) : null;
    if (!municipality) throw new Error(`${person.lastName} works in no municipality`);
    const rows = person.employments
      .filter(({ unit }) => municipalityOf(unit) === municipality)
      .map((each, index) => row(person, each, index === 0));
    const last = files.findLast((file) => file.municipality === municipality);
    if (last && last.rows.length + rows.length <= rowsAtMost) last.rows.push(...rows);
    else files.push({ municipality, rows });
  }
  const header = Object.keys(COLUMNS).join(';');
  return files.map(({ municipality, rows }) => ({
    municipality,
    rows: rows.length,
    csv: `${[header, ...rows].join('\r\n')}\r\n`,
  }));
}

/** The jobs of people outside the municipality in which they work first. */
export const jobsElsewhere = (
  people: readonly DemoPerson[],
  municipalityOf: (unit: UnitId) => UnitId | null,
): { readonly person: DemoPerson; readonly unit: UnitId; readonly job: DemoEmployment }[] =>
  people.flatMap((person) => {
    const [first] = person.employments;
    return person.employments
      .filter(({ unit }) => first && municipalityOf(unit) !== municipalityOf(first.unit))
      .map((job) => ({ person, unit: job.unit, job }));
  });

const row = (person: DemoPerson, job: DemoEmployment, first: boolean): string =>
  Object.values(COLUMNS)
    .map((cell) => cell(person, job, first))
    .join(';');

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2);
