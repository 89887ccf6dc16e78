import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Premises, PremisesId, PremisesState, StatePremises } from './premises.js';

@ObjectType('PremisesState', {
  description: 'What a unit has of the premises that the norm asks for, for a stretch of time (NRM-07).',
})
export class PremisesStateView implements PremisesState {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Rooms for work (рабочие кабинеты).' })
  readonly offices!: number;

  @Field(() => Boolean, { description: 'There is a library.' })
  readonly library!: boolean;

  @Field(() => Boolean, { description: 'There is an assembly hall.' })
  readonly assemblyHall!: boolean;

  @Field(() => Boolean, { description: 'There is computer equipment.' })
  readonly computers!: boolean;
}

@ObjectType('Premises', { description: 'Premises and equipment of a methodical service (NRM-07, T12 §3.2).' })
@Directive('@key(fields: "id")')
export class PremisesView implements Omit<Premises, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PremisesId;

  @Field(() => [PremisesStateView], { description: 'In order of time, each until the next.' })
  readonly states!: Premises['states'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const PremisesConnection = connection(PremisesView);

@InputType({ description: 'What a unit has from a day on.' })
export class StatePremisesInput implements StatePremises {
  @Field(() => ID, { description: 'Whose.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day; the same day again replaces what was stated for it.' })
  readonly from!: CalendarDate;

  @Field(() => Int, { description: 'Rooms for work (рабочие кабинеты).' })
  readonly offices!: number;

  @Field(() => Boolean, { description: 'There is a library.' })
  readonly library!: boolean;

  @Field(() => Boolean, { description: 'There is an assembly hall.' })
  readonly assemblyHall!: boolean;

  @Field(() => Boolean, { description: 'There is computer equipment.' })
  readonly computers!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The record, or why not.' })
export class PremisesPayload {
  @Field(() => PremisesView, { nullable: true, description: 'The record as it is now.' })
  readonly premises?: PremisesView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
