import type { UnitId } from '@metodnet/kernel';
import { connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Entry } from './subscription.commands.js';
import type { Subscription, SubscriptionId } from './subscription.js';
import type { SubscriptionFilter } from './subscription.queries.js';

export const SubscriptionStatus = { REQUESTED: 'requested', ACTIVE: 'active', ENDED: 'ended' } as const;
registerEnumType(SubscriptionStatus, {
  name: 'SubscriptionStatus',
  description: 'Whether an organisation is mailed.',
  valuesConfig: {
    REQUESTED: { description: 'Организация попросила, служба ещё не подтвердила · asked for, not yet confirmed.' },
    ACTIVE: { description: 'Рассылка идёт · is mailed.' },
    ENDED: { description: 'Организация отписана · is mailed no more.' },
  },
});
export const MailLanguage = { RU: 'ru', EN: 'en' } as const;
registerEnumType(MailLanguage, {
  name: 'MailLanguage',
  description: 'Language of what surrounds the organisations’ own words in a mail.',
  valuesConfig: { RU: { description: 'Русский.' }, EN: { description: 'English.' } },
});

@ObjectType('BulletinSubscription', {
  description:
    'Where an organisation is mailed what a unit informs about; for that unit and the organisation (ENT-51).',
})
@Directive('@key(fields: "id")')
export class SubscriptionView implements Omit<Subscription, 'unitId' | 'homeId' | 'key'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: SubscriptionId;

  @Field(() => [String], { description: 'E-mail addresses of the organisation.' })
  readonly addresses!: readonly string[];

  @Field(() => MailLanguage, { description: 'In which language.' })
  readonly language!: Subscription['language'];

  @Field(() => SubscriptionStatus, { description: 'Whether it is mailed.' })
  readonly status!: Subscription['status'];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const SubscriptionConnection = connection(SubscriptionView);

@InputType({ description: 'Whom to mail, where and in which language.' })
export class SubscribeOrganisationInput implements Omit<Entry, 'language'> {
  @Field(() => ID, { description: 'Who informs.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'The organisation that is informed.' })
  readonly homeId!: UnitId;

  @Field(() => [String], { description: 'Its e-mail addresses, one to five.' })
  readonly addresses!: readonly string[];

  @Field(() => MailLanguage, { nullable: true, description: 'In which language; Russian by default.' })
  readonly language?: Subscription['language'] | null;
}

@InputType({ description: 'A subscription that was asked for.' })
export class ConfirmSubscriptionInput extends SeenInput<SubscriptionId> {}

@InputType({ description: 'A subscription to end.' })
export class EndSubscriptionInput extends SeenInput<SubscriptionId> {}

@InputType({ description: 'Which subscriptions are wanted; what is not given does not restrict.' })
export class SubscriptionFilterInput implements SubscriptionFilter {
  @Field(() => ID, { nullable: true, description: 'To what this unit informs about.' })
  readonly unit?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it.' })
  readonly home?: UnitId | null;

  @Field(() => [SubscriptionStatus], { nullable: true, description: 'In one of these states.' })
  readonly statuses?: readonly Subscription['status'][] | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class SubscriptionPayload {
  @Field(() => SubscriptionView, { nullable: true, description: 'As it is after the change.' })
  readonly subscription?: SubscriptionView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
