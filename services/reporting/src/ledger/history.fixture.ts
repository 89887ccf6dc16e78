import {
  CategoryExpired,
  CategoryGranted,
  type DomainEvent,
  Employed,
  EmploymentCorrected,
  type Hierarchy,
  PersonDetailsChanged,
  PersonsMerged,
  QualificationCompleted,
  QualificationCorrected,
  RegionalMethodistStatusGranted,
  TeacherAssignedToRegionalMethodist,
  UnitClosed,
  type UnitLevel,
  UnitPlaced,
  UnitRegistered,
} from '@metodnet/contracts';
import { addDays, addMonths, type CalendarDate, calendarDate, monthEnd } from '@metodnet/kernel';
import { EventHistory, type Telling } from './history-events.fixture.js';
import { PlaceHistory } from './history-places.fixture.js';
import { PlanHistory } from './history-plans.fixture.js';
import { type Chance, Lanes, uuid, WORLD } from './lanes.fixture.js';

const EMPLOYERS = ['m1-s1', 'm2-s2', 'm3-s3', 'm1-c1', 'm2-c2', 'm1-c1', 'm1-s1', 'm2-a2'];
const OWNERS = ['m1', 'm2', 'm3', 'r1'];
const SINCE = calendarDate('2020-01-01');

/** A random history of units, people, jobs, courses, categories, merges, statuses, posts, workplaces, events, attendances, plans and bulletins. */
export class History {
  readonly lanes = new Lanes();
  private fresh = 0;
  private readonly people: string[] = [];
  private readonly retold: (() => void)[] = [];
  private readonly telling: Telling = {
    chance: (below) => this.chance(below),
    people: this.people,
    id: (owner) => this.id(owner),
    day: () => this.day(),
    span: () => this.span(),
    oneOf: (values) => this.oneOf(values),
    restate: (tell) => this.restate(tell),
  };
  private readonly events = new EventHistory(this.telling);
  private readonly places = new PlaceHistory(this.telling);
  private readonly plans = new PlanHistory(this.telling);

  constructor(
    private readonly chance: Chance,
    acts: number,
  ) {
    for (const { id, kind, level, owner } of WORLD) {
      const from = chance(6) === 0 ? this.day() : SINCE;
      this.tell(
        owner,
        `unit:${id}`,
        UnitRegistered({ unitId: id, kind, level, name: id, shortName: id, ownerId: owner, from }),
      );
    }
    for (const { id, parent } of WORLD) if (parent) this.place(id, 'ADMINISTRATIVE', [parent]);
    for (const hub of ['r1-h1', 'r1-h2']) this.place(hub, 'NETWORK', ['r1']);
    for (let person = 0; person < 7; person++) this.people.push(this.id(this.oneOf(OWNERS)));
    for (let act = 0; act < acts; act++) this.act();
  }

  private act(): void {
    const again = this.chance(3) === 0 ? this.retold[this.chance(this.retold.length)] : undefined;
    const acts = again ? [again] : this.acts;
    (acts[this.chance(acts.length)] as () => void)();
  }

  /** What may happen next, the usual more often than the rare. */
  private readonly acts: readonly (() => void)[] = [
    ...Array(6).fill(() => this.employ(this.oneOf(this.people))),
    ...Array(6).fill(() => this.train(this.oneOf(this.people))),
    ...Array(5).fill(() => this.educate(this.oneOf(this.people))),
    ...Array(3).fill(() => this.categorise(this.oneOf(this.people))),
    ...Array(4).fill(() => this.appoint(this.oneOf(this.people))),
    ...Array(2).fill(() => this.places.schedule(this.oneOf(['m1-s1', 'm2-s2', 'm1-c1']))),
    ...Array(2).fill(() => this.places.furnish(this.oneOf(['m1-c1', 'm2-c2', 'm1-s1', 'm2-a2']))),
    ...Array(6).fill(() => this.events.hold()),
    ...Array(24).fill(() => this.events.attendSome()),
    () => this.events.runSeries(),
    ...Array(3).fill(() => this.events.consult()),
    ...Array(4).fill(() => this.events.runProgramme()),
    ...Array(3).fill(() => this.events.tellOfPupil()),
    ...Array(5).fill(() => this.places.countPupils()),
    ...Array(2).fill(() => this.places.adoptModel()),
    ...Array(3).fill(() => this.places.compose()),
    ...Array(3).fill(() => this.plans.request()),
    ...Array(3).fill(() => this.plans.practise()),
    ...Array(2).fill(() => this.plans.inform()),
    ...Array(2).fill(() => this.plans.deliver()),
    () => this.plans.order(),
    ...Array(3).fill(() => this.plans.project()),
    ...Array(2).fill(() => this.plans.plan()),
    () => this.plans.tutor(),
    ...Array(2).fill(() => this.place(this.oneOf(['m1', 'm2', 'm3']), 'NETWORK', ['r1-h1', 'r1-h2'])),
    () => this.place(this.oneOf(['m1-s1', 'm2-s2', 'm1-c1']), 'ADMINISTRATIVE', ['m1', 'm2', 'm3']),
    () => this.merge(),
    () => this.close(),
  ];

