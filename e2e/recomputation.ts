import type { Dataset, DemoPerson, DemoPosition } from '@metodnet/demo';
import { addYears, type CalendarDate, type UnitId, validOn } from '@metodnet/kernel';

/**
 * The figures of a dataset computed naively, straight from what the documents say and from nothing of the read model: for a
 * node and a day, who works there, once each.
 */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
}

const METHODIST: readonly DemoPosition[] = ['methodist', 'senior-methodist', 'preschool-methodist'];
const MANAGERIAL: readonly DemoPosition[] = ['head', 'deputy-head'];

export function figuresOf(network: Dataset, node: UnitId, on: CalendarDate): Readonly<Record<string, Figure>> {
  const within = unitsWithin(network, node, on);
  const services = new Set(
    network.units
      .filter(({ kind }) => kind === 'METHODICAL_CENTRE' || kind === 'METHODICAL_SERVICE_UNIT')
      .map(({ id }) => id),
  );
  const jobs = network.staff.people.flatMap((person) =>
    person.employments.filter((job) => validOn(job, on) && within.has(job.unit)).map((job) => ({ person, ...job })),
  );
  const ofServices = jobs.filter(({ unit, position }) => services.has(unit) && METHODIST.includes(position));
  const methodists = distinct(ofServices);
  const share = (holds: (person: DemoPerson) => boolean): Figure => ({
    numerator: methodists.filter(holds).length,
    denominator: methodists.length,
  });
  return {
    'IND-03': share(({ higherEducation }) => higherEducation),
    'IND-04': share(({ trainings }) =>
      trainings.some(({ completedOn }) => completedOn <= on && on <= addYears(completedOn, 5)),
    ),
    'IND-05': share(
      ({ category }) =>
        category !== null && category.grantedOn <= on && (category.validUntil === null || on <= category.validUntil),
    ),
    'IND-D1': {
      numerator: distinct(jobs.filter(({ position }) => !MANAGERIAL.includes(position))).length,
      denominator: ofServices.reduce((sum, { rateHundredths }) => sum + rateHundredths, 0) / 100,
    },
  };
}

/** The node with everything below it: a hub's municipalities of the day, and whatever stands under them. */
function unitsWithin(network: Dataset, node: UnitId, on: CalendarDate): ReadonlySet<UnitId> {
  const members = network.memberships
    .filter(({ hub, from }) => hub === node && from <= on)
    .map(({ municipality }) => municipality);
  const within = new Set<UnitId>([node, ...members]);
  for (let before = 0; before < within.size; ) {
    before = within.size;
    for (const { id, parent } of network.units) if (parent !== null && within.has(parent)) within.add(id);
  }
  return within;
}

const distinct = (jobs: readonly { readonly person: DemoPerson }[]): DemoPerson[] => [
  ...new Set(jobs.map(({ person }) => person)),
];
