import type { CalendarDate } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { mustBeCited } from '../act/cited.js';
import { type Authority, mustBeKnown } from '../unit/authority.js';
import { endSite, type GrantSite, grantSite } from './site.js';
import { SiteTable } from './site.table.js';

export class SiteCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  grant(actor: Actor, request: GrantSite) {
    return this.works.run(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:govern');
      await mustBeKnown(work, request.patronId);
      await mustBeCited(work, request.actId);
      return work.commit(SiteTable, grantSite(await this.authority.newIdFor(work, unit), request, unit));
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen, endedOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const site = await work.get(SiteTable, id, expectedVersion);
      await this.authority.over(work, site.unitId, 'network:govern');
      return work.commit(SiteTable, endSite(site, endedOn));
    });
  }
}
