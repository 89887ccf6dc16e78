import { newId, ownerOf, reject, type UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { type CalendarLinkId, createLink, revokeLink } from './calendar-link.js';
import { CalendarLinkTable } from './calendar-link.table.js';
import { digestOf, newSecret } from './secret.js';

/** Of one's own calendar alone: nobody else's is ever asked for. */
export class CalendarLinkCommands {
  constructor(private readonly works: Works) {}

  /** Answers the secret beside the link: a repeated request is answered from what is remembered, and the secret is not. */
  async create(actor: Actor, name: string) {
    const { person } = actor;
    const secret = newSecret();
    if (person === null) return reject('not-a-person');
    const decision = await this.works.runSerializable(actor, async (work) => {
      const holding = await work.query(`select from ${work.seen(CalendarLinkTable)} l where revoked_on is null`);
      const id = newId<'CalendarLink'>(ownerOf(person) as UnitId);
      const request = { id, personId: person, name, digest: digestOf(secret), createdOn: actor.today };
      return work.commit(CalendarLinkTable, createLink(request, holding.length));
    });
    if (!decision.accepted) return decision;
    return { ...decision, secret: decision.next.digest === digestOf(secret) ? secret : null };
  }

  revoke(actor: Actor, { id, expectedVersion }: Seen<CalendarLinkId>) {
    return this.works.run(actor, async (work) =>
      work.commit(CalendarLinkTable, revokeLink(await work.get(CalendarLinkTable, id, expectedVersion), actor.today)),
    );
  }
}
