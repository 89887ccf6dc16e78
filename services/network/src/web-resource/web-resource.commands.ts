import type { DomainEvent } from '@metodnet/contracts';
import type { CalendarDate, Decision } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Authority } from '../unit/authority.js';
import {
  changeWebResource,
  checkWebResource,
  type RegisterWebResource,
  registerWebResource,
  type WebResource,
  withdrawWebResource,
} from './web-resource.js';
import { WebResourceTable } from './web-resource.table.js';

export class WebResourceCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  register(actor: Actor, request: RegisterWebResource) {
    return this.works.run(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      return work.commit(
        WebResourceTable,
        registerWebResource(await this.authority.newIdFor(work, unit), request, unit),
      );
    });
  }

  /** The address holds from today. */
  changeAddress(actor: Actor, seen: Seen, url: string) {
    return this.change(actor, seen, (resource) => changeWebResource(resource, url, actor.today));
  }

  check(actor: Actor, seen: Seen, checkedOn: CalendarDate, completeness: number) {
    return this.change(actor, seen, (resource) => checkWebResource(resource, checkedOn, completeness));
  }

  withdraw(actor: Actor, seen: Seen, withdrawnOn: CalendarDate) {
    return this.change(actor, seen, (resource) => withdrawWebResource(resource, withdrawnOn));
  }

  private change<Event extends DomainEvent, Reason extends string>(
    actor: Actor,
    { id, expectedVersion }: Seen,
    decide: (resource: WebResource) => Decision<WebResource, Event, Reason>,
  ) {
    return this.works.run(actor, async (work) => {
      const resource = await work.get(WebResourceTable, id, expectedVersion);
      await this.authority.over(work, resource.unitId, 'network:write');
      return work.commit(WebResourceTable, decide(resource));
    });
  }
}
