import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import type { Participation } from '../participation/participation.js';
import type { ParticipationQueries } from '../participation/participation.queries.js';
import { ParticipationView } from '../participation/participation.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { CertificateCommands } from './certificate.commands.js';
import { type Certificate, type CertificateId, type CertificatePaper, numberOf } from './certificate.js';
import { verifyPath } from './certificate.pages.js';
import type { CertificateQueries } from './certificate.queries.js';
import {
  CertificateConnection,
  CertificateFilterInput,
  CertificatePaperView,
  CertificatePayload,
  CertificateView,
  IssueCertificatesInput,
  IssueCertificatesPayload,
  ReissueCertificateInput,
  RevokeCertificateInput,
  VerifiedCertificateView,
} from './certificate.schema.js';
import { wording } from './certificate.wording.js';

const CertificatesPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => CertificateView)
export class CertificateResolver {
  constructor(
    private readonly commands: CertificateCommands,
    private readonly queries: CertificateQueries,
    private readonly events: EventQueries,
    private readonly participations: ParticipationQueries,
  ) {}

  @Query(() => CertificateView, { nullable: true, description: 'One certificate; null when it is not yours to see.' })
  certificate(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: CertificateId) {
    return this.queries.find(actor, id);
  }

  @Query(() => CertificateConnection, {
    description:
      'Certificates, as far as you may see them: as the institution, as the person’s organisation, as oneself.',
  })
  certificates(
    @Ctx() { actor }: Context,
    @Arg('filter', () => CertificateFilterInput, { description: 'Which of them.' }) filter: CertificateFilterInput,
    @Args(() => CertificatesPage) page: InstanceType<typeof CertificatesPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Query(() => VerifiedCertificateView, {
    nullable: true,
    description: 'What a certificate says, for whoever holds its number and code; null when there is none of both.',
  })
  async certificateByCode(
    @Ctx() { actor }: Context,
    @Arg('number', () => String, { description: 'Its number, `2026-17`.' }) number: string,
    @Arg('code', () => String, { description: 'Its code.' }) code: string,
  ) {
    return (await this.queries.verify(actor, number, code))?.says ?? null;
  }

  @Mutation(() => IssueCertificatesPayload, {
    description: 'Issues certificates to those who attended an event. May be repeated: whoever has one gets no other.',
  })
  async issueCertificates(
    @Ctx() { actor }: Context,
    @Arg('input', () => IssueCertificatesInput, { description: 'For which event, to whom.' })
    { eventId, holders }: IssueCertificatesInput,
  ) {
    const answers = await this.commands.issue(actor, eventId, holders);
    return {
      issued: answers.map(({ participationId, answer }) => ({
        participationId,
        ...payload('certificate', answer, wording),
      })),
    };
  }

  @Mutation(() => CertificatePayload, { description: 'Takes a certificate back; whoever verifies it is told so.' })
  async revokeCertificate(
    @Ctx() { actor }: Context,
    @Arg('input', () => RevokeCertificateInput, { description: 'Which, and why.' }) input: RevokeCertificateInput,
  ) {
    return payload('certificate', await this.commands.revoke(actor, input, input.because), wording);
  }

  @Mutation(() => CertificatePayload, {
    description: 'Revokes a certificate and issues another in its place, as attendance and template are now.',
  })
  async reissueCertificate(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReissueCertificateInput, { description: 'Which, why, and under what name.' })
    input: ReissueCertificateInput,
  ) {
    const decision = await this.commands.reissue(actor, input, input.because, input.holder ?? null);
    return payload('certificate', decision, wording);
  }

  @FieldResolver(() => String, { description: 'Number in its institution and year: `2026-17`.' })
  number(@Root() certificate: Certificate): string {
    return numberOf(certificate);
  }

  @FieldResolver(() => CertificatePaperView, {
    nullable: true,
    description: 'What is printed on it; null when you may not know names there.',
  })
  paper(@Root() { id }: Certificate, @Ctx() context: Context): Promise<CertificatePaper | null> {
    return batched(context, this.papersById).load(id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it says something else than attendance as it is recorded now: it should be issued again.',
  })
  differs(@Root() { id }: Certificate, @Ctx() context: Context): Promise<boolean> {
    return batched(context, this.differing).load(id);
  }

  @FieldResolver(() => CertificateView, {
    nullable: true,
    description: 'The revoked one in whose place it was issued.',
  })
  replaces(@Root() { replacesId }: Certificate, @Ctx() context: Context): Promise<Certificate | null> | null {
    return replacesId && batched(context, this.certificatesById).load(replacesId);
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event.' })
  event(@Root() { eventId }: Certificate, @Ctx() context: Context): Promise<Event | null> {
    return batched(context, this.eventsById).load(eventId);
  }

  @FieldResolver(() => ParticipationView, { nullable: true, description: 'The attendance that it certifies.' })
  participation(@Root() { participationId }: Certificate, @Ctx() context: Context): Promise<Participation | null> {
    return batched(context, this.participationsById).load(participationId);
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Whose it is.' })
  person(@Root() { personId }: Certificate): PersonReference {
    return { id: personId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where the person worked.' })
  home(@Root() { homeId }: Certificate): UnitView {
    return { id: homeId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The institution whose seal it bears.' })
  unit(@Root() { unitId }: Certificate): UnitView {
    return { id: unitId };
  }

  private readonly papersById = (ids: readonly string[], { actor }: Context) => this.queries.papersOf(actor, ids);
  private readonly differing = (ids: readonly string[], { actor }: Context) => this.queries.differ(actor, ids);
  private readonly certificatesById = (ids: readonly string[], { actor }: Context) => this.queries.byIds(actor, ids);
  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
  private readonly participationsById = (ids: readonly string[], { actor }: Context) =>
    this.participations.byIds(actor, ids);
}

@Resolver(() => CertificatePaperView)
export class CertificatePaperResolver {
  constructor(private readonly publicUrl: (path: string) => string) {}

  @FieldResolver(() => String, { description: 'Where anybody verifies it, as its QR code says.' })
  verifyUrl(@Root() { number, code }: CertificatePaper): string {
    return this.publicUrl(verifyPath(number, code));
  }

  @FieldResolver(() => String, { description: 'Where it can be had as PDF; gone once it is revoked.' })
  pdfUrl(@Root() { number, code }: CertificatePaper): string {
    return this.publicUrl(`${verifyPath(number, code)}/certificate.pdf`);
  }
}
