import type { MmoSubject, StructureKind } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MmoSubjectEnum, StructureKindEnum } from '../code-lists.js';
import type { AppointHead, FormStructure, Seat, Structure, StructureId } from './structure.js';

@ObjectType('StructureSeat', { description: 'Somebody’s place in a methodical structure, for a time.' })
export class SeatView implements Omit<Seat, 'personId' | 'unitId'> {
  @Field(() => CalendarDateScalar, { description: 'First day in it.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer in it; null while it lasts.' })
  readonly to!: CalendarDate | null;
}

@ObjectType('Structure', {
  description: 'A methodical structure: association, council, chair or group (ENT-05, ENT-06).',
})
@Directive('@key(fields: "id")')
export class StructureView implements Omit<Structure, 'unitId' | 'actId' | 'heads' | 'members'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: StructureId;

  @Field(() => StructureKindEnum, { description: 'What it is.' })
  readonly kind!: StructureKind;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => MmoSubjectEnum, { nullable: true, description: 'Subject or direction of an association (CL-05).' })
  readonly subject!: MmoSubject | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly formedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day on which it no longer exists.' })
  readonly dissolvedOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A methodical structure to form.' })
export class FormStructureInput implements Omit<FormStructure, 'subject' | 'actId'> {
  @Field(() => ID, { description: 'The organisation or municipality in which it works.' })
  readonly unitId!: UnitId;

  @Field(() => StructureKindEnum, { description: 'What it is.' })
  readonly kind!: StructureKind;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => MmoSubjectEnum, { nullable: true, description: 'Subject or direction; an MMO needs one (CL-05).' })
  readonly subject?: MmoSubject;

  @Field(() => ID, { nullable: true, description: 'The local act on which it rests.' })
  readonly actId?: Structure['actId'];

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly formedOn!: CalendarDate;
}

@InputType({ description: 'A head to appoint.' })
export class AppointHeadInput extends SeenInput implements AppointHead {
  @Field(() => ID, { description: 'The person.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'Where the person works.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'From which day; whoever was head before leaves on it.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'Somebody who joins a structure.' })
export class JoiningInput implements AppointHead {
  @Field(() => ID, { description: 'The person.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'Where the person works.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day as a member.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'Members to take in: each of them, or none.' })
export class AddMembersInput extends SeenInput {
  @Field(() => [JoiningInput], { description: 'Who joins.' })
  readonly members!: JoiningInput[];
}

@InputType({ description: 'A member who leaves.' })
export class RemoveMemberInput extends SeenInput {
  @Field(() => ID, { description: 'The person.' })
  readonly personId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'First day no longer a member.' })
  readonly leftOn!: CalendarDate;
}

@ObjectType({ description: 'The structure, or why not.' })
export class StructurePayload {
  @Field(() => StructureView, { nullable: true, description: 'The structure after the change.' })
  readonly structure?: StructureView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
