import type { AgreementStatus, Hierarchy, OrganisationalForm, UnitKind } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, SeenInput } from '@metodnet/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AgreementStatusEnum, HierarchyEnum, OrganisationalFormEnum, UnitKindEnum } from '../code-lists.js';
import type { MoveUnit } from './placement.js';
import type { SplitUnit } from './reorganisation.js';
import type { RegisterUnit, RenameUnit, UnitAttributes } from './unit.js';

@InputType({ description: 'Attributes of a unit.' })
abstract class UnitAttributesInput implements Partial<UnitAttributes> {
  @Field(() => String, { nullable: true, description: 'МАУ, МБУ, ГАОУ …' })
  readonly legalForm?: string | null;

  @Field(() => String, { nullable: true, description: 'OKTMO code, 8 or 11 digits.' })
  readonly oktmo?: string | null;

  @Field(() => String, { nullable: true, description: 'INN of the organisation, 10 digits.' })
  readonly inn?: string | null;

  @Field(() => String, { nullable: true, description: 'OGRN of the organisation, 13 digits.' })
  readonly ogrn?: string | null;

  @Field(() => OrganisationalFormEnum, { nullable: true, description: 'Form of a methodical service (CL-12).' })
  readonly organisationalForm?: OrganisationalForm | null;

  @Field(() => ID, { nullable: true, description: 'The organisation that a service is a part of (NET-09).' })
  readonly hostId?: UnitId | null;

  @Field(() => String, { nullable: true, description: 'District of a city or okrug.' })
  readonly district?: string | null;

  @Field(() => [String], { nullable: true, description: 'Other spellings; replaces the earlier list.' })
  readonly aliases?: string[];
}

@InputType({ description: 'Attributes of a unit; those not given stay.' })
export class DescribeUnitInput extends UnitAttributesInput {
  @Field(() => ID, { description: 'The unit.' })
  readonly id!: UnitId;

  @Field(() => Int, { nullable: true, description: 'The version that you have seen; refused when it is another now.' })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A new member of the network.' })
export class RegisterUnitInput extends UnitAttributesInput {
  @Field(() => ID, { description: 'Its code, lower-case kebab, never used before.' })
  readonly id!: UnitId;

  @Field(() => UnitKindEnum, { description: 'What it is; its level follows.' })
  readonly kind!: UnitKind;

  @Field(() => String, { description: 'Official name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Name as it stands in tables.' })
  readonly shortName!: string;

  @Field(() => CalendarDateScalar, { description: 'First day of its membership.' })
  readonly from!: CalendarDate;

  @Field(() => ID, { nullable: true, description: 'The unit above it; none for an inter-regional unit alone.' })
  readonly parentId?: UnitId;

  @Field(() => ID, { nullable: true, description: 'The hub of a municipality.' })
  readonly hubId?: UnitId;

  @Field(() => AgreementStatusEnum, {
    nullable: true,
    description: 'Whether its membership of the hub is agreed; AGREED by default.',
  })
  readonly agreement?: AgreementStatus;
}

@InputType({ description: 'Another name from a day on.' })
export class RenameUnitInput extends SeenInput<UnitId> implements RenameUnit {
  @Field(() => String, { description: 'Official name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Name as it stands in tables.' })
  readonly shortName!: string;

  @Field(() => CalendarDateScalar, { description: 'First day of the name.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'Another place in one of the hierarchies from a day on.' })
export class MoveUnitInput extends SeenInput<UnitId> implements Omit<MoveUnit, 'agreement'> {
  @Field(() => HierarchyEnum, { description: 'In which hierarchy.' })
  readonly hierarchy!: Hierarchy;

  @Field(() => ID, { nullable: true, description: 'The new parent; none takes a municipality out of its hub.' })
  readonly parentId?: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day under it.' })
  readonly from!: CalendarDate;

  @Field(() => AgreementStatusEnum, {
    nullable: true,
    description: 'Of a municipality joining a hub; AGREED by default.',
  })
  readonly agreement?: AgreementStatus;
}

@InputType({ description: 'The agreement on a municipality’s membership of its hub.' })
export class AgreeMembershipInput extends SeenInput<UnitId> {
  @Field(() => CalendarDateScalar, { description: 'Day from which it is agreed.' })
  readonly agreedOn!: CalendarDate;
}

@InputType({ description: 'The end of a unit that has nobody below it.' })
export class CloseUnitInput extends SeenInput<UnitId> {
  @Field(() => CalendarDateScalar, { description: 'First day on which it no longer exists.' })
  readonly closedOn!: CalendarDate;
}

@InputType({ description: 'Units that become one.' })
export class MergeUnitsInput {
  @Field(() => [ID], { description: 'The units that cease to exist.' })
  readonly unitIds!: UnitId[];

  @Field(() => ID, { description: 'The unit that continues them; must exist.' })
  readonly intoId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'First day on which they no longer exist.' })
  readonly on!: CalendarDate;
}

@InputType({ description: 'A unit that comes out of a division.' })
export class SplitPartInput {
  @Field(() => ID, { description: 'Its code, never used before.' })
  readonly id!: UnitId;

  @Field(() => UnitKindEnum, { description: 'What it is.' })
  readonly kind!: UnitKind;

  @Field(() => String, { description: 'Official name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Name as it stands in tables.' })
  readonly shortName!: string;

  @Field(() => [ID], { nullable: true, description: 'Units below the divided one that go to this one.' })
  readonly memberIds?: UnitId[];
}

@InputType({ description: 'The division of a unit.' })
export class SplitUnitInput extends SeenInput<UnitId> {
  @Field(() => CalendarDateScalar, { description: 'First day of the new units.' })
  readonly on!: CalendarDate;

  @Field(() => Boolean, { description: 'Whether the divided unit itself goes on (выделение) or not (разделение).' })
  readonly continues!: boolean;

  @Field(() => [SplitPartInput], { description: 'The new units; each stands where the divided one stood.' })
  readonly into!: SplitPartInput[];
}

const none: UnitAttributes = {
  legalForm: null,
  oktmo: null,
  inn: null,
  ogrn: null,
  organisationalForm: null,
  hostId: null,
  district: null,
  aliases: [],
};

/** What registration asks for; what was left out is said to be absent. */
export function registrationOf({
  parentId: _,
  hubId: __,
  agreement,
  aliases,
  ...given
}: RegisterUnitInput): RegisterUnit {
  return { ...none, ...given, aliases: aliases ?? [], agreement: agreement ?? null };
}

/** What of the attributes was given: one that is left out stays as it is, null takes it away. */
export function attributesOf({
  id: _,
  expectedVersion: __,
  aliases,
  ...given
}: DescribeUnitInput): Partial<UnitAttributes> {
  return aliases ? { ...given, aliases } : given;
}

/** What a division asks for; new units take the attributes of none. */
export function divisionOf({ on: day, continues, into }: SplitUnitInput): SplitUnit {
  const parts = into.map(({ memberIds: _, ...part }) => ({ ...none, ...part, from: day, agreement: null }));
  const goes = new Map(
    into.flatMap(({ id, memberIds }) => (memberIds ?? []).map((memberId) => [memberId, id] as const)),
  );
  return { day, continues, into: parts, goes };
}
