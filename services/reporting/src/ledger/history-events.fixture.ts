import {
  AttendanceCorrected,
  AttendanceRecorded,
  type AttendanceRole,
  Audience,
  type DomainEvent,
  EventChanged,
  EventHeld,
  type EventKind,
  EventTag,
} from '@metodnet/contracts';
import { addDays, type CalendarDate } from '@metodnet/kernel';
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

/** Random events, corrected, called off and held after all, and who was there. */
export class EventHistory {
  private readonly events: { readonly id: string; readonly unitId: string; readonly owner: string }[] = [];

  constructor(private readonly telling: Telling) {}

  hold(): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const [unitId, owner] = oneOf(ORGANISERS);
    const eventId = id(owner);
    this.events.push({ id: eventId, unitId, owner });
    restate((again) => {
      const endsOn = day();
      const state = {
        ...{ eventId, unitId, title: 'Событие', level: 'MUNICIPAL' as const, form: 'IN_PERSON' as const },
        ...{ kind: oneOf(KINDS), startsOn: addDays(endsOn, -chance(3)), endsOn },
        audience: chance(3) ? [oneOf(Audience.options)] : [oneOf(Audience.options), oneOf(Audience.options)],
        tags: EventTag.options.filter(() => chance(2) === 0),
        agreementId: chance(3) ? null : id(owner),
        ...{ structureId: null, programmeId: null, planItemId: null },
        status: oneOf(['HELD', 'HELD', 'HELD', 'HELD', again ? 'CANCELLED' : 'SCHEDULED'] as const),
      };
      return [owner, `event:${eventId}`, again ? EventChanged(state) : EventHeld(state)];
    });
  }

  attend(): void {
    const { chance, id, day, oneOf, people, restate } = this.telling;
    if (this.events.length === 0) this.hold();
    const event = oneOf(this.events);
    const participationId = id(event.owner);
    const first = oneOf(people);
    restate((again) => {
      const state = {
        ...{
          participationId,
          eventId: event.id,
          unitId: event.unitId,
          homeId: oneOf(['m1-s1', 'm2-s2', 'm3-s3', 'm1-c1']),
        },
        ...{ personId: chance(5) ? first : oneOf(people), pupilId: null, pupilAges: null },
        role: oneOf<AttendanceRole>(['PARTICIPANT', 'PARTICIPANT', 'SPEAKER', 'ORGANISER']),
        ...{ source: 'ORGANISER' as const, referralId: null, on: day(), hours: 2 },
        status: oneOf(['PRESENT', 'PRESENT', 'PRESENT', again ? 'ABSENT' : 'REGISTERED'] as const),
      };
      return [
        event.owner,
        `participation:${participationId}`,
        again ? AttendanceCorrected(state) : AttendanceRecorded(state),
      ];
    });
  }
}
