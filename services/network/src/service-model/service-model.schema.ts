import type { OrganisationalForm } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OrganisationalFormEnum } from '../code-lists.js';
import type { ServiceModel, ServiceModelId } from './service-model.js';

@ObjectType('ServiceModel', {
  description: 'The model of methodical service that an organisation or municipality has chosen (ENT-10, NET-06).',
})
@Directive('@key(fields: "id")')
export class ServiceModelView implements Omit<ServiceModel, 'unitId' | 'actId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ServiceModelId;

  @Field(() => OrganisationalFormEnum, { description: 'Organisational form of the service (CL-12).' })
  readonly form!: OrganisationalForm;

  @Field(() => String, { description: 'The model in the words of the organisation.' })
  readonly description!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A model of methodical service.' })
export class AdoptServiceModelInput {
  @Field(() => ID, { description: 'The unit.' })
  readonly unitId!: UnitId;

  @Field(() => OrganisationalFormEnum, { description: 'Organisational form of the service (CL-12).' })
  readonly form!: OrganisationalForm;

  @Field(() => String, { description: 'The model in the words of the organisation.' })
  readonly description!: string;

  @Field(() => ID, { nullable: true, description: 'The act on which it rests.' })
  readonly actId?: Id<'Act'>;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to?: CalendarDate;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class ServiceModelPayload {
  @Field(() => ServiceModelView, { nullable: true, description: 'As it is after the change.' })
  readonly serviceModel?: ServiceModelView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
