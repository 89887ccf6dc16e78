import { EDUCATIONAL_KINDS } from '@metodnet/contracts';
import { validOn } from '@metodnet/kernel';
import type { Dataset, DemoPerson } from './dataset.js';
import { DESCRIBED_ON } from './educators.js';
import { demoNetwork, municipalityFinder } from './network.js';

const small = demoNetwork('small');
const PEDAGOGICAL = (position: string) => position !== 'head' && position !== 'deputy-head';
const servicesOf = (network: Dataset) =>
  new Set(
    network.units
      .filter(({ kind }) => kind === 'METHODICAL_CENTRE' || kind === 'METHODICAL_SERVICE_UNIT')
      .map(({ id }) => id),
  );

/** Distinct people with a job on the described day in a municipality, of the kinds of job asked for. */
function peopleIn(network: Dataset, municipality: string, which: (position: string) => boolean): DemoPerson[] {
  const municipalityOf = municipalityFinder(network.units);
  return network.staff.people.filter(({ employments }) =>
    employments.some(
      (job) => validOn(job, DESCRIBED_ON) && which(job.position) && municipalityOf(job.unit) === municipality,
    ),
  );
}

function organisationsIn(network: Dataset, municipality: string, kind?: string) {
  const municipalityOf = municipalityFinder(network.units);
  return network.units.filter(
    (unit) =>
      EDUCATIONAL_KINDS.includes(unit.kind as (typeof EDUCATIONAL_KINDS)[number]) &&
      (kind === undefined || unit.kind === kind) &&
      municipalityOf(unit.id) === municipality,
  );
}

describe('The demo network', () => {
  it('is the same every time', () => {
    expect(demoNetwork('small')).toEqual(small);
  });

  it('has the twenty municipalities of Tomsk oblast in five hubs', () => {
    const municipalities = small.units.filter(({ kind, parent }) => kind === 'MUNICIPALITY' && parent === 'ru-tom');
    const hubs = small.units.filter(({ kind }) => kind === 'HUB');
    expect([municipalities.length, hubs.length, small.memberships.length]).toEqual([20, 5, 20]);
    expect(new Set(small.memberships.map(({ municipality }) => municipality)).size).toBe(20);
  });

  it('has the hub «Томск–Томский район» as the document has it, and marks the other four as its own', () => {
    expect(small.memberships.filter(({ hub }) => hub === 'ru-tom-hub-tomsk')).toEqual([
      expect.objectContaining({ municipality: 'ru-tom-tomsk', agreement: 'AGREED' }),
      expect.objectContaining({ municipality: 'ru-tom-tomsky-district', agreement: 'BY_AGREEMENT' }),
    ]);
    expect(small.units.filter(({ kind, name }) => kind === 'HUB' && name.includes('(демо)')).length).toBe(4);
  });

  it('has Tomsk as T21 describes it: 67 schools, and more than 650 educators to a methodist', () => {
    expect(organisationsIn(small, 'ru-tom-tomsk', 'SCHOOL').length).toBe(67);
    const educators = peopleIn(small, 'ru-tom-tomsk', PEDAGOGICAL).length;
    expect(educators).toBe(7812); // 7 800 in the organisations and the twelve methodists
    const posts = methodistJobs('ru-tom-tomsk').reduce((sum, { rateHundredths }) => sum + rateHundredths, 0);
    expect(posts).toBe(1175);
    expect((educators * 100) / posts).toBeGreaterThan(650);
  });

  it('has six people with employers in both municipalities of the hub, who count once in it', () => {
    const city = new Set(peopleIn(small, 'ru-tom-tomsk', PEDAGOGICAL));
    const district = peopleIn(small, 'ru-tom-tomsky-district', PEDAGOGICAL);
    // 280 in the organisations, two methodists, and the six from the city.
    expect([district.length, district.filter((person) => city.has(person)).length]).toEqual([288, 6]);
  });

  it('has twelve methodists in Tomsk, of whom figures by hand are known', () => {
    const own = small.staff.people.filter(({ employments }) =>
      employments.some(({ unit }) => ['ru-tom-tomsk-imc', 'ru-tom-tomsk-gpmpk-resource-centre'].includes(unit)),
    );
    const retrained = own.filter(({ trainings }) => trainings.some(({ completedOn }) => completedOn > '2021-09-01'));
    const valid = own.filter(
      ({ category }) => category && (category.validUntil === null || category.validUntil >= DESCRIBED_ON),
    );
    expect([own.length, own.filter(({ higherEducation }) => higherEducation).length]).toEqual([12, 11]);
    expect([retrained.length, valid.length]).toEqual([8, 8]);
  });

  it('has Kuznetsk with 32 organisations and about 1 500 people', () => {
    expect(organisationsIn(small, 'ru-pnz-kuznetsk').length).toBe(32);
    const people = peopleIn(small, 'ru-pnz-kuznetsk', () => true).length;
    expect(people).toBe(1410 + 6 + 14 * 4 + 18 * 2); // educators, methodists, managers of schools and of the others
  });

  it('leaves most other municipalities empty, so that coverage has something missing to show', () => {
    const staffed = new Set(
      small.staff.people.flatMap(({ employments }) =>
        employments.map(({ unit }) => municipalityFinder(small.units)(unit)),
      ),
    );
    const tomsk = [...staffed].filter((id) => id?.startsWith('ru-tom-'));
    expect(tomsk.sort()).toEqual([
      'ru-tom-kolpashevsky-district',
      'ru-tom-seversk',
      'ru-tom-tomsk',
      'ru-tom-tomsky-district',
    ]);
  });

  function methodistJobs(municipality: string) {
    const services = servicesOf(small);
    const municipalityOf = municipalityFinder(small.units);
    return small.staff.people.flatMap(({ employments }) =>
      employments.filter(({ unit, to }) => to === null && services.has(unit) && municipalityOf(unit) === municipality),
    );
  }
});

