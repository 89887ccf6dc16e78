import type { UnitId } from '@metodnet/kernel';
import { connection, DateTimeScalar } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { BulletinId } from '../bulletin/bulletin.js';
import type { EventId } from '../event/event.js';
import type { Delivery, DeliveryId } from './delivery.js';
import type { DeliveryFilter, Progress } from './delivery.queries.js';

export const DeliveryStatus = {
  QUEUED: 'queued',
  RETRYING: 'retrying',
  SENT: 'sent',
  FAILED: 'failed',
  DROPPED: 'dropped',
} as const;
registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'What has become of a mail.',
  valuesConfig: {
    QUEUED: { description: 'Ждёт отправки · waits to be sent.' },
    RETRYING: { description: 'Почтовый сервер не принял или недоступен, отправка повторится · will be tried again.' },
    SENT: { description: 'Принято почтовым сервером · accepted by the mail server.' },
    FAILED: { description: 'Отклонено почтовым сервером или попытки исчерпаны · refused, or tried too often.' },
    DROPPED: { description: 'Организация к этому времени не подписана · no active subscription by then, not sent.' },
  },
});

/** What a mail that is not settled waits for. */
export const DeliveryWait = { MAIL_SERVER: 'mail-server', ITS_TURN: 'its-turn', NEXT_TRY: 'next-try' } as const;
registerEnumType(DeliveryWait, {
  name: 'DeliveryWait',
  description: 'What a mail that is not settled waits for.',
  valuesConfig: {
    MAIL_SERVER: { description: 'Почтовый сервер не настроен · the service has been given no mail server.' },
    ITS_TURN: { description: 'Очереди · its turn.' },
    NEXT_TRY: { description: 'Времени следующей попытки · the time of the next try.' },
  },
});

@ObjectType('Delivery', {
  description: 'A mail on its way to an organisation and what became of it; for who informs and for the organisation.',
})
@Directive('@key(fields: "id")')
export class DeliveryView
  implements Pick<Delivery, 'id' | 'status' | 'attempts' | 'responseCode' | 'queuedAt' | 'settledAt' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`; its UUID begins the Message-ID of the mail.' })
  readonly id!: DeliveryId;

  @Field(() => DeliveryStatus, { description: 'What has become of it.' })
  readonly status!: Delivery['status'];

  @Field(() => Int, { description: 'How often it was tried.' })
  readonly attempts!: number;

  @Field(() => Int, { nullable: true, description: 'The number that the mail server answered last: 250, 451, 550.' })
  readonly responseCode!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was queued.' })
  readonly queuedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted, given up or dropped.' })
  readonly settledAt!: Date | null;

  @Field(() => Int, { description: 'Version.' })
  readonly version!: number;
}

export const DeliveryConnection = connection(DeliveryView);

@ObjectType('DeliveryProgress', { description: 'How many mails have got how far.' })
export class DeliveryProgressView implements Progress {
  @Field(() => Int, { description: 'Wait to be sent.' })
  readonly queued!: number;

  @Field(() => Int, { description: 'Will be tried again.' })
  readonly retrying!: number;

  @Field(() => Int, { description: 'Accepted by the mail server.' })
  readonly sent!: number;

  @Field(() => Int, { description: 'Refused, or tried too often.' })
  readonly failed!: number;

  @Field(() => Int, { description: 'Not sent: no active subscription by then.' })
  readonly dropped!: number;
}

@InputType({ description: 'Which deliveries are wanted; what is not given does not restrict.' })
export class DeliveryFilterInput implements DeliveryFilter {
  @Field(() => ID, { nullable: true, description: 'Of this bulletin.' })
  readonly bulletinId?: BulletinId | null;

  @Field(() => ID, { nullable: true, description: 'Of notices about this event.' })
  readonly eventId?: EventId | null;

  @Field(() => ID, { nullable: true, description: 'Sent by this unit.' })
  readonly unit?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'To this unit and all below it.' })
  readonly home?: UnitId | null;

  @Field(() => [DeliveryStatus], { nullable: true, description: 'Of which this has become.' })
  readonly statuses?: readonly Delivery['status'][] | null;
}
