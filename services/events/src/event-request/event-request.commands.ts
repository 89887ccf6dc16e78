import { EDUCATIONAL_KINDS, type UnitKind } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, may, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { employedThere } from '../heard/heard.js';
import {
  type EventRequest,
  type EventRequestId,
  type Ruling,
  ruleOnRequest,
  type SubmitRequest,
  submitRequest,
  withdrawRequest,
} from './event-request.js';
import { EventRequestTable } from './event-request.table.js';

/** A letter; without a day it was received today. */
export type Letter = Omit<SubmitRequest, 'id' | 'receivedOn'> & { readonly receivedOn: CalendarDate | null };

export class EventRequestCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** By whoever answers for the organisation, by the educator, or by the service for what came on paper. */
  submit(actor: Actor, letter: Letter) {
    return this.works.run(actor, async (work) => {
      const enteredByService = may(actor, 'events:write', await this.units.pathOf(letter.unitId));
      if (!enteredByService) await this.mayAnswerFor(actor, letter);
      const id: EventRequestId = await newIdFor(this.units, letter.unitId);
      const request: SubmitRequest = { ...letter, id, receivedOn: letter.receivedOn ?? actor.today };
      const service = await this.units.find(letter.unitId);
      return work.commit(
        EventRequestTable,
        submitRequest(request, {
          today: actor.today,
          enteredByService,
          servesOthers: service !== null && !isEducational(service.kind),
          applicantKnown: (await this.units.find(letter.applicantId)) !== null,
          worksThere: await worksThere(work, request),
        }),
      );
    });
  }

  /** By the service that is asked. */
  rule(actor: Actor, { id, expectedVersion }: Seen<EventRequestId>, ruling: Ruling) {
    return this.works.run(actor, async (work) => {
      const request = await work.get(EventRequestTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(request.unitId));
      return work.commit(EventRequestTable, ruleOnRequest(request, ruling, actor.today));
    });
  }

  /** By whoever may submit. */
  withdraw(actor: Actor, { id, expectedVersion }: Seen<EventRequestId>) {
    return this.works.run(actor, async (work) => {
      const request = await work.get(EventRequestTable, id, expectedVersion);
      if (!may(actor, 'events:write', await this.units.pathOf(request.unitId))) await this.mayAnswerFor(actor, request);
      return work.commit(EventRequestTable, withdrawRequest(request));
    });
  }

  private async mayAnswerFor(
    actor: Actor,
    { personId, applicantId }: Pick<EventRequest, 'personId' | 'applicantId'>,
  ): Promise<void> {
    if (actor.person !== null && actor.person === personId) return;
    must(actor, 'events:refer', await this.units.pathOf(applicantId));
  }
}

const isEducational = (kind: UnitKind) => (EDUCATIONAL_KINDS as readonly UnitKind[]).includes(kind);

async function worksThere(work: Work, { personId, applicantId, receivedOn }: SubmitRequest): Promise<boolean> {
  if (personId === null) return true;
  return (await work.unscoped(employedThere, { persons: [personId], unit: applicantId, on: receivedOn })) > 0;
}
