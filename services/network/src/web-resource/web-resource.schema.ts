import type { WebResourceKind } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { WebResourceKindEnum } from '../code-lists.js';
import type { RegisterWebResource, WebResource, WebResourceId } from './web-resource.js';

@ObjectType('WebResource', {
  description: 'Where a unit’s site, or its section on the methodical service, is to be found (NET-16).',
})
@Directive('@key(fields: "id")')
export class WebResourceView implements Omit<WebResource, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: WebResourceId;

  @Field(() => WebResourceKindEnum, { description: 'What is found there.' })
  readonly kind!: WebResourceKind;

  @Field(() => String, { description: 'The address.' })
  readonly url!: string;

  @Field(() => String, { nullable: true, description: 'Title of the section.' })
  readonly section!: string | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly registeredOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day on which it is no longer kept.' })
  readonly withdrawnOn!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'When it was last looked at.' })
  readonly checkedOn!: CalendarDate | null;

  @Field(() => Int, { nullable: true, description: 'Per cent of the required content found then, 0–100.' })
  readonly completeness!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A site or section to register.' })
export class RegisterWebResourceInput implements Omit<RegisterWebResource, 'section'> {
  @Field(() => ID, { description: 'The unit whose it is.' })
  readonly unitId!: UnitId;

  @Field(() => WebResourceKindEnum, { description: 'What is found there.' })
  readonly kind!: WebResourceKind;

  @Field(() => String, { description: 'The address, http(s).' })
  readonly url!: string;

  @Field(() => String, { nullable: true, description: 'Title of the section; needed for a section.' })
  readonly section?: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly registeredOn!: CalendarDate;
}

@InputType({ description: 'Another address of a site or section.' })
export class ChangeWebResourceInput extends SeenInput {
  @Field(() => String, { description: 'The address, http(s).' })
  readonly url!: string;
}

@InputType({ description: 'A look at a site or section (PRC-22).' })
export class CheckWebResourceInput extends SeenInput {
  @Field(() => CalendarDateScalar, { description: 'When.' })
  readonly checkedOn!: CalendarDate;

  @Field(() => Int, { description: 'Per cent of the required content found, 0–100.' })
  readonly completeness!: number;
}

@ObjectType({ description: 'The site or section, or why not.' })
export class WebResourcePayload {
  @Field(() => WebResourceView, { nullable: true, description: 'The site or section after the change.' })
  readonly webResource?: WebResourceView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
