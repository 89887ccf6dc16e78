import type { UnitId } from '@metodnet/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Unit', { description: 'A member of the network, as far as its plans and events go; network owns it.' })
@Directive('@key(fields: "id")')
export class UnitView {
  @Field(() => ID, { description: 'Stable code, lower-case kebab: `ru-tom-tomsk-school-4`.' })
  readonly id!: UnitId;
}
