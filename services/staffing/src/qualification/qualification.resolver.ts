import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { batched, CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { NamesOfUnits } from '../listing/names-of-units.js';
import type { UnitRecords } from '../listing/unit-records.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PersonView } from '../person/person.schema.js';
import type { QualificationCommands } from './qualification.commands.js';
import type { Qualification } from './qualification.js';
import {
  CompleteQualificationInput,
  CorrectQualificationInput,
  QualificationConnection,
  QualificationPayload,
  QualificationView,
  WithdrawQualificationInput,
} from './qualification.schema.js';
import { wording } from './qualification.wording.js';
import { retrainingDueOn } from './retraining.js';

const QualificationsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => QualificationView)
export class QualificationResolver {
  constructor(
    private readonly commands: QualificationCommands,
    private readonly records: UnitRecords<Qualification>,
    private readonly people: PersonQueries,
    private readonly names: NamesOfUnits,
  ) {}

  @Query(() => QualificationConnection, {
    description: 'Training records entered by a unit or below it, in no meaningful order.',
  })
  qualifications(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => QualificationsPage) page: InstanceType<typeof QualificationsPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => QualificationPayload, { description: 'Enters a completed programme of in-service training.' })
  async completeQualification(
    @Ctx() { actor }: Context,
    @Arg('input', () => CompleteQualificationInput, { description: 'Whose, and which.' })
    input: CompleteQualificationInput,
  ) {
    return payload('qualification', await this.commands.complete(actor, { ...input }), wording);
  }

  @Mutation(() => QualificationPayload, { description: 'Corrects a training record; figures of the past follow.' })
  async correctQualification(
    @Ctx() { actor }: Context,
    @Arg('input', () => CorrectQualificationInput, { description: 'Which, and how it should have been.' })
    { id, expectedVersion, ...training }: CorrectQualificationInput,
  ) {
    return payload('qualification', await this.commands.correct(actor, id, training, expectedVersion), wording);
  }

  @Mutation(() => QualificationPayload, { description: 'Takes back a training record that was entered by mistake.' })
  async withdrawQualification(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawQualificationInput, { description: 'Which.' })
    { id, expectedVersion }: WithdrawQualificationInput,
  ) {
    return payload('qualification', await this.commands.withdraw(actor, id, expectedVersion), wording);
  }

  @FieldResolver(() => PersonView, { nullable: true, description: 'Who completed it; null when not yours to see.' })
  person(@Ctx() context: Context, @Root() { personId }: Qualification) {
    return batched(context, this.peopleById).load(personId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Number of the document; null without the right to read names in that unit, but for the person itself.',
  })
  async document(@Ctx() context: Context, @Root() { document, unitId, personId }: Qualification) {
    return (await this.names.readable(context, unitId, personId)) ? document : null;
  }

  private readonly peopleById = (ids: readonly PersonId[], { actor }: Context) => this.people.byIds(actor, ids);
}

/** A person’s training, as a field of the person. */
@Resolver(() => PersonView)
export class PersonTrainingResolver {
  constructor(private readonly records: UnitRecords<Qualification>) {}

  @FieldResolver(() => [QualificationView], { description: 'Training records of all employers, oldest first.' })
  qualifications(@Ctx() context: Context, @Root() { id, mergedInto }: PersonView) {
    return batched(context, this.recordsOf).load(mergedInto ?? id);
  }

  @FieldResolver(() => CalendarDateScalar, {
    nullable: true,
    description:
      'Day by which the next programme must be completed: five years after the newest one (DL-05, methodists); null when there is none.',
  })
  async retrainingDueOn(@Ctx() context: Context, @Root() { id, mergedInto }: PersonView): Promise<CalendarDate | null> {
    return retrainingDueOn(await batched(context, this.recordsOf).load(mergedInto ?? id));
  }

  private readonly recordsOf = (ids: readonly PersonId[], { actor }: Context) =>
    this.records.grouped(actor, 'person_id', ids, 'r.completed_on');
}
