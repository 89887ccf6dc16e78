import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { ConsultationCommands } from './consultation.commands.js';
import type { Consultation, ConsultationId } from './consultation.js';
import type { ConsultationQueries } from './consultation.queries.js';
import {
  CancelConsultationInput,
  ConsultationConnection,
  ConsultationFilterInput,
  ConsultationPayload,
  ConsultationView,
  CorrectConsultationInput,
  RecordConsultationInput,
} from './consultation.schema.js';
import { wording } from './consultation.wording.js';

const ConsultationsPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => ConsultationView)
export class ConsultationResolver {
  constructor(
    private readonly commands: ConsultationCommands,
    private readonly queries: ConsultationQueries,
  ) {}

  @Query(() => ConsultationView, {
    nullable: true,
    description: 'One consultation; null when it is not yours to see.',
  })
  consultation(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: ConsultationId) {
    return this.queries.find(actor, id);
  }

  @Query(() => ConsultationConnection, {
    description: 'Consultations, as far as you may see them: as the service, as the person’s organisation, as oneself.',
  })
  consultations(
    @Ctx() { actor }: Context,
    @Arg('filter', () => ConsultationFilterInput, { description: 'Which of them.' }) filter: ConsultationFilterInput,
    @Args(() => ConsultationsPage) page: InstanceType<typeof ConsultationsPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => ConsultationPayload, { description: 'Records a consultation that was held.' })
  async recordConsultation(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordConsultationInput, { description: 'Who consulted whom about what.' })
    { unitId, details }: RecordConsultationInput,
  ) {
    return payload('consultation', await this.commands.record(actor, unitId, { ...details }), wording);
  }

  @Mutation(() => ConsultationPayload, { description: 'Corrects what was recorded of a consultation.' })
  async correctConsultation(
    @Ctx() { actor }: Context,
    @Arg('input', () => CorrectConsultationInput, { description: 'Which, and what it was.' })
    input: CorrectConsultationInput,
  ) {
    return payload('consultation', await this.commands.correct(actor, input, { ...input.details }), wording);
  }

  @Mutation(() => ConsultationPayload, { description: 'Takes back the entry of a consultation that never was.' })
  async cancelConsultation(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelConsultationInput, { description: 'Which.' }) input: CancelConsultationInput,
  ) {
    return payload('consultation', await this.commands.cancel(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose methodist consulted.' })
  unit(@Root() { unitId }: Consultation): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who consulted.' })
  methodist(@Root() { methodistId }: Consultation): PersonReference {
    return { id: methodistId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who was consulted.' })
  person(@Root() { personId }: Consultation): PersonReference {
    return { id: personId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where that person worked on the day.' })
  home(@Root() { homeId }: Consultation): UnitView {
    return { id: homeId };
  }
}
