import type {
  ConsultationState,
  ContingentCounted,
  EmploymentState,
  EventState,
  PersonFacts,
  PupilState,
  QualificationState,
  ServiceModelAdopted,
  ServiceModelEnded,
  StructureComposed,
  TargetProgrammeState,
} from '@metodnet/contracts';
import type { z } from 'zod';
import type { Truth } from './naive.fixture.js';
import { type Days, isForStaff, type Known, NaiveEvents, within } from './naive-events.fixture.js';

/** Everything that a recomputation of participation rests on. */
export interface KnownOfPeople extends Known {
  jobs(
    day: string,
  ): readonly (z.output<typeof EmploymentState>['terms'][number] & { unitId: string; person: string })[];
}

/** Of whom and when: the units under a unit, the reference date, the days of the period until then. */
interface Asked {
  readonly under: ReadonlySet<string>;
  readonly day: string;
  readonly days: Days;
}

/** The kinds of events at which people learn. */
const NO_TRAINING = ['MEETING', 'SKILLS_COMPETITION', 'FESTIVAL', 'RALLY', 'EXCURSION', 'PUPILS_EVENT', 'MASS_EVENT'];
const ACTIVE_FORMS = ['CONFERENCE', 'RALLY', 'FORUM', 'FESTIVAL'];
const ASSOCIATIONS = ['MMO', 'METHODICAL_ASSOCIATION', 'PTG'];

/** Indicators of participation, recomputed from the raw states by days. */
export class NaiveParticipation {
  private readonly events: NaiveEvents;

  constructor(private readonly known: KnownOfPeople) {
    this.events = new NaiveEvents(known);
  }

  /** The truth about `<code> <reading>`; null about anything else. */
  of(what: string, { under, day, days }: Asked): Truth | null {
    const { events } = this;
    const counted = (numerator: number): Truth => ({ numerator, denominator: null });
    const educators = () => this.employed(under, day, ({ pedagogical }) => pedagogical);
    const teachers = () => this.employed(under, day, ({ pedagogical, teacher }) => pedagogical && teacher);
    const methodists = () =>
      this.employed(under, day, ({ methodist, unitId }) => methodist && this.known.isService(unitId));
    const attending = (person: string, is = isForStaff) => events.attendedBy(person, days, is).size;
    switch (what) {
      case 'IND-07 default':
      case 'IND-46 default':
        return share(educators(), (person) => attending(person) > 0);
      case 'IND-D2 default':
        return share(
          educators().filter((person) => attending(person) > 0),
          (person) => attending(person) === 1,
        );
      case 'IND-49 default':
        return counted(
          educators().filter((person) => attending(person, (e) => isForStaff(e) && isAbout(e, 'NEW_TECHNOLOGIES')) > 0)
            .length,
        );
      case 'IND-22 cumulative':
        return share(teachers(), (person) => this.hasLearned(person, { first: '2021-01-01', last: day }));
      case 'IND-22 annual':
        return share(teachers(), (person) => this.hasLearned(person, days));
      case 'IND-24 default':
        return share(
          teachers().filter((person) => this.isYoung(person, day)),
          (person) => this.isInSeries(person, days),
        );
      case 'IND-45 default':
        return share(methodists(), (person) => this.involvesYoung(person, days, day));
      case 'IND-20 default': {
        const covered = this.employed(
          under,
          day,
          ({ pedagogical, teacher, unitId }) => pedagogical && teacher && this.hasModel(unitId, day),
        );
        return { numerator: covered.length, denominator: teachers().length };
      }
      case 'IND-10 associations-and-groups':
        return share(educators(), (person) => this.hasSeat(person, day, ASSOCIATIONS));
      case 'IND-10 with-project-groups':
        return share(educators(), (person) => this.hasSeat(person, day, [...ASSOCIATIONS, 'PROJECT_GROUP']));
      case 'IND-08 default':
        return this.pupils(under, day, days, { is: (event) => this.known.isService(event.unitId), aged: false });
      case 'IND-52 default':
        return this.pupils(under, day, days, { is: (event) => isAbout(event, 'TALENT'), aged: true });
      case 'IND-42 meetings':
        return counted(
          events.heldBy(under, days, ({ kind, unitId }) => kind === 'MEETING' && this.known.isService(unitId)),
        );
      case 'IND-42 active-forms':
        return counted(
          events.heldBy(under, days, ({ kind, unitId }) => ACTIVE_FORMS.includes(kind) && this.known.isService(unitId)),
        );
      default:
        return null;
    }
  }

  private employed(
    under: ReadonlySet<string> | null,
    day: string,
    as: (job: ReturnType<KnownOfPeople['jobs']>[number]) => boolean,
  ): string[] {
    const jobs = this.known.jobs(day).filter((job) => (under === null || under.has(job.unitId)) && as(job));
    return [...new Set(jobs.map(({ person }) => person))];
  }