  private employ(firstTold: string): void {
    const owner = this.oneOf(OWNERS);
    const employmentId = this.id(owner);
    this.restate((again) => {
      const { from, to } = this.span();
      const middle = this.day();
      const split = from < middle && (to === null || middle < to);
      const term = () => {
        const methodist = this.chance(2) === 0;
        const rateHundredths = [0, 25, 50, 100, 150][this.chance(5)] as number;
        const position = methodist ? 'methodist' : 'teacher';
        const pedagogical = this.chance(5) > 0;
        return {
          ...{ position, pedagogical, methodist, rateHundredths, positionGroup: 'PEDAGOGICAL' as const },
          ...{ teacher: !methodist, manager: false, methodistKind: methodist ? ('SUBJECT' as const) : null },
          ...{ teachingLoadHundredths: 0, subjects: [] },
        };
      };
      const terms = split
        ? [
            { ...term(), from, to: middle },
            { ...term(), from: middle, to },
          ]
        : [{ ...term(), from, to }];
      const state = {
        ...{ employmentId, personId: this.chance(5) ? firstTold : this.oneOf(this.people) },
        ...{
          unitId: this.oneOf(EMPLOYERS),
          main: this.chance(2) === 0,
          from,
          to,
          terms,
          cancelled: again && this.chance(6) === 0,
        },
      };
      return [
        owner,
        `employment:${employmentId}`,
        again ? EmploymentCorrected({ ...state, corrects: 1 }) : Employed(state),
      ];
    });
  }

  private educate(personId: string): void {
    const owner = personId.slice(0, personId.indexOf(':'));
    const higherEducation = this.chance(3) > 0;
    const facts = { youngUntil: monthEnd(this.day()), firstThreeYearsUntil: null, occurredOn: this.day() };
    const higherEducationFrom = higherEducation && this.chance(2) ? this.day() : null;
    const event = PersonDetailsChanged({ personId, ...facts, higherEducation, higherEducationFrom });
    this.tell(owner, `person:${personId}`, event);
  }

  private train(personId: string): void {
    const owner = this.oneOf(OWNERS);
    const recordId = this.id(owner);
    const programme = { programmeKind: 'UPGRADING' as const, hours: 72, inFederalRegister: false, diagnosedOn: null };
    this.restate((again) => {
      const completedOn = addMonths(this.day(), -12 * this.chance(6));
      const state = {
        recordId,
        personId,
        unitId: 'm1-s1',
        completedOn,
        ...programme,
        withdrawn: again && this.chance(4) === 0,
      };
      const event = again ? QualificationCorrected({ ...state, corrects: 1 }) : QualificationCompleted(state);
      return [owner, `qualification:${recordId}`, event];
    });
  }

  private categorise(personId: string): void {
    const owner = this.oneOf(OWNERS);
    const categoryId = this.id(owner);
    this.restate((again) => {
      const grantedOn = this.day();
      const validUntil = this.chance(4) === 0 ? null : monthEnd(addMonths(grantedOn, this.chance(40)));
      const state = {
        categoryId,
        personId,
        unitId: 'm1-s1',
        kind: 'FIRST' as const,
        grantedOn,
        validUntil,
        withdrawn: false,
      };
      const event = again ? CategoryExpired({ ...state, occurredOn: grantedOn }) : CategoryGranted(state);
      return [owner, `category:${categoryId}`, event];
    });
  }

