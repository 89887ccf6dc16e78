import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, currentGrants, may } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Authority } from '../unit/authority.js';
import { updateTree } from '../unit/unit.commands.js';
import type { Unit } from '../unit/unit.js';
import { recordsOf } from '../unit-records.js';
import { type GrantId, type GrantRole, grantRole, highestGivenBy, revokeRole } from './grant.js';
import { GrantTable } from './grant.table.js';

export class GrantCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  grant(actor: Actor, request: GrantRole) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:grant');
      const decision = grantRole(
        await this.authority.newIdFor(work, unit),
        request,
        unit,
        await this.highestOver(actor, unit),
        await recordsOf(work, GrantTable, unit.id),
        actor.subject,
      );
      const saved = await work.commit(GrantTable, decision);
      if (saved.accepted) await updateTree(work, [saved]);
      return saved;
    });
  }

  revoke(actor: Actor, id: GrantId, revokedOn: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) => {
      const grant = await work.get(GrantTable, id, expectedVersion);
      const unit = await this.authority.over(work, grant.unitId, 'network:grant');
      const saved = await work.commit(GrantTable, revokeRole(grant, revokedOn, await this.highestOver(actor, unit)));
      if (saved.accepted) await updateTree(work, [saved]);
      return saved;
    });
  }

  /** The highest standing that the actor's roles at the unit may give. */
  private async highestOver(actor: Actor, unit: Unit): Promise<number> {
    const path = await this.authority.pathOf(actor, unit);
    const giving = currentGrants(actor).filter((grant) => may({ ...actor, grants: [grant] }, 'network:grant', path));
    return Math.max(0, ...giving.map(({ role }) => highestGivenBy(role)));
  }
}
