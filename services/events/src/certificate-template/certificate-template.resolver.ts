import type { UnitId } from '@metodnet/kernel';
import { type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { CertificateTemplateCommands } from './certificate-template.commands.js';
import type { CertificateTemplateQueries } from './certificate-template.queries.js';
import {
  CertificatePreview,
  CertificateTemplatePayload,
  CertificateTemplateView,
  PreviewCertificateInput,
  SaveCertificateTemplateInput,
} from './certificate-template.schema.js';
import { wording } from './certificate-template.wording.js';

@Resolver()
export class CertificateTemplateResolver {
  constructor(
    private readonly commands: CertificateTemplateCommands,
    private readonly queries: CertificateTemplateQueries,
  ) {}

  @Query(() => CertificateTemplateView, {
    nullable: true,
    description: 'What an institution’s next certificates will look like, for those who issue them.',
  })
  certificateTemplate(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The institution.' }) unit: UnitId,
  ) {
    return this.queries.current(actor, unit);
  }

  @Query(() => CertificatePreview, {
    nullable: true,
    description: 'A certificate of nobody by a design, to be looked at before the design is saved.',
  })
  async certificatePreview(
    @Ctx() { actor }: Context,
    @Arg('input', () => PreviewCertificateInput, { description: 'What to print.' })
    { unitId, design }: PreviewCertificateInput,
  ) {
    return payload('pdf', await this.queries.preview(actor, unitId, { ...design }), wording);
  }

  @Mutation(() => CertificateTemplatePayload, {
    description: 'Saves another edition of an institution’s template. Certificates that were issued keep theirs.',
  })
  async saveCertificateTemplate(
    @Ctx() { actor }: Context,
    @Arg('input', () => SaveCertificateTemplateInput, { description: 'Whose, and what it shall be.' })
    { unitId, expectedEdition, design }: SaveCertificateTemplateInput,
  ) {
    return payload(
      'certificateTemplate',
      await this.commands.save(actor, unitId, expectedEdition ?? null, { ...design }),
      wording,
    );
  }
}
