import type { EmploymentState } from '@metodnet/contracts';
import {
  type CategoryState,
  type Envelope,
  type Hierarchy,
  type PersonFacts,
  PersonsMerged,
  PupilChanged,
  type QualificationState,
  type RegionalMethodistState,
  ServiceModelEnded,
  type StaffScheduleState,
  UnitClosed,
  UnitPlaced,
  UnitRegistered,
  type WorkplaceState,
} from '@metodnet/contracts';
import { type Grain, lastDayOfMonth } from '@metodnet/kernel';
import type { z } from 'zod';
import { daysSoFar } from './naive-events.fixture.js';
import { NaiveParticipation } from './naive-participation.fixture.js';
import { NaivePlans } from './naive-plans.fixture.js';

/**
 * The whole truth recomputed from the raw events for one unit and one reference date, in the plainest way: sets of people and
 * comparisons of days. It shares nothing with the ledger, neither months nor spans nor dictionaries.
 */
export interface Truth {
  readonly numerator: number;
  /** Null where things or people are merely counted. */
  readonly denominator: number | null;
}

/** Which figure is meant, where a code has several. */
export interface Meant {
  /** Along the tree of another day than the reference date. */
  readonly treeDay?: string;
  /** The period whose days until the reference date count. */
  readonly grain?: Grain;
  /** Rather the days since this one. */
  readonly since?: string;
  readonly variant?: string;
}

type State<Schema extends z.ZodType> = z.output<Schema>;
type Span = { readonly from: string; readonly to: string | null };

/** «Методическая служба»: a centre, or the unit of an authority that does its work. Nobody else’s methodists and workplaces are the service’s. */
const SERVICES = ['METHODICAL_CENTRE', 'METHODICAL_SERVICE_UNIT'];
/** «ОО» (CL-10). */
const OO = ['SCHOOL', 'BOARDING_SCHOOL', 'ORPHANAGE', 'PRESCHOOL', 'ADDITIONAL_EDUCATION'];

export class Naive {
  private readonly newest = new Map<string, Envelope>();
  private readonly placed = new Map<string, readonly (Span & { parentId: string })[]>();
  private readonly units = new Map<string, { kind: string; level: string; from: string; closedOn: string | null }>();
  private readonly merges: [string, string][] = [];
  private readonly known = {
    all: <Data>(prefix: string) => this.all<Data>(prefix),
    self: (person: string) => this.self(person),
    isService: (unit: string) => this.isService(unit),
    isEducational: (unit: string) => OO.includes(this.units.get(unit)?.kind ?? 'unknown'),
    jobs: (day: string) => this.jobs(day),
  };
  private readonly participation = new NaiveParticipation(this.known);
  private readonly plans = new NaivePlans(this.known);

  constructor(events: readonly Envelope[]) {
    for (const event of events) {
      const { subject, type, data } = event;
      if (type === UnitRegistered.type) {
        const unit = data as UnitRegistered['data'];
        this.units.set(unit.unitId, { ...unit, closedOn: null });
      } else if (type === UnitPlaced.type) {
        const { unitId, hierarchy, parents } = data as UnitPlaced['data'];
        this.placed.set(`${hierarchy} ${unitId}`, parents);
      } else if (type === PersonsMerged.type) {
        const { survivorId, mergedId } = data as PersonsMerged['data'];
        this.merges.push([survivorId, mergedId]);
      } else if (type !== UnitClosed.type) {
        const { mergedInto = null } = type === PupilChanged.type ? (data as PupilChanged['data']) : {};
        if (mergedInto) this.merges.push([mergedInto, (data as PupilChanged['data']).pupilId]);
        // The end of a model does not restate the model.
        const aggregate = type === ServiceModelEnded.type ? `ended_${subject}` : subject;
        if ((this.newest.get(aggregate)?.version ?? 0) < event.version) this.newest.set(aggregate, event);
      }
    }
    for (const { type, data } of events) {
      if (type !== UnitClosed.type) continue;
      const { unitId, closedOn } = data as UnitClosed['data'];
      const unit = this.units.get(unitId);
      if (unit) unit.closedOn = closedOn;
    }
  }

