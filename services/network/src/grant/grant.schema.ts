import type { Role } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, pageArgs, Rejection } from '@metodnet/subgraph';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RoleEnum } from '../code-lists.js';
import type { GrantId, GrantRole, RoleGrant } from './grant.js';
import type { GrantFilter } from './grant.queries.js';

@ObjectType('RoleGrant', { description: 'A role of a subject for a unit and all below it, for a time.' })
@Directive('@key(fields: "id")')
export class GrantView implements Omit<RoleGrant, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: GrantId;

  @Field(() => String, { description: 'Opaque subject of the identity provider.' })
  readonly subject!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  readonly role!: Role;

  @Field(() => CalendarDateScalar, { description: 'First day with the role.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day without it; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const GrantConnection = connection(GrantView);
export const GrantsPage = pageArgs({ byDefault: 50, max: 500 });
export type GrantsPage = InstanceType<typeof GrantsPage>;

@ArgsType()
export class GrantsArgs implements GrantFilter {
  @Field(() => ID, { nullable: true, description: 'Only for this unit.' })
  readonly unitId?: UnitId;

  @Field(() => String, { nullable: true, description: 'Only of this subject.' })
  readonly subject?: string;
}

@InputType({ description: 'A role to give.' })
export class GrantRoleInput implements Omit<GrantRole, 'to'> {
  @Field(() => ID, { description: 'The unit; the role holds for all below it too.' })
  readonly unitId!: UnitId;

  @Field(() => String, { description: 'Opaque subject of the identity provider, at most 200 characters.' })
  readonly subject!: string;

  @Field(() => RoleEnum, { description: 'The role; none above your own.' })
  readonly role!: Role;

  @Field(() => CalendarDateScalar, { description: 'First day with the role.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day without it; for ever when not given.' })
  readonly to?: CalendarDate;
}

@ObjectType({ description: 'The grant, or why not.' })
export class RoleGrantPayload {
  @Field(() => GrantView, { nullable: true, description: 'The grant.' })
  readonly grant?: GrantView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
