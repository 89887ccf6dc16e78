import type { SiteKind } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SiteKindEnum } from '../code-lists.js';
import type { Site, SiteId } from './site.js';

@ObjectType('Site', {
  description: 'An organisation’s status as a site: innovation, base, internship, pilot (NET-13).',
})
@Directive('@key(fields: "id")')
export class SiteView implements Omit<Site, 'unitId' | 'patronId' | 'actId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: SiteId;

  @Field(() => SiteKindEnum, { description: 'Which status.' })
  readonly kind!: SiteKind;

  @Field(() => String, { nullable: true, description: 'Theme of the site.' })
  readonly theme!: string | null;

  @Field(() => String, { nullable: true, description: 'University or agency whose site it is, by name.' })
  readonly patronName!: string | null;

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

@InputType({ description: 'A status of a site to give.' })
export class GrantSiteInput {
  @Field(() => ID, { description: 'The organisation.' })
  readonly unitId!: UnitId;

  @Field(() => SiteKindEnum, { description: 'Which status.' })
  readonly kind!: SiteKind;

  @Field(() => String, { nullable: true, description: 'Theme of the site.' })
  readonly theme?: string;

  @Field(() => ID, { nullable: true, description: 'University or agency whose site it is, as a unit of the network.' })
  readonly patronId?: UnitId;

  @Field(() => String, { nullable: true, description: 'University or agency whose site it is, by name.' })
  readonly patronName?: string;

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
export class SitePayload {
  @Field(() => SiteView, { nullable: true, description: 'As it is after the change.' })
  readonly site?: SiteView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