describe('The demo network of the size “oblast”', () => {
  const oblast = demoNetwork('oblast');

  it('fills twenty municipalities with 544 organisations and about 17 000 people', () => {
    const municipalities = oblast.units.filter(({ kind, parent }) => kind === 'MUNICIPALITY' && parent === 'ru-tom');
    const organisations = municipalities.map(({ id }) => organisationsIn(oblast, id).length);
    expect(organisations.reduce((a, b) => a + b, 0)).toBe(544);
    expect(Math.min(...organisations)).toBeGreaterThan(0);
    const municipalityOf = municipalityFinder(oblast.units);
    const people = oblast.staff.people.filter(({ employments }) =>
      employments.some(({ unit }) => municipalityOf(unit)?.startsWith('ru-tom-')),
    );
    expect(people.length).toBeGreaterThan(16_500);
    expect(people.length).toBeLessThan(17_500);
  });
});

describe('The methodical services of the whole oblast', () => {
  it('have at least one methodist in every municipality', () => {
    const oblast = demoNetwork('oblast');
    const municipalityOf = municipalityFinder(oblast.units);
    const services = servicesOf(oblast);
    const served = oblast.staff.people.flatMap(({ employments }) =>
      employments.filter(({ unit }) => services.has(unit)).map(({ unit }) => municipalityOf(unit)),
    );
    expect([...new Set(served)].filter((id) => id?.startsWith('ru-tom-')).length).toBe(20);
  });
});

