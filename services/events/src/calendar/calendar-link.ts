import { accept, type CalendarDate, type Decision, type Id, type PersonId, reject } from '@metodnet/kernel';

export type CalendarLinkId = Id<'CalendarLink'>;

/** An address under which calendars fetch what a person takes part in. Whoever knows it sees that: it is shown once and can be revoked. */
export interface CalendarLink {
  readonly id: CalendarLinkId;
  readonly personId: PersonId;
  /** What it is for: «Телефон». */
  readonly name: string;
  /** Of the secret in the address; the secret itself is not kept. */
  readonly digest: string;
  readonly createdOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
  readonly version: number;
}

/** A telephone, a computer, a tablet, and as many again that were lost. */
export const MOST_LINKS = 10;
const LONGEST_NAME = 50;

export function createLink(
  request: Pick<CalendarLink, 'id' | 'personId' | 'name' | 'digest' | 'createdOn'>,
  holding: number,
): Decision<CalendarLink, never, 'name-missing' | 'name-too-long' | 'too-many-links'> {
  if (!request.name.trim()) return reject('name-missing');
  if (request.name.length > LONGEST_NAME) return reject('name-too-long', { limit: LONGEST_NAME });
  if (holding >= MOST_LINKS) return reject('too-many-links', { limit: MOST_LINKS });
  return accept({ ...request, revokedOn: null, version: 0 });
}

export function revokeLink(link: CalendarLink, today: CalendarDate): Decision<CalendarLink, never, 'revoked-already'> {
  if (link.revokedOn !== null) return reject('revoked-already', { revokedOn: link.revokedOn });
  return accept({ ...link, revokedOn: today });
}
