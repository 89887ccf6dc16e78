import type { EventState, ParticipationState } from '@metodnet/contracts';
import type { Grain } from '@metodnet/kernel';

/** What a recomputation of events needs to know of everything else. */
export interface Known {
  all<Data>(prefix: string): Data[];
  /** The first id of everyone who is the same person. */
  self(person: string): string;
  isService(unit: string): boolean;
}

/** Days from the first to the last, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The period of a length so far: from its first day to a day. */
export function daysSoFar(day: string, grain: Grain): Days {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = {
    MONTH: `${day.slice(0, 7)}-01`,
    QUARTER: `${year}-${['01', '04', '07', '10'][Math.ceil(month / 3) - 1]}-01`,
    YEAR: `${year}-01-01`,
    ACADEMIC_YEAR: `${month >= 9 ? year : year - 1}-09-01`,
  }[grain];
  return { first, last: day };
}

/** Events and who was there, recomputed from the raw states: lists, filters and comparisons of days. */
export class NaiveEvents {
  constructor(private readonly known: Known) {}

  /** Events that were held within some days, by units of some kind or by those under a unit. */
  held({ first, last }: Days, is: (event: EventState) => boolean = () => true): EventState[] {
    return this.known
      .all<EventState>('event')
      .filter((event) => event.status === 'HELD' && event.endsOn >= first && event.endsOn <= last && is(event));
  }

  heldBy(under: ReadonlySet<string>, days: Days, is: (event: EventState) => boolean): number {
    return this.held(days, is).filter(({ unitId }) => under.has(unitId)).length;
  }

  /** Events of a kind in which somebody took part within some days. */
  attendedBy(person: string, days: Days, is: (event: EventState) => boolean): Set<string> {
    const events = new Set(this.held(days, is).map(({ eventId }) => eventId as string));
    const present = this.present((part) => part.role !== 'ORGANISER')
      .filter((part) => part.person === person)
      .map(({ eventId }) => eventId);
    return new Set(present.filter((eventId) => events.has(eventId)));
  }

  /** Events that somebody held as their organiser within some days. */
  organisedBy(person: string, days: Days): string[] {
    const events = new Set(this.held(days).map(({ eventId }) => eventId as string));
    return this.present((part) => part.role === 'ORGANISER')
      .filter((part) => part.person === person && events.has(part.eventId))
      .map(({ eventId }) => eventId);
  }

  attendeesOf(event: string): string[] {
    return this.present((part) => part.role !== 'ORGANISER')
      .filter(({ eventId }) => eventId === event)
      .map((part) => part.person);
  }

  /** When pupils were at events of a kind within some days, and from where they were sent. */
  visitsOfPupils(days: Days, is: (event: EventState) => boolean): { pupil: string; on: string; homeId: string }[] {
    const events = new Map(this.held(days, is).map(({ eventId, endsOn }) => [eventId as string, endsOn as string]));
    return this.known
      .all<ParticipationState>('participation')
      .filter(({ status, pupilId }) => status === 'PRESENT' && pupilId !== null)
      .flatMap(({ pupilId, eventId, homeId }) => {
        const on = events.get(eventId);
        return on ? [{ pupil: this.known.self(pupilId as string), on, homeId }] : [];
      });
  }

  private present(as: (part: ParticipationState) => boolean): { person: string; eventId: string }[] {
    this.there ??= this.known
      .all<ParticipationState>('participation')
      .filter((part) => part.status === 'PRESENT' && part.personId !== null)
      .map((part) => ({ ...part, person: this.known.self(part.personId as string) }));
    return this.there.filter(as);
  }
  private there: (ParticipationState & { readonly person: string })[] | null = null;
}

export const within = (day: string, { first, last }: Days): boolean => first <= day && day <= last;

export const isForStaff = ({ audience }: EventState): boolean =>
  audience.some((whom) => whom !== 'PUPILS' && whom !== 'PARENTS');
