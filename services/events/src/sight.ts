import { type Asker, reachedBy, type Sight } from '@metodnet/store';

/** Plans, events and materials are open to whoever has a token. */
export const toIdentified: Sight = (_row, { subject }) => `${subject} <> ''`;

/** Who took part in what: for those who may read it where it is kept or where the person is at home, and for the person. */
export const toKeepersHomeAndOneself: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'events:read')}
    or ${row}.home_id = ${reachedBy(asker, 'events:read')}
    or ${row}.person_id = ${oneself(asker)})`;

/** Drafts are for those who may read them where they are kept; once approved, they are for whoever has a token. */
export const toIdentifiedOnceApproved =
  (approved: (row: string) => string): Sight =>
  (row, asker) =>
    `((${asker.subject} <> '' and ${approved(row)}) or ${row}.unit_id = ${reachedBy(asker, 'events:read')})`;

/** Whoever keeps the unit's records. */
export const toKeepers: Sight = (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'events:write')}`;

/** Any id of the asking person: that of the token, those that were merged with it. */
export const oneself = ({ person }: Asker): string => `any ((select events.selves(${person}))::text[])`;
