import {
  AttendanceCorrected,
  AttendanceRecorded,
  type AttendanceRole,
  Audience,
  ConsultationCorrected,
  ConsultationHeld,
  type DomainEvent,
  EventChanged,
  EventHeld,
  type EventKind,
  EventTag,
  PupilChanged,
  TargetProgrammeChanged,
} from '@metodnet/contracts';
import { addDays, addMonths, type CalendarDate, calendarDate, monthEnd } from '@metodnet/kernel';
import type { Chance } from './lanes.fixture.js';

/** What a random history lends to those who tell parts of it. */
export interface Telling {
  readonly chance: Chance;
  readonly people: readonly string[];
  id(owner: string): string;
  day(): CalendarDate;
  span(): { readonly from: CalendarDate; readonly to: CalendarDate | null };
  oneOf<Value>(values: readonly Value[]): Value;
  /** Tells of an aggregate, and may tell of it again, otherwise. */
  restate(tell: (again: boolean) => readonly [owner: string, subject: string, event: DomainEvent]): void;
}

const ORGANISERS = [
  ['m1-c1', 'm1'],
  ['m1-c1', 'm1'],
  ['m2-c2', 'm2'],
  ['m2-a2', 'm2'],
  ['m3-s3', 'm3'],
  ['r1', 'r1'],
] as const;

const KINDS: readonly EventKind[] = ['MEETING', 'SEMINAR', 'CONFERENCE', 'FESTIVAL', 'CONSULTATION', 'PUPILS_EVENT'];

interface Held {
  readonly id: string;
  readonly unitId: string;
  readonly owner: string;
}

/** Random events, corrected, called off and held after all, and who was there. */
export class EventHistory {
  private readonly events: Held[] = [];
  private readonly days = new Map<string, CalendarDate>();
  private readonly programmes: string[];
  private readonly pupils: string[];

  constructor(private readonly telling: Telling) {
    const [usual, other] = [telling.id('m1'), telling.id('m2')];
    this.programmes = [usual, usual, usual, other];
    this.pupils = ['m1', 'm1', 'm2', 'm3', 'm1'].map((owner) => telling.id(owner));
  }