  /** Numerator and denominator of an indicator; amounts in hundredths of a post; along the tree of the same day or of another. */
  of(code: string, unit: string, month: number, hierarchy: Hierarchy, meant: Meant = {}): Truth {
    const day = lastDayOfMonth(month);
    const { treeDay = day, grain = 'MONTH', variant = 'default', since } = meant;
    const under = this.under(unit, treeDay, hierarchy);
    const asked = { under, day, days: since ? { first: since, last: day } : daysSoFar(day, grain) };
    const what = `${code} ${variant}`;
    const known = this.participation.of(what, asked) ?? this.plans.of(what, asked);
    if (known) return known;
    switch (code) {
      case 'IND-01':
        return this.workplaces(under, day, ({ computer, peripherals }) => computer && peripherals);
      case 'IND-02':
        return this.workplaces(under, day, ({ internet }) => internet);
      case 'IND-03':
        return this.share(this.methodists(under, day), (person) => this.isEducated(person, day));
      case 'IND-04':
      case 'IND-36':
        return this.share(this.methodists(under, day), (person) => this.isTrained(person, day, 5));
      case 'IND-05':
        return this.share(this.methodists(under, day), (person) => this.hasCategory(person, day));
      case 'IND-77':
        return this.share(this.educators(under, day), (person) => this.isRegional(person, day));
      case 'IND-78':
        return this.assigned(under, day);
      case 'IND-90':
        return {
          numerator: this.rates(under, day, ({ unitId }) => this.hasSchedule(unitId, day)),
          denominator: this.posts(under, day),
        };
      case 'IND-91':
        return this.share(this.educators(under, day), (person) => this.isEducated(person, day));
      case 'IND-92':
        return this.share(this.educators(under, day), (person) => this.isTrained(person, day, 3));
      case 'IND-D1':
        return {
          numerator: this.educators(under, day).size,
          denominator: this.rates(under, day, ({ unitId, methodist }) => methodist && this.isService(unitId)),
        };
      default:
        throw new Error(`No truth about ${code} ${variant}`);
    }
  }

  /** Loads of the regional methodists of a unit, ascending. */
  loads(unit: string, month: number, hierarchy: Hierarchy): number[] {
    const day = lastDayOfMonth(month);
    const under = this.under(unit, day, hierarchy);
    const methodists = [...this.educators(under, day)].filter((person) => this.isRegional(person, day));
    return methodists.map((person) => this.teachersOf(person, day).size).sort((a, b) => a - b);
  }

  /** The units under a unit on a day, itself included; a hub is always what the network puts under it. */
  private under(unit: string, day: string, hierarchy: Hierarchy): Set<string> {
    const along = this.units.get(unit)?.level === 'HUB' ? 'NETWORK' : hierarchy;
    return this.once(
      `under ${unit} ${day} ${along}`,
      () => new Set([...this.units.keys()].filter((candidate) => this.isUnder(candidate, unit, day, along))),
    );
  }

  /** What was worked out once is the same the next time. */
  private once<Value>(what: string, workOut: () => Value): Value {
    if (!this.found.has(what)) this.found.set(what, workOut());
    return this.found.get(what) as Value;
  }
  private readonly found = new Map<string, unknown>();

  private isUnder(candidate: string, unit: string, day: string, hierarchy: Hierarchy): boolean {
    const known = this.units.get(candidate);
    if (!known || known.from > day || (known.closedOn !== null && known.closedOn <= day)) return false;
    if (candidate === unit) return true;
    const parentIn = (which: Hierarchy) =>
      (this.placed.get(`${which} ${candidate}`) ?? []).find((edge) => on(edge, day))?.parentId;
    const parent = (hierarchy === 'NETWORK' ? parentIn('NETWORK') : undefined) ?? parentIn('ADMINISTRATIVE');
    return parent !== undefined && this.isUnder(parent, unit, day, hierarchy);
  }

  private all<Data>(prefix: string): Data[] {
    return this.once(`all ${prefix}`, () =>
      [...this.newest].filter(([aggregate]) => aggregate.startsWith(`${prefix}:`)).map(([, { data }]) => data as Data),
    );
  }

  /** The first id, in alphabetical order, of everyone who is the same person. */
  private self(person: string): string {
    return this.once(`self ${person}`, () => {
      const ids = new Set([person]);
      for (let size = 0; size !== ids.size; ) {
        size = ids.size;
        for (const [a, b] of this.merges) if (ids.has(a) || ids.has(b)) ids.add(a).add(b);
      }
      return [...ids].sort()[0] as string;
    });
  }

  private jobs(day: string) {
    return this.once(`jobs ${day}`, () =>
      this.all<State<typeof EmploymentState>>('employment').flatMap(({ cancelled, personId, unitId, terms }) =>
        cancelled
          ? []
          : terms.filter((term) => on(term, day)).map((term) => ({ ...term, unitId, person: this.self(personId) })),
      ),
    );
  }

  private educators(under: ReadonlySet<string>, day: string): Set<string> {
    return new Set(
      this.jobs(day)
        .filter((job) => job.pedagogical && under.has(job.unitId))
        .map(({ person }) => person),
    );
  }

