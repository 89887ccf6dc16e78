import { demoNetwork, municipalityFinder } from '../network.js';
import { jobsElsewhere, rosters } from './roster.js';

const { units, staff } = demoNetwork('small');
const municipalityOf = municipalityFinder(units);
const jobs = staff.people.reduce((sum, { employments }) => sum + employments.length, 0);

describe('Writing rosters', () => {
  const files = rosters(staff.people, municipalityOf, 2000);

  it('writes every job once, in the roster of the municipality, and leaves those elsewhere to their employers', () => {
    const elsewhere = jobsElsewhere(staff.people, municipalityOf);
    expect(elsewhere.map(({ unit }) => unit)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `ru-tom-tomsky-district-school-${number}`),
    );
    expect(files.reduce((sum, { rows }) => sum + rows, 0)).toBe(jobs - elsewhere.length);
    for (const { municipality, csv, rows } of files) {
      const lines = csv.trimEnd().split('\r\n').slice(1);
      expect(lines.length).toBe(rows);
      expect(lines.every((line) => municipalityOf(line.split(';')[0] as never) === municipality)).toBe(true);
    }
  });

  it('keeps files to the size asked for and a person’s jobs together', () => {
    expect(Math.max(...files.map(({ rows }) => rows))).toBeLessThanOrEqual(2000);
    const filesOf = new Map<string, Set<number>>();
    for (const [index, { csv }] of files.entries()) {
      for (const line of csv.trimEnd().split('\r\n').slice(1)) {
        const name = line.split(';')[1] ?? '';
        filesOf.set(name, (filesOf.get(name) ?? new Set()).add(index));
      }
    }
    expect([...filesOf.values()].filter(({ size }) => size > 1)).toEqual([]);
  });

  it('tells a leaver’s last day at work: the day before the first day no longer employed', () => {
    const person = staff.people.find(({ employments: [job] }) => job?.to === '2025-09-01');
    const line = files.flatMap(({ csv }) => csv.split('\r\n')).find((each) => each.includes(person?.lastName ?? '?'));
    expect(line).toContain('2025-08-31');
  });
});