  private appoint(personId: string): void {
    const owner = this.oneOf(OWNERS);
    const statusId = this.id(owner);
    this.restate((again) => {
      // Half of them from before everything and for good, so that what happens to the methodist later is seen at the teachers.
      const { from, to } = this.chance(2) ? { from: SINCE, to: null } : this.span();
      const teachers = this.people.slice(this.chance(4), 3 + this.chance(4)).flatMap((teacherId) => {
        const start = this.chance(2) ? SINCE : this.day();
        const end = this.chance(3) === 0 ? this.day() : null;
        const since = [start, from].sort()[1] as CalendarDate;
        const until = end === null || (to !== null && to < end) ? to : end;
        return until === null || since < until ? [{ teacherId, from: since, to: until }] : [];
      });
      const state = { statusId, personId, unitId: 'r1', from, to, teachers };
      const teacherId = teachers[0]?.teacherId;
      const event =
        again && teacherId
          ? TeacherAssignedToRegionalMethodist({ ...state, teacherId, occurredOn: from })
          : RegionalMethodistStatusGranted(state);
      return [owner, `regional_methodist:${statusId}`, event];
    });
  }

  private merge(): void {
    const [survivorId, mergedId] = [this.oneOf(this.people), this.oneOf(this.people)];
    if (survivorId === mergedId) return;
    const owner = mergedId.slice(0, mergedId.indexOf(':'));
    this.tell(owner, `person_merge:${this.id(owner)}`, PersonsMerged({ survivorId, mergedId, occurredOn: this.day() }));
  }

  private close(): void {
    const unitId = this.oneOf(['m2-s2', 'm3-s3', 'm2-c2']);
    if (this.closed.has(unitId)) return;
    this.closed.add(unitId);
    const owner = WORLD.find(({ id }) => id === unitId)?.owner as string;
    this.tell(owner, `unit:${unitId}`, UnitClosed({ unitId, closedOn: this.day(), successorIds: [] }));
  }
  private readonly closed = new Set<string>();

  /** Restates a unit's parents: each for a while, sometimes with a time under nobody. */
  private place(unitId: string, hierarchy: Hierarchy, parents: readonly string[]): void {
    const unit = WORLD.find(({ id }) => id === unitId) as (typeof WORLD)[number];
    const spans: { parentId: string; parentLevel: UnitLevel; from: CalendarDate; to: CalendarDate | null }[] = [];
    const add = (parentId: string, from: CalendarDate, to: CalendarDate | null) => {
      if (to !== null && from >= to) return;
      spans.push({ parentId, parentLevel: WORLD.find(({ id }) => id === parentId)?.level as UnitLevel, from, to });
    };
    if (parents.length === 1) add(parents[0] as string, SINCE, null);
    else {
      const [first, second] = [this.day(), this.day()].sort() as [CalendarDate, CalendarDate];
      if (this.chance(3)) add(this.oneOf(parents), SINCE, first);
      if (this.chance(4)) add(this.oneOf(parents), first, second);
      if (this.chance(4)) add(this.oneOf(parents), second, null);
    }
    const event = UnitPlaced({ unitId, level: unit.level, hierarchy, parents: spans, occurredOn: SINCE });
    // One aggregate per unit and hierarchy, as its owner tells of it.
    this.tell(unit.owner, `${hierarchy.toLowerCase()}:${unitId}`, event);
  }

  private restate(tell: (again: boolean) => readonly [owner: string, subject: string, event: DomainEvent]): void {
    this.lanes.say(...tell(false));
    this.retold.push(() => this.lanes.say(...tell(true)));
  }

  private tell(owner: string, subject: string, event: DomainEvent): void {
    this.lanes.say(owner, subject, event);
  }

  private span(): { from: CalendarDate; to: CalendarDate | null } {
    const from = this.day();
    const to = this.chance(2) === 0 ? null : this.day();
    if (to === null || from < to) return { from, to };
    return from === to ? { from, to: addDays(to, 1) } : { from: to, to: from };
  }

  /** A day from 2021 to 2026, often the last or the first of its month or the one before. */
  private day(): CalendarDate {
    const day = addDays(calendarDate('2021-01-01'), this.chance(6 * 365));
    const last = monthEnd(day);
    return [day, day, last, addDays(last, 1), addDays(last, -1)][this.chance(5)] as CalendarDate;
  }

  private id(owner: string): string {
    this.fresh += 1;
    return `${owner}:${uuid(this.fresh)}`;
  }

  private oneOf<Value>(values: readonly Value[]): Value {
    return values[this.chance(values.length)] as Value;
  }
}
