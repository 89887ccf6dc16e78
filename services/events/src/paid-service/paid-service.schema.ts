import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventId } from '../event/event.js';
import type { AgreeOnService, PaidService, PaidServiceId } from './paid-service.js';
import type { PaidServiceFilter } from './paid-service.queries.js';

@ObjectType('PaidService', {
  description: 'A paid service, one-off: one contract, one service, one day (ENT-55, DL-03).',
})
@Directive('@key(fields: "id")')
export class PaidServiceView implements Omit<PaidService, 'unitId' | 'customerId' | 'eventId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PaidServiceId;

  @Field(() => String, { description: 'Which service.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Who pays, when it is no organisation of the network.' })
  readonly customer!: string | null;

  @Field(() => String, { description: 'Number of the contract.' })
  readonly contractNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of the contract.' })
  readonly contractedOn!: CalendarDate;

  @Field(() => Int, { description: 'Price in kopecks.' })
  readonly priceKopecks!: number;

  @Field(() => CalendarDateScalar, { description: 'The one day for which it is agreed.' })
  readonly agreedFor!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it was rendered; null until then.' })
  readonly renderedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off.' })
  readonly cancelledBecause!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const PaidServiceConnection = connection(PaidServiceView);

@InputType({ description: 'A paid service to agree on.' })
export class AgreeOnPaidServiceInput implements Omit<AgreeOnService, 'id'> {
  @Field(() => ID, { description: 'Who renders it.' })
  readonly unitId!: UnitId;

  @Field(() => String, { description: 'Which service.' })
  readonly title!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The organisation of the network that pays.' })
  readonly customerId!: UnitId | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Whoever else pays, in words.' })
  readonly customer!: string | null;

  @Field(() => String, { description: 'Number of the contract: it is for one service.' })
  readonly contractNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of the contract; today at the latest.' })
  readonly contractedOn!: CalendarDate;

  @Field(() => Int, { description: 'Price in kopecks.' })
  readonly priceKopecks!: number;

  @Field(() => CalendarDateScalar, { description: 'The one day for which it is agreed.' })
  readonly agreedFor!: CalendarDate;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The event at which it is rendered.' })
  readonly eventId!: EventId | null;
}

@InputType({ description: 'A service that was rendered.' })
export class RenderPaidServiceInput extends SeenInput<PaidServiceId> {
  @Field(() => CalendarDateScalar, { description: 'Day; today at the latest.' })
  readonly renderedOn!: CalendarDate;
}

@InputType({ description: 'A service that is called off.' })
export class CancelPaidServiceInput extends SeenInput<PaidServiceId> {
  @Field(() => String, { description: 'Why.' })
  readonly because!: string;
}

@InputType({ description: 'Which services are wanted; what is not given does not restrict.' })
export class PaidServiceFilterInput implements PaidServiceFilter {
  @Field(() => ID, { nullable: true, description: 'Rendered by this unit or below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'For this organisation.' })
  readonly customerId?: UnitId | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that were rendered, or only the others.' })
  readonly rendered?: boolean | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Agreed for this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Agreed for this day or earlier.' })
  readonly to?: CalendarDate | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class PaidServicePayload {
  @Field(() => PaidServiceView, { nullable: true, description: 'As it is after the change.' })
  readonly service?: PaidServiceView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
