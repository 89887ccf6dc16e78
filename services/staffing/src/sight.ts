import type { Permission } from '@metodnet/scope';
import { type Asker, reachedBy, type Sight } from '@metodnet/store';

/** Whoever may read the unit that keeps the record. */
export const ofUnit: Sight = (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:read')}`;

/** Whoever may read names in the unit that keeps the record. */
export const ofUnitWithNames: Sight = (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:read-names')}`;

/** Whoever changes the staff of the unit that keeps the record. */
export const ofUnitForKeepers: Sight = (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:write')}`;

/** Besides, the person of whom the record tells. */
export const ofUnitOrOneself: Sight = (row, asker) => `(${ofUnit(row, asker)} or ${row}.person_id = ${oneself(asker)})`;

/** Besides, whoever may see the person of whom the record tells. */
export const ofUnitOrPerson: Sight = (row, asker) =>
  `(${ofUnit(row, asker)} or exists (select from person_opaque p where p.id = ${row}.person_id and ${ofPerson('staffing:read')('p', asker)}))`;

/** A person, by whoever holds the permission where the record is kept or where the person works today, and by the person. */
export const ofPerson =
  (permission: Permission): Sight =>
  (row, asker) =>
    `(${row}.unit_id = ${reachedBy(asker, permission)} or ${row}.id = ${oneself(asker)}
      or exists (select from employment e
                  where e.person_id = ${row}.id and not e.cancelled
                    and e.valid_from <= ${asker.today} and (e.valid_to is null or ${asker.today} < e.valid_to)
                    and e.unit_id = ${reachedBy(asker, permission)}))`;

/** The asking person's own record: not always that of the token, which may have been merged. */
export const oneself = ({ person }: Asker): string =>
  `(select own.survivor from staffing.survivors(array[${person}]) own)`;
