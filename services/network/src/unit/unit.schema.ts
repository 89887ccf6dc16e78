import type { AgreementStatus, Hierarchy, OrganisationalForm, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  AgreementStatusEnum,
  HierarchyEnum,
  OrganisationalFormEnum,
  UnitKindEnum,
  UnitLevelEnum,
} from '../code-lists.js';
import type { Placement, Unit, UnitName } from './unit.js';

@ObjectType('Person')
@Directive('@key(fields: "id", resolvable: false)')
export class PersonReference {
  @Field(() => ID)
  readonly id!: PersonId;
}

@ObjectType('UnitName', { description: 'A name of a unit and since when it has it.' })
export class UnitNameView implements UnitName {
  @Field(() => String, { description: 'Official name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Name as it stands in tables.' })
  readonly shortName!: string;

  @Field(() => CalendarDateScalar, { description: 'First day of the name; it holds until the next.' })
  readonly from!: CalendarDate;
}

@ObjectType('UnitPlacement', { description: 'A span of a unit under one parent of a hierarchy.' })
export class PlacementView implements Pick<Placement, 'hierarchy' | 'agreement' | 'from' | 'to'> {
  @Field(() => HierarchyEnum, { description: 'In which of the two hierarchies.' })
  readonly hierarchy!: Hierarchy;

  @Field(() => AgreementStatusEnum, {
    nullable: true,
    description: 'Of a municipality in a hub: how far it is agreed.',
  })
  readonly agreement!: AgreementStatus | null;

  @Field(() => CalendarDateScalar, { description: 'First day under this parent.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day no longer under it; null while it lasts.',
  })
  readonly to!: CalendarDate | null;
}

@ObjectType('HubMember', { description: 'A municipality in a hub, on a day (ENT-02).' })
export class HubMemberView {
  @Field(() => AgreementStatusEnum, { description: 'Whether the membership is agreed: «по согласованию» or settled.' })
  readonly agreement!: AgreementStatus;

  @Field(() => CalendarDateScalar, { description: 'First day of this state of the membership.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day after it; null while it lasts.' })
  readonly to!: CalendarDate | null;
}

@ObjectType('Unit', {
  description: 'A member of the network, of any of its five levels, as it is on the day that was asked for (ENT-01).',
})
@Directive('@key(fields: "id")')
export class UnitView
  implements Omit<Unit, 'ownerId' | 'hostId' | 'names' | 'placements' | 'successorIds' | 'aliases'>
{
  @Field(() => ID, { description: 'Stable readable code, never reused: `ru-tom-tomsk-school-4`.' })
  readonly id!: UnitId;

  @Field(() => UnitKindEnum, { description: 'What it is.' })
  readonly kind!: UnitKind;

  @Field(() => UnitLevelEnum, { description: 'The level at which it works.' })
  readonly level!: UnitLevel;

  @Field(() => String, { nullable: true, description: 'Legal form: МАУ, МБУ, ГАОУ …' })
  readonly legalForm!: string | null;

  @Field(() => String, { nullable: true, description: 'OKTMO code, 8 or 11 digits.' })
  readonly oktmo!: string | null;

  @Field(() => String, { nullable: true, description: 'INN of the organisation, 10 digits.' })
  readonly inn!: string | null;

  @Field(() => String, { nullable: true, description: 'OGRN of the organisation, 13 digits.' })
  readonly ogrn!: string | null;

  @Field(() => OrganisationalFormEnum, { nullable: true, description: 'Of a methodical service: its form (CL-12).' })
  readonly organisationalForm!: OrganisationalForm | null;

  @Field(() => String, { nullable: true, description: 'District of a city or okrug, below the municipality (AMB-34).' })
  readonly district!: string | null;

  @Field(() => [String], { description: 'Other spellings under which the documents know it.' })
  readonly aliases!: readonly string[];

  @Field(() => CalendarDateScalar, { description: 'First day of its membership.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day on which it no longer exists.' })
  readonly closedOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version: give it as `expectedVersion` to change only what you have seen.' })
  readonly version!: number;

  @Field(() => [UnitNameView], { description: 'All its names, in order of time.' })
  readonly names!: readonly UnitName[];
}

export const UnitConnection = connection(UnitView);

@ObjectType({ description: 'The unit as it is now, or why not.' })
export class UnitPayload {
  @Field(() => UnitView, { nullable: true, description: 'The unit after the change.' })
  readonly unit?: UnitView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