  private isYoung(person: string, day: string): boolean {
    return this.known
      .all<PersonFacts>('person')
      .some(({ personId, youngUntil }) => this.known.self(personId) === person && day <= youngUntil);
  }

  private hasLearned(person: string, days: Days): boolean {
    const courses = this.known
      .all<z.output<typeof QualificationState>>('qualification')
      .filter(
        ({ withdrawn, personId, completedOn }) =>
          !withdrawn && this.known.self(personId) === person && within(completedOn, days),
      );
    const is = (event: EventState) => isForStaff(event) && !NO_TRAINING.includes(event.kind);
    return courses.length > 0 || this.events.attendedBy(person, days, is).size > 0;
  }

  private isInSeries(person: string, days: Days): boolean {
    const series = this.known.all<TargetProgrammeState>('target_programme').filter((programme) => programme.series);
    return series.some(
      ({ programmeId }) => this.events.attendedBy(person, days, (event) => event.programmeId === programmeId).size >= 2,
    );
  }

  private involvesYoung(person: string, days: Days, day: string): boolean {
    const isYoungEducator = (one: string) =>
      this.isYoung(one, day) && this.employed(null, day, ({ pedagogical }) => pedagogical).includes(one);
    const consulted = this.known
      .all<ConsultationState>('consultation')
      .filter(
        ({ cancelled, methodistId, on }) => !cancelled && this.known.self(methodistId) === person && within(on, days),
      )
      .map(({ personId }) => this.known.self(personId));
    const attendees = this.events.organisedBy(person, days).flatMap((eventId) => this.events.attendeesOf(eventId));
    return [...consulted, ...attendees].some(isYoungEducator);
  }

  private hasModel(unit: string, day: string): boolean {
    const ends = this.known.all<ServiceModelEnded['data']>('ended_service_model');
    return this.known
      .all<ServiceModelAdopted['data']>('service_model')
      .some(
        ({ modelId, unitId, from, to }) =>
          unitId === unit &&
          from <= day &&
          (to === null || day < to) &&
          !ends.some((end) => end.modelId === modelId && end.endedOn <= day),
      );
  }

  private hasSeat(person: string, day: string, kinds: readonly string[]): boolean {
    return this.known
      .all<StructureComposed['data']>('structure')
      .some(
        ({ kind, heads, members }) =>
          kinds.includes(kind) &&
          [...heads, ...members].some(
            ({ personId, from, to }) =>
              this.known.self(personId) === person && from <= day && (to === null || day < to),
          ),
      );
  }

  /** Pupils who were at such events, where they were last sent from; of units that have been counted. */
  private pupils(
    under: ReadonlySet<string>,
    day: string,
    days: Days,
    { is, aged }: { readonly is: (event: EventState) => boolean; readonly aged: boolean },
  ): Truth {
    const counts = this.known
      .all<ContingentCounted['data']>('contingent')
      .filter(({ asOf }) => asOf <= day)
      .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
    const newest = new Map(counts.map(({ unitId, counts: ages }) => [unitId as string, ages]));
    const denominator = [...newest]
      .filter(([unit]) => under.has(unit))
      .flatMap(([, ages]) => ages.filter(({ age }) => !aged || (age >= 5 && age <= 18)))
      .reduce((sum, { count }) => sum + count, 0);
    const pupils = new Set(this.known.all<PupilState>('pupil').map(({ pupilId }) => this.known.self(pupilId)));
    const visits = this.events.visitsOfPupils({ first: '0000-01-01', last: day }, is);
    for (const { pupil } of visits) pupils.add(pupil);
    const numerator = [...pupils].filter((pupil) => {
      const own = visits.filter((visit) => visit.pupil === pupil);
      const last = own
        .map(({ on }) => on)
        .sort()
        .at(-1);
      if (last === undefined || last < days.first) return false;
      const there = own.some(({ on, homeId }) => on === last && under.has(homeId) && newest.has(homeId));
      return there && (!aged || this.isAged(pupil, day));
    }).length;
    return { numerator, denominator };
  }

  private isAged(pupil: string, day: string): boolean {
    return this.known
      .all<PupilState>('pupil')
      .some(
        ({ pupilId, ages }) => this.known.self(pupilId) === pupil && ages.fiveFrom <= day && day <= ages.eighteenUntil,
      );
  }
}

const share = (people: readonly string[], is: (person: string) => boolean): Truth => ({
  numerator: people.filter(is).length,
  denominator: people.length,
});

const isAbout = ({ tags }: EventState, tag: EventState['tags'][number]): boolean => tags.includes(tag);
