import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import { EventRequestTable } from '../event-request/event-request.table.js';
import { employedThere } from '../heard/heard.js';
import {
  type Circumstances,
  changePractice,
  type IdentifyPractice,
  identifyPractice,
  type Occasion,
  type Practice,
  type PracticeDetails,
  type PracticeId,
  type ReachedStage,
  reachStage,
  takeBackStage,
  withdrawPractice,
} from './practice.js';
import { PracticeTable } from './practice.table.js';

export class PracticeCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  identify(actor: Actor, unitId: UnitId, request: Omit<IdentifyPractice, 'id' | 'unitId'>) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: PracticeId = await newIdFor(this.units, unitId);
      const known = await circumstances(work, request);
      const occasion = await occasionOf(work, request.eventId);
      return work.commit(PracticeTable, identifyPractice({ id, unitId, ...request }, known, occasion));
    });
  }

  reachStage(actor: Actor, seen: Seen<PracticeId>, reached: ReachedStage) {
    return this.works.run(actor, async (work) => {
      const practice = await this.mine(work, seen);
      return work.commit(PracticeTable, reachStage(practice, reached, await occasionOf(work, reached.eventId)));
    });
  }

  takeBackStage(actor: Actor, seen: Seen<PracticeId>) {
    return this.works.run(actor, async (work) =>
      work.commit(PracticeTable, takeBackStage(await this.mine(work, seen))),
    );
  }

  change(actor: Actor, seen: Seen<PracticeId>, details: PracticeDetails) {
    return this.works.run(actor, async (work) => {
      const practice = await this.mine(work, seen);
      const identifiedOn = practice.stages[0]?.reachedOn ?? actor.today;
      const known = await circumstances(work, { ...practice, ...details, reachedOn: identifiedOn });
      return work.commit(PracticeTable, changePractice(practice, details, known));
    });
  }

  withdraw(actor: Actor, seen: Seen<PracticeId>) {
    return this.works.run(actor, async (work) =>
      work.commit(PracticeTable, withdrawPractice(await this.mine(work, seen))),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<PracticeId>): Promise<Practice> {
    const practice = await work.get(PracticeTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(practice.unitId));
    return practice;
  }
}

type Cited = Pick<IdentifyPractice, 'authorIds' | 'homeId' | 'requestId' | 'reachedOn'>;

async function circumstances(
  work: Work,
  { authorIds: persons, homeId: unit, requestId, reachedOn: on }: Cited,
): Promise<Circumstances> {
  return {
    authorsThere: await work.unscoped(employedThere, { persons: [...persons], unit, on }),
    request: requestId && (await work.find(EventRequestTable, requestId)),
  };
}

const occasionOf = async (work: Work, eventId: EventId | null): Promise<Occasion> => ({
  today: work.actor.today,
  event: eventId && (await work.find(EventTable, eventId)),
});