  hold(programmeId: string | null = null): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const [unitId, owner] = oneOf(ORGANISERS);
    const eventId = id(owner);
    this.events.push({ id: eventId, unitId, owner });
    restate((again) => {
      // Most of them within a year, so that there are several in one.
      const within = programmeId === null ? 400 : 60;
      const endsOn = chance(3) ? addDays(calendarDate('2024-01-01'), chance(within)) : day();
      this.days.set(eventId, endsOn);
      const state = {
        ...{ eventId, unitId, title: 'Событие', level: 'MUNICIPAL' as const, form: 'IN_PERSON' as const },
        ...{ kind: oneOf(KINDS), startsOn: addDays(endsOn, -chance(3)), endsOn },
        audience: chance(3) ? [oneOf(Audience.options)] : [oneOf(Audience.options), oneOf(Audience.options)],
        tags: EventTag.options.filter(() => chance(2) === 0),
        agreementId: chance(3) ? null : id(owner),
        ...{
          structureId: null,
          planItemId: null,
          programmeId: programmeId ?? (chance(4) ? oneOf(this.programmes) : null),
        },
        status: oneOf(['HELD', 'HELD', 'HELD', 'HELD', again ? 'CANCELLED' : 'SCHEDULED'] as const),
      };
      return [owner, `event:${eventId}`, again ? EventChanged(state) : EventHeld(state)];
    });
  }

  attendSome(): void {
    if (this.events.length === 0) this.hold();
    this.attend(this.telling.oneOf(this.events));
  }

  private attend(event: Held, person: string | null = null): void {
    const { chance, id, oneOf, people, restate } = this.telling;
    const participationId = id(event.owner);
    const first = person ?? oneOf(people);
    const pupil = person === null && chance(3) === 0 ? oneOf(this.pupils) : null;
    restate((again) => {
      const state = {
        ...{
          participationId,
          eventId: event.id,
          unitId: event.unitId,
          homeId: oneOf(['m1-s1', 'm2-s2', 'm3-s3', 'm1-c1']),
        },
        ...(pupil
          ? { personId: null, pupilId: chance(5) ? pupil : oneOf(this.pupils), pupilAges: AGES }
          : { personId: chance(5) ? first : oneOf(people), pupilId: null, pupilAges: null }),
        role: oneOf<AttendanceRole>(['PARTICIPANT', 'PARTICIPANT', 'SPEAKER', 'ORGANISER']),
        ...{ source: 'ORGANISER' as const, referralId: null, hours: 2 },
        // Mostly the day of the event as it is, sometimes as it had been once.
        on: this.someDay(event.id),
        status: oneOf(['PRESENT', 'PRESENT', 'PRESENT', again ? 'ABSENT' : 'REGISTERED'] as const),
      };
      return [
        event.owner,
        `participation:${participationId}`,
        again ? AttendanceCorrected(state) : AttendanceRecorded(state),
      ];
    });
  }

  /** A series within a winter, and some who are at both of its events: by chance alone nobody would be. */
  runSeries(): void {
    const { oneOf, people } = this.telling;
    const programmeId = oneOf(this.programmes);
    this.runProgramme(programmeId);
    for (const _ of ['first', 'second']) {
      this.hold(programmeId);
      for (const person of people.slice(0, 4)) this.attend(this.events.at(-1) as Held, person);
    }
  }

  private someDay(event: string): CalendarDate {
    const another = this.telling.day();
    this.attendances += 1;
    return this.attendances % 4 === 0 ? another : (this.days.get(event) as CalendarDate);
  }
  private attendances = 0;

  consult(): void {
    const { chance, id, day, oneOf, people, restate } = this.telling;
    const consultationId = id('m1');
    restate((again) => {
      const state = {
        ...{ consultationId, unitId: 'm1-c1', methodistId: oneOf(people), personId: oneOf(people), homeId: 'm1-s1' },
        ...{ form: 'ONLINE' as const, on: day(), difficultyId: null, cancelled: again && chance(3) === 0 },
      };
      return ['m1', `consultation:${consultationId}`, again ? ConsultationCorrected(state) : ConsultationHeld(state)];
    });
  }

  /** Programmes come to be called series after their events, and cease to be. */
  runProgramme(programmeId = this.telling.oneOf(this.programmes)): void {
    const { chance, day, restate } = this.telling;
    const owner = programmeId.slice(0, 2);
    restate(() => {
      const from = day();
      const span = { from, to: addDays(from, 400) };
      const state = { programmeId, unitId: owner, title: 'Серия', series: chance(4) > 0, ...span, closed: false };
      return [owner, `target_programme:${programmeId}`, TargetProgrammeChanged(state)];
    });
  }

  /** A pupil’s age, corrected, and two ids that turn out to be one pupil. */
  tellOfPupil(): void {
    const { chance, day, oneOf, restate } = this.telling;
    const pupilId = oneOf(this.pupils);
    restate((again) => {
      const fiveFrom = monthEnd(addMonths(day(), -12 * chance(12)));
      const ages = { fiveFrom, eighteenUntil: monthEnd(addMonths(fiveFrom, 14 * 12 - 1)) };
      const other = oneOf(this.pupils);
      const mergedInto = again && chance(6) === 0 && other !== pupilId ? other : null;
      const state = { pupilId, unitId: 'm1-s1', ages, mergedInto };
      return [pupilId.slice(0, 2), `pupil:${pupilId}`, PupilChanged(state)];
    });
  }
}

/** What a participation says of a pupil's age: less than the pupil's own record, which counts. */
const AGES = { fiveFrom: calendarDate('2015-01-31'), eighteenUntil: calendarDate('2028-12-31') };
