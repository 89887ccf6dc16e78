import type { CalendarDate } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { type Authority, mustBeKnown } from '../unit/authority.js';
import { endAgreement, type SignAgreement, signAgreement } from './agreement.js';
import { AgreementTable } from './agreement.table.js';

export class AgreementCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  sign(actor: Actor, request: SignAgreement) {
    return this.works.run(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      await mustBeKnown(work, request.partnerId);
      return work.commit(AgreementTable, signAgreement(await this.authority.newIdFor(work, unit), request, unit));
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen, endedOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const agreement = await work.get(AgreementTable, id, expectedVersion);
      await this.authority.over(work, agreement.unitId, 'network:write');
      return work.commit(AgreementTable, endAgreement(agreement, endedOn));
    });
  }
}
