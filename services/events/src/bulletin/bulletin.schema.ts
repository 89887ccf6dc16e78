import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Bulletin, BulletinId, Edition, Entry } from './bulletin.js';
import type { BulletinFilter } from './bulletin.queries.js';

export const BulletinStatus = { DRAFT: 'draft', PUBLISHED: 'published' } as const;
registerEnumType(BulletinStatus, {
  name: 'BulletinStatus',
  description: 'How far a bulletin has got.',
  valuesConfig: { DRAFT: { description: 'Готовится.' }, PUBLISHED: { description: 'Опубликован.' } },
});
export const BulletinEntryKind = { EVENT: 'event', MATERIAL: 'material' } as const;
registerEnumType(BulletinEntryKind, {
  name: 'BulletinEntryKind',
  description: 'What an entry of a bulletin tells of.',
  valuesConfig: { EVENT: { description: 'Мероприятие.' }, MATERIAL: { description: 'Материал.' } },
});

@ObjectType('BulletinEntry', { description: 'What a bulletin tells of.' })
export class BulletinEntryView {
  @Field(() => BulletinEntryKind, { description: 'An event or a material.' })
  readonly kind!: Entry['kind'];

  @Field(() => ID, { description: 'Of the event or the material.' })
  readonly id!: Entry['id'];

  @Field(() => String, { nullable: true, description: 'A word of those who send it.' })
  readonly remark!: string | null;
}

@ObjectType('Bulletin', {
  description: 'The weekly information of a unit (еженедельная информация; ENT-51), on its site and by e-mail.',
})
@Directive('@key(fields: "id")')
export class BulletinView implements Omit<Bulletin, 'unitId' | 'lines' | 'publishedAt'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: BulletinId;

  @Field(() => CalendarDateScalar, { description: 'Monday of the week.' })
  readonly weekOf!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'The unit’s own words, before all else.' })
  readonly text!: string | null;

  @Field(() => [BulletinEntryView], { description: 'Events and materials, in the order in which they are printed.' })
  readonly entries!: readonly Entry[];

  @Field(() => BulletinStatus, { description: 'How far it has got.' })
  readonly status!: Bulletin['status'];

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day from which it stands on the site.' })
  readonly publishedOn!: CalendarDate | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Day on which the first organisation’s mail was accepted.',
  })
  readonly mailedOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const BulletinConnection = connection(BulletinView);

@InputType({ description: 'A week of which a unit informs.' })
export class AssembleBulletinInput {
  @Field(() => ID, { description: 'Who informs.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'Monday of the week.' })
  readonly weekOf!: CalendarDate;
}

@InputType({ description: 'What a bulletin tells of.' })
export class BulletinEntryInput {
  @Field(() => BulletinEntryKind, { description: 'An event or a material.' })
  readonly kind!: Entry['kind'];

  @Field(() => ID, { description: 'The event or the material.' })
  readonly id!: Entry['id'];

  @Field(() => String, { nullable: true, defaultValue: null, description: 'A word about it.' })
  readonly remark!: string | null;
}

@InputType({ description: 'What a draft says from now on: the whole of it.' })
export class EditBulletinInput extends SeenInput<BulletinId> implements Edition {
  @Field(() => String, { nullable: true, defaultValue: null, description: 'The unit’s own words, before all else.' })
  readonly text!: string | null;

  @Field(() => [BulletinEntryInput], { description: 'Events and materials, in the order in which they are printed.' })
  readonly entries!: readonly Entry[];
}

@InputType({ description: 'A bulletin to publish.' })
export class PublishBulletinInput extends SeenInput<BulletinId> {}

@InputType({ description: 'A published bulletin to mail again.' })
export class ResendBulletinInput extends SeenInput<BulletinId> {
  @Field(() => [ID], {
    nullable: true,
    description: 'To these organisations only; to all whose mail failed or who have subscribed since, when null.',
  })
  readonly recipients?: readonly UnitId[] | null;
}

@InputType({ description: 'Which bulletins are wanted; what is not given does not restrict.' })
export class BulletinFilterInput implements BulletinFilter {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'Of weeks that begin on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Of weeks that begin on this day or earlier.' })
  readonly to?: CalendarDate | null;

  @Field(() => [BulletinStatus], { nullable: true, description: 'That have got this far.' })
  readonly statuses?: readonly Bulletin['status'][] | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class BulletinPayload {
  @Field(() => BulletinView, { nullable: true, description: 'As it is after the change.' })
  readonly bulletin?: BulletinView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}

@ObjectType({ description: 'To how many it is mailed again, or why not.' })
export class ResendBulletinPayload {
  @Field(() => Int, { nullable: true, description: 'How many mails were queued.' })
  readonly queued?: number;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