describe('Generated people', () => {
  const { people } = small.staff;

  it('say by their names that they are generated, and no two are alike', () => {
    expect(people.filter(({ patronymic }) => !/^Демов(на|ич)$/.test(patronymic))).toEqual([]);
    expect(new Set(people.map(({ lastName }) => lastName)).size).toBe(people.length);
  });

  it('never have two main jobs at once, and never leave before they come', () => {
    for (const { employments } of people) {
      const main = employments.filter((job) => job.main).sort((a, b) => (a.from < b.from ? -1 : 1));
      for (const [index, { from, to }] of main.entries()) {
        const next = main[index + 1];
        expect(to === null || from < to).toBe(true);
        if (next) expect(to !== null && to <= next.from).toBe(true);
      }
    }
  });

  it('have histories: movers, leavers, second jobs, people without a course and with an expired category', () => {
    const jobs = (which: (person: DemoPerson) => boolean) => people.filter(which).length;
    expect(jobs(({ employments }) => employments.filter(({ main }) => main).length > 1)).toBeGreaterThan(100);
    expect(jobs(({ employments }) => employments.every(({ to }) => to !== null))).toBeGreaterThan(200);
    expect(jobs(({ employments }) => employments.some(({ main }) => !main))).toBeGreaterThan(200);
    expect(jobs(({ trainings }) => trainings.length === 0)).toBeGreaterThan(1000);
    expect(jobs(({ category }) => (category?.validUntil ?? '9999') < DESCRIBED_ON)).toBeGreaterThan(500);
  });

  it('keep to the rules of staffing: ages, hours and days that have been', () => {
    for (const { birthDate, pedagogicalSince, trainings, category, employments } of people) {
      expect(Number(pedagogicalSince.slice(0, 4)) - Number(birthDate.slice(0, 4))).toBeGreaterThanOrEqual(20);
      for (const { kind, hours, completedOn } of trainings) {
        expect(hours).toBeGreaterThanOrEqual(kind === 'RETRAINING' ? 250 : 16);
        expect(completedOn < DESCRIBED_ON).toBe(true);
      }
      if (category) expect(category.grantedOn < DESCRIBED_ON).toBe(true);
      expect(employments.every(({ from }) => from >= pedagogicalSince)).toBe(true);
    }
  });
});

describe('What is kept beside people', () => {
  it('schedules at least as many posts as are filled', () => {
    const filled = new Map<string, number>();
    for (const { employments } of small.staff.people) {
      for (const { unit, to, rateHundredths } of employments) {
        if (to === null) filled.set(unit, (filled.get(unit) ?? 0) + rateHundredths);
      }
    }
    for (const { unit, posts } of small.staff.schedules) {
      expect(posts.reduce((sum, each) => sum + each.postsHundredths, 0)).toBeGreaterThanOrEqual(filled.get(unit) ?? 0);
    }
    expect(small.staff.schedules.length).toBe(filled.size);
  });

  it('has local acts of three schools of four, of which one in five is not published yet', () => {
    // 67 schools: sixteen without an act (the 4th, 8th … 64th); of the other 51, ten unpublished.
    expect(small.acts.length).toBe(51);
    expect(small.acts.filter(({ published }) => published === null).length).toBe(10);
  });

  it('deals every organisation of Tomsk out to one of its twelve methodists', () => {
    const dealt = small.staff.assignments.flatMap(({ organisations }) => organisations);
    expect(dealt.filter((id) => id.startsWith('ru-tom-tomsk-')).length).toBe(67 + 64 + 12);
    expect(new Set(dealt).size).toBe(dealt.length);
  });

  it('has teams of two or more managers, and regional methodists with five to nine teachers of their own', () => {
    expect(small.staff.teams.every(({ members }) => members.length >= 2)).toBe(true);
    expect(small.staff.regionalMethodists.length).toBe(20);
    const assigned = small.staff.regionalMethodists.flatMap(({ teachers }) => teachers);
    expect(new Set(assigned).size).toBe(assigned.length);
    const sizes = small.staff.regionalMethodists.map(({ teachers }) => teachers.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([5, 9]);
  });

  it('counts a school’s pupils from six to eighteen', () => {
    const school = small.contingents.find(({ unit }) => unit === 'ru-tom-tomsk-school-4');
    expect(school?.counts.map(({ age }) => age)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(school?.counts.every(({ count }) => count > 0)).toBe(true);
  });

  it('has the eighteen municipal associations of the form, each with a head, and units for everything it names', () => {
    expect(small.structures.length).toBe(18);
    expect(new Set(small.structures.map(({ head }) => head?.person.lastName)).size).toBe(18);
    const known = new Set(small.units.map(({ id }) => id));
    const named = [
      ...small.units.flatMap(({ parent }) => (parent === null ? [] : [parent])),
      ...small.relations.flatMap(({ unit, other }) => [unit, other]),
      ...small.grants.map(({ unit }) => unit),
      ...small.acts.map(({ unit }) => unit),
      ...small.staff.people.flatMap(({ employments }) => employments.map(({ unit }) => unit)),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(known.size).toBe(small.units.length);
  });
});
