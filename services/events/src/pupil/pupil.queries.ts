import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Pupil } from './pupil.js';
import { PupilTable } from './pupil.table.js';

/** Where a pupil is with an organisation. */
export type PupilStanding = 'learning' | 'leaving' | 'arriving' | 'merged';

/** Which pupils are wanted; what is not given does not restrict. */
export interface PupilFilter {
  readonly reference?: string | null;
  readonly birthYears?: readonly number[] | null;
  readonly standings?: readonly PupilStanding[] | null;
}

export type PupilsOrder = 'reference' | 'birth-year';

const ORDERS = {
  reference: order<Pupil>('pupils:reference', [`coalesce(r.reference, '')`], ({ reference }) => [reference ?? '']),
  'birth-year': order<Pupil>('pupils:born', ['r.birth_year'], ({ birthYear }) => [birthYear]),
} as const;

/** With the unit that is asked about: the first of the conditions' values. */
const STANDING = `case when r.merged_into is not null then 'merged'
        when r.moving_to is null then 'learning'
        when r.moving_to = any (array(select events.units_within($1, events.today()))) then 'arriving'
        else 'leaving' end`;

export class PupilQueries extends Records<Pupil> {
  constructor(works: Works) {
    super(works, PupilTable);
  }

  /** Pupils of a unit or below it, and those who are coming there. */
  list(actor: Actor, within: UnitId, filter: PupilFilter, by: PupilsOrder, page: PageOf): Promise<Connection<Pupil>> {
    const where = new Conditions()
      .given(
        within,
        (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))
                   or r.moving_to = any (array(select events.units_within(${unit}, events.today())))`,
      )
      .given(filter.reference, (reference) => `r.reference = ${reference}`)
      .given(filter.birthYears, (years) => `r.birth_year = any (${years}::int[])`)
      .given(filter.standings, (standings) => `${STANDING} = any (${standings}::text[])`);
    return this.page(actor, where, ORDERS[by], page);
  }
}
