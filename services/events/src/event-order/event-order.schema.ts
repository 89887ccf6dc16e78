import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventId } from '../event/event.js';
import type { EventOrder, EventOrderId, OrderEvent, Ordered } from './event-order.js';
import type { EventOrderFilter } from './event-order.queries.js';

@ObjectType('EventOrder', {
  description: 'An event that the authority orders from its service under an agreement with a third party (PRC-07).',
})
@Directive('@key(fields: "id")')
export class EventOrderView implements Pick<EventOrder, 'id' | 'title' | 'dueOn' | 'withdrawn' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: EventOrderId;

  @Field(() => String, { description: 'What is ordered.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'By which day; figures count it in the month of this day.' })
  readonly dueOn!: CalendarDate;

  @Field(() => Boolean, { description: 'Given up, or entered by mistake.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const EventOrderConnection = connection(EventOrderView);

@InputType({ description: 'What is ordered.' })
export class OrderedInput implements Ordered {
  @Field(() => ID, { description: 'The agreement with the third party.' })
  readonly agreementId!: Id<'Agreement'>;

  @Field(() => String, { description: 'What event; nothing about people.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'By which day.' })
  readonly dueOn!: CalendarDate;
}

@InputType({ description: 'An event to order.' })
export class OrderEventInput implements Pick<OrderEvent, 'unitId' | 'executorId'> {
  @Field(() => ID, { description: 'Who orders: the authority or the municipality.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'The service that is to hold it.' })
  readonly executorId!: UnitId;

  @Field(() => OrderedInput, { description: 'What is ordered.' })
  readonly ordered!: OrderedInput;
}

@InputType({ description: 'What is ordered from now on: the whole of it.' })
export class ChangeEventOrderInput extends SeenInput<EventOrderId> {
  @Field(() => OrderedInput, { description: 'What is ordered.' })
  readonly ordered!: OrderedInput;
}

@InputType({ description: 'An order, and the event that fulfils it.' })
export class FulfilEventOrderInput extends SeenInput<EventOrderId> {
  @Field(() => ID, { description: 'An event of the executor under the same agreement.' })
  readonly eventId!: EventId;
}

@InputType({ description: 'An order to be given up.' })
export class WithdrawEventOrderInput extends SeenInput<EventOrderId> {}

@InputType({ description: 'Which orders are wanted; what is not given does not restrict.' })
export class EventOrderFilterInput implements EventOrderFilter {
  @Field(() => ID, { nullable: true, description: 'Under this agreement.' })
  readonly agreementId?: Id<'Agreement'> | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that an event fulfils, or those that wait for one.' })
  readonly fulfilled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Withdrawn ones, or those that stand.' })
  readonly withdrawn?: boolean | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Due on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Due on this day or earlier.' })
  readonly to?: CalendarDate | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class EventOrderPayload {
  @Field(() => EventOrderView, { nullable: true, description: 'As it is after the change.' })
  readonly order?: EventOrderView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
