import type { PersonId } from '@metodnet/kernel';
import { batched, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import { PersonView } from '../person/person.schema.js';
import type { AdmissionCommands } from './admission.commands.js';
import type { Admission } from './admission.js';
import { AdmissionPayload, AdmissionView, RecordAdmissionInput } from './admission.schema.js';
import { wording } from './admission.wording.js';

@Resolver(() => AdmissionView)
export class AdmissionResolver {
  constructor(private readonly commands: AdmissionCommands) {}

  @Mutation(() => AdmissionPayload, { description: 'Enters that a check was passed or not.' })
  async recordAdmission(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordAdmissionInput, { description: 'Whose, which, and the outcome.' })
    input: RecordAdmissionInput,
  ) {
    return payload('admission', await this.commands.record(actor, { ...input }), wording);
  }
}

/** A person’s checks, as a field of the person. */
@Resolver(() => PersonView)
export class PersonAdmissionsResolver {
  constructor(private readonly records: UnitRecords<Admission>) {}

  @FieldResolver(() => [AdmissionView], { description: 'Admission checks by employers whose people you may name.' })
  admissions(@Ctx() context: Context, @Root() { id, mergedInto }: PersonView) {
    return batched(context, this.checksOf).load(mergedInto ?? id);
  }

  private readonly checksOf = (ids: readonly PersonId[], { actor }: Context) =>
    this.records.grouped(actor, 'person_id', ids, 'r."check"');
}
