import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Equipment, Equipped, RegisterWorkplace, Workplace, WorkplaceId } from './workplace.js';

@ObjectType('Equipment', { description: 'What a workplace was equipped with for a stretch of time.' })
export class EquipmentView implements Equipment {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Boolean, { description: 'There is a computer.' })
  readonly computer!: boolean;

  @Field(() => Boolean, { description: 'There is access to peripherals, own or shared.' })
  readonly peripherals!: boolean;

  @Field(() => Boolean, { description: 'There is access to the internet.' })
  readonly internet!: boolean;
}

@ObjectType('Workplace', { description: 'A place at which someone of a unit’s staff works (ENT-29; IND-01, 02).' })
@Directive('@key(fields: "id")')
export class WorkplaceView implements Omit<Workplace, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: WorkplaceId;

  @Field(() => String, { description: 'How the unit tells its workplaces apart: a room, an inventory number.' })
  readonly label!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => [EquipmentView], { description: 'What it was equipped with, in order of time.' })
  readonly equipment!: Workplace['equipment'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const WorkplaceConnection = connection(WorkplaceView);

@InputType({ description: 'What a workplace is equipped with.' })
class EquippedInput implements Equipped {
  @Field(() => Boolean, { description: 'There is a computer.' })
  readonly computer!: boolean;

  @Field(() => Boolean, { description: 'There is access to peripherals, own or shared.' })
  readonly peripherals!: boolean;

  @Field(() => Boolean, { description: 'There is access to the internet.' })
  readonly internet!: boolean;
}

@InputType({ description: 'A workplace to enter.' })
export class RegisterWorkplaceInput extends EquippedInput implements Omit<RegisterWorkplace, 'id'> {
  @Field(() => ID, { description: 'Whose.' })
  readonly unitId!: UnitId;

  @Field(() => String, { description: 'How the unit tells its workplaces apart: a room, an inventory number.' })
  readonly label!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'Other equipment from a day on.' })
export class EquipWorkplaceInput extends EquippedInput {
  @Field(() => ID, { description: 'Which workplace.' })
  readonly id!: WorkplaceId;

  @Field(() => CalendarDateScalar, { description: 'First day of the change.' })
  readonly from!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'The end of a workplace.' })
export class RemoveWorkplaceInput {
  @Field(() => ID, { description: 'Which workplace.' })
  readonly id!: WorkplaceId;

  @Field(() => CalendarDateScalar, { description: 'First day without it.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The workplace, or why not.' })
export class WorkplacePayload {
  @Field(() => WorkplaceView, { nullable: true, description: 'The workplace as it is now.' })
  readonly workplace?: WorkplaceView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