  private methodists(under: ReadonlySet<string>, day: string): Set<string> {
    const jobs = this.jobs(day).filter((job) => job.methodist && under.has(job.unitId) && this.isService(job.unitId));
    return new Set(jobs.map(({ person }) => person));
  }

  private isService(unit: string): boolean {
    return SERVICES.includes(this.units.get(unit)?.kind ?? 'unknown');
  }

  private rates(
    under: ReadonlySet<string>,
    day: string,
    which: (job: { unitId: string; methodist: boolean }) => boolean,
  ) {
    const jobs = this.jobs(day).filter((job) => under.has(job.unitId) && which(job));
    return jobs.reduce((sum, { rateHundredths }) => sum + rateHundredths, 0);
  }

  private posts(under: ReadonlySet<string>, day: string): number {
    return this.all<State<typeof StaffScheduleState>>('staff_schedule')
      .filter(({ unitId }) => under.has(unitId))
      .flatMap(({ schedules }) => schedules.filter((schedule) => on(schedule, day)))
      .flatMap(({ posts }) => posts)
      .reduce((sum, { postsHundredths }) => sum + postsHundredths, 0);
  }

  private hasSchedule(unit: string, day: string): boolean {
    return this.all<State<typeof StaffScheduleState>>('staff_schedule').some(
      ({ unitId, schedules }) => unitId === unit && schedules.some((schedule) => on(schedule, day)),
    );
  }

  private workplaces(
    under: ReadonlySet<string>,
    day: string,
    good: (equipment: { computer: boolean; peripherals: boolean; internet: boolean }) => boolean,
  ): Truth {
    const there = this.all<State<typeof WorkplaceState>>('workplace').filter(
      (place) => under.has(place.unitId) && this.isService(place.unitId) && on(place, day),
    );
    const numerator = there.filter(({ equipment }) => equipment.some((state) => on(state, day) && good(state))).length;
    return { numerator, denominator: there.length };
  }

  private share(people: ReadonlySet<string>, is: (person: string) => boolean): Truth {
    return { numerator: [...people].filter(is).length, denominator: people.size };
  }

  private isEducated(person: string, day: string): boolean {
    return this.all<State<typeof PersonFacts>>('person').some(
      (facts) =>
        this.self(facts.personId) === person &&
        facts.higherEducation &&
        (facts.higherEducationFrom === null || facts.higherEducationFrom <= day),
    );
  }

  /** A course counts until the same day so many years later; a 29 February, until the 28th. */
  private isTrained(person: string, day: string, years: number): boolean {
    return this.all<State<typeof QualificationState>>('qualification').some((record) => {
      const last = `${Number(record.completedOn.slice(0, 4)) + years}${record.completedOn.slice(4)}`;
      const until = isLeapDay(last) && !isLeapYear(last) ? `${last.slice(0, 8)}28` : last;
      return !record.withdrawn && this.self(record.personId) === person && record.completedOn <= day && day <= until;
    });
  }

  private hasCategory(person: string, day: string): boolean {
    return this.all<State<typeof CategoryState>>('category').some(
      ({ withdrawn, personId, grantedOn, validUntil }) =>
        !withdrawn && this.self(personId) === person && grantedOn <= day && (validUntil === null || day <= validUntil),
    );
  }

  private statuses() {
    return this.all<State<typeof RegionalMethodistState>>('regional_methodist');
  }

  private isRegional(person: string, day: string): boolean {
    return this.statuses().some((status) => this.self(status.personId) === person && on(status, day));
  }

  private teachersOf(methodist: string, day: string): Set<string> {
    const everywhere = this.educators(new Set(this.jobs(day).map(({ unitId }) => unitId)), day);
    const assigned = this.statuses()
      .filter(({ personId }) => this.self(personId) === methodist)
      .flatMap(({ teachers }) => teachers.filter((teacher) => on(teacher, day)))
      .map(({ teacherId }) => this.self(teacherId));
    return new Set(assigned.filter((teacher) => everywhere.has(teacher)));
  }

  private assigned(under: ReadonlySet<string>, day: string): Truth {
    const methodists = [...this.educators(under, day)].filter((person) => this.isRegional(person, day));
    const teachers = new Set(methodists.flatMap((person) => [...this.teachersOf(person, day)]));
    return { numerator: teachers.size, denominator: methodists.length };
  }
}

const on = ({ from, to }: Span, day: string): boolean => from <= day && (to === null || day < to);
const isLeapDay = (day: string) => day.endsWith('-02-29');
const isLeapYear = (day: string) => {
  const year = Number(day.slice(0, 4));
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
};
