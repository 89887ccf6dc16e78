import type { CalendarDate, Decision, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { type Authority, mustBeKnown } from '../unit/authority.js';
import {
  type Act,
  type ActEvent,
  type ActId,
  type AdoptAct,
  adoptAct,
  appointOperator,
  assignController,
  type ExecutionMark,
  isControlledBy,
  markExecution,
  type Publication,
  publishAct,
  repealAct,
} from './act.js';
import { ActTable } from './act.table.js';
import { mustBeCited } from './cited.js';

export class ActCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  /** The acts that it repeals lose their force on its first day: all of them, or nothing happens. */
  adopt(actor: Actor, request: AdoptAct) {
    return this.works.run(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      const cited = await work.findMany(ActTable, [...request.inPursuanceOf, ...request.amends, ...request.repeals]);
      const known = new Set(cited.map(({ id }) => id));
      const adopted = await work.commit(
        ActTable,
        adoptAct(await this.authority.newIdFor(work, unit), request, unit, known),
      );
      if (!adopted.accepted) return adopted;
      for (const id of request.repeals) {
        const repealed = await this.change(work, { id }, (act) =>
          repealAct(act, adopted.next.from ?? request.adoptedOn, adopted.next.id),
        );
        if (!repealed.accepted) return repealed;
      }
      return adopted;
    });
  }

  publish(actor: Actor, seen: Seen, publication: Publication) {
    return this.works.run(actor, (work) => this.change(work, seen, (act) => publishAct(act, publication)));
  }

  repeal(actor: Actor, seen: Seen, repealedOn: CalendarDate, repealedById: ActId | null) {
    return this.works.run(actor, async (work) => {
      await mustBeCited(work, repealedById);
      return this.change(work, seen, (act) => repealAct(act, repealedOn, repealedById));
    });
  }

  appointOperator(actor: Actor, seen: Seen, operatorId: UnitId, from: CalendarDate) {
    return this.works.run(actor, async (work) => {
      await mustBeKnown(work, operatorId);
      return this.change(work, seen, (act) => appointOperator(act, operatorId, from));
    });
  }

  assignController(actor: Actor, seen: Seen, controllerId: PersonId, from: CalendarDate) {
    return this.works.run(actor, (work) => this.change(work, seen, (act) => assignController(act, controllerId, from)));
  }

  /** For those who keep the act, and for the person on whom the control of its execution is laid. */
  markExecution(actor: Actor, { id, expectedVersion }: Seen, mark: ExecutionMark) {
    return this.works.run(actor, async (work) => {
      const act = await work.get(ActTable, id, expectedVersion);
      if (!isControlledBy(act, actor.person, actor.today)) await this.mustKeep(work, act);
      return work.commit(ActTable, markExecution(act, mark));
    });
  }

  private async change<Reason extends string>(
    work: Work,
    { id, expectedVersion }: Seen,
    decide: (act: Act) => Decision<Act, ActEvent, Reason>,
  ) {
    const act = await work.get(ActTable, id, expectedVersion);
    await this.mustKeep(work, act);
    return work.commit(ActTable, decide(act));
  }

  private async mustKeep(work: Work, { unitId }: Act): Promise<void> {
    if (unitId) await this.authority.over(work, unitId, 'network:write');
  }
}
