import type { EventForm } from '@metodnet/contracts';
import type { CalendarDate, Id, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Consultation } from './consultation.js';
import { ConsultationTable } from './consultation.table.js';

/** Which consultations are wanted; what is not given does not restrict. */
export interface ConsultationFilter {
  /** By methodists of this unit and all below it. */
  readonly within?: UnitId | null;
  /** Of people of this unit and all below it. */
  readonly home?: UnitId | null;
  readonly personId?: PersonId | null;
  readonly methodistId?: PersonId | null;
  readonly difficultyId?: Id<'Difficulty'> | null;
  readonly forms?: readonly EventForm[] | null;
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
  readonly withCancelled?: boolean | null;
}

const latestFirst = order<Consultation>(
  'consultations:held',
  ['r.held_on::text'],
  ({ heldOn }) => [heldOn],
  'descending',
);

export class ConsultationQueries extends Records<Consultation> {
  constructor(works: Works) {
    super(works, ConsultationTable);
  }

  /** As far as the actor may see them, the latest first. */
  list(actor: Actor, filter: ConsultationFilter, page: PageOf): Promise<Connection<Consultation>> {
    const where = new Conditions()
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.personId, (person) => `events.self(r.person_id) = events.self(${person})`)
      .given(filter.methodistId, (person) => `events.self(r.methodist_id) = events.self(${person})`)
      .given(filter.difficultyId, (difficulty) => `r.difficulty_id = ${difficulty}`)
      .given(filter.forms, (forms) => `r.form = any (${forms}::text[])`)
      .given(filter.from, (day) => `r.held_on >= ${day}::date`)
      .given(filter.to, (day) => `r.held_on <= ${day}::date`)
      .given(!filter.withCancelled || null, (current) => `r.cancelled <> ${current}::boolean`);
    return this.page(actor, where, latestFirst, page);
  }
}
