import type {
  BulletinDelivered,
  BulletinSent,
  EventOrderState,
  EventState,
  PlanState,
  PracticeState,
  ProjectState,
  RequestState,
  TutorAssignmentState,
} from '@metodnet/contracts';
import type { Truth } from './naive.fixture.js';
import { type Days, isForStaff, type Known, NaiveEvents, within } from './naive-events.fixture.js';

/** Requests, orders, practices, projects, road maps, tutors and bulletins, recomputed from the raw states by days and lists. */
export class NaivePlans {
  private readonly events: NaiveEvents;

  constructor(private readonly known: Known & { isEducational(unit: string): boolean }) {
    this.events = new NaiveEvents(known);
  }

  /** The truth about `<code> <reading>`; null about anything else. */
  of(what: string, { under, days }: { readonly under: ReadonlySet<string>; readonly days: Days }): Truth | null {
    const counted = (numerator: number): Truth => ({ numerator, denominator: null });
    const held = (is: (event: EventState) => boolean) => this.events.heldBy(under, days, is);
    switch (what) {
      case 'IND-06 default':
        return this.informed(under, days);
      case 'IND-09 requests':
        return part(this.toPresent(under, days), (request) => this.isPresented(request, days.last));
      case 'IND-09 persons':
        return this.askingToPresent(under, days);
      case 'IND-14 default':
        return { numerator: held(isUnderAgreement), denominator: this.ordered(under, days) };
      case 'IND-26 default':
        return part(this.projects(under, days.last), (project) => isRunning(project, days.last));
      case 'IND-27 default':
        return counted(this.roadMaps(under, days.last));
      case 'IND-34 default':
        return counted(this.weeks(under, days));
      case 'IND-37 default':
        return counted(this.tutors(under, days));
      case 'IND-47 without-meetings':
        return counted(held((event) => isForStaff(event) && event.kind !== 'MEETING'));
      case 'IND-47 with-meetings':
        return counted(held(isForStaff));
      case 'IND-48 default':
        return counted(held(isUnderAgreement));
      case 'IND-50 default':
        return counted(held(({ tags, audience }) => tags.includes('FGOS') && audience.includes('MANAGERS')));
      case 'IND-51 default':
        return counted(this.disseminated(under, days));
      case 'IND-D7 default':
        return part(
          this.requests(under, days),
          ({ planItemId, ruledOn, receivedOn }) => planItemId !== null && (ruledOn ?? receivedOn) <= days.last,
        );
      default:
        return null;
    }
  }

  private informed(under: ReadonlySet<string>, days: Days): Truth {
    const reached = this.known
      .all<BulletinDelivered['data']>('delivery')
      .filter(({ status, on }) => status === 'DELIVERED' && within(on, days))
      .map(({ recipientId }) => recipientId as string);
    return part(
      [...under].filter((unit) => this.known.isEducational(unit)),
      (unit) => reached.includes(unit),
    );
  }

  private requests(under: ReadonlySet<string>, days: Days): RequestState[] {
    return this.known
      .all<RequestState>('event_request')
      .filter(({ withdrawn, unitId, receivedOn }) => !withdrawn && under.has(unitId) && within(receivedOn, days));
  }

  private toPresent(under: ReadonlySet<string>, days: Days): RequestState[] {
    return this.requests(under, days).filter(({ kind }) => kind === 'PRESENT_PRACTICE');
  }

  private askingToPresent(under: ReadonlySet<string>, days: Days): Truth {
    const requests = this.toPresent(under, days).filter(({ personId }) => personId !== null);
    const who = ({ personId }: RequestState) => this.known.self(personId as string);
    const presented = requests.filter((request) => this.isPresented(request, days.last)).map(who);
    return { numerator: new Set(presented).size, denominator: new Set(requests.map(who)).size };
  }

  /** By a practice of the same owner. */
  private isPresented({ requestId }: RequestState, day: string): boolean {
    const owner = (id: string) => id.split(':')[0];
    return this.practices().some(
      (practice) =>
        practice.requestId === requestId &&
        owner(practice.practiceId) === owner(requestId) &&
        practice.stages.some(({ stage, reachedOn }) => stage === 'PRESENTED' && reachedOn <= day),
    );
  }

  private disseminated(under: ReadonlySet<string>, days: Days): number {
    return this.practices().filter(
      ({ unitId, stages }) =>
        under.has(unitId) && stages.some((one) => one.stage === 'DISSEMINATED' && within(one.reachedOn, days)),
    ).length;
  }

  private practices(): PracticeState[] {
    return this.known.all<PracticeState>('practice').filter(({ withdrawn }) => !withdrawn);
  }

  private ordered(under: ReadonlySet<string>, days: Days): number {
    return this.known
      .all<EventOrderState>('event_order')
      .filter(({ withdrawn, executorId, dueOn }) => !withdrawn && under.has(executorId) && within(dueOn, days)).length;
  }

  private projects(under: ReadonlySet<string>, day: string): ProjectState[] {
    return this.municipal<ProjectState>('project', under).filter(
      ({ from, to }) => from <= day && (to === null || day < to),
    );
  }

  private roadMaps(under: ReadonlySet<string>, day: string): number {
    return this.municipal<PlanState>('plan', under).filter(
      ({ kind, withdrawn, firstApprovedOn, to }) =>
        kind === 'DEVELOPMENT_PLAN' && !withdrawn && firstApprovedOn !== null && firstApprovedOn <= day && day < to,
    ).length;
  }

  private tutors(under: ReadonlySet<string>, { first, last }: Days): number {
    return this.municipal<TutorAssignmentState>('tutor_assignment', under).filter(
      ({ from, to }) => from <= last && (to === null || (from < to && first < to)),
    ).length;
  }

  /** Mondays from which to the Sunday a bulletin was mailed, those of two owners apart. */
  private weeks(under: ReadonlySet<string>, days: Days): number {
    const mailed = this.municipal<BulletinSent['data']>('bulletin', under).filter(
      ({ weekOf, mailedOn }) =>
        within(weekOf, days) && mailedOn !== null && Date.parse(mailedOn) - Date.parse(weekOf) < 7 * 86_400_000,
    );
    return new Set(mailed.map(({ bulletinId, weekOf }) => `${bulletinId.split(':')[0]} ${weekOf}`)).size;
  }

  private municipal<State extends { unitId: string }>(prefix: string, under: ReadonlySet<string>): State[] {
    return this.known.all<State>(prefix).filter(({ unitId }) => under.has(unitId) && !this.known.isEducational(unitId));
  }
}

const isUnderAgreement = ({ agreementId }: EventState): boolean => agreementId !== null;

const isRunning = ({ approvedOn, reports }: ProjectState, day: string): boolean =>
  approvedOn !== null && approvedOn <= day && reports.some((report) => report.on <= day && day <= report.currentUntil);

const part = <One>(all: readonly One[], is: (one: One) => boolean): Truth => ({
  numerator: all.filter(is).length,
  denominator: all.length,
});
