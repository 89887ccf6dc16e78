import { Fault, type UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { type Design, saveTemplate } from './certificate-template.js';
import { currentTemplate } from './certificate-template.queries.js';
import { CertificateTemplateTable } from './certificate-template.table.js';

export class CertificateTemplateCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Saves another edition; certificates that were issued keep theirs. */
  save(actor: Actor, unitId: UnitId, seenEdition: number | null, design: Design) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const lastEdition = (await currentTemplate(work, unitId))?.edition ?? 0;
      if (seenEdition !== null && seenEdition !== lastEdition) throw anotherEdition(lastEdition);
      const request = {
        ...design,
        id: await newIdFor<'CertificateTemplate'>(this.units, unitId),
        unitId,
        savedOn: actor.today,
      };
      return work.commit(CertificateTemplateTable, saveTemplate(request, lastEdition));
    });
  }
}

const anotherEdition = (currentVersion: number) =>
  new Fault(
    'STALE_VERSION',
    {
      ru: 'Шаблон изменился с тех пор, как вы его прочли. Прочтите его снова и повторите.',
      en: 'The template has changed since you read it. Read it again and repeat.',
    },
    { currentVersion },
  );
