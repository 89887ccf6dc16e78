import { batched, type Context, pageArgs } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BulletinQueries } from '../bulletin/bulletin.queries.js';
import { BulletinView } from '../bulletin/bulletin.schema.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import { type Delivery, isWaiting } from './delivery.js';
import type { DeliveryQueries } from './delivery.queries.js';
import { DeliveryConnection, DeliveryFilterInput, DeliveryView, DeliveryWait } from './delivery.schema.js';

const DeliveriesPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => DeliveryView)
export class DeliveryResolver {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly bulletins: BulletinQueries,
    private readonly events: EventQueries,
    /** Whether there is a mail server to send through. */
    private readonly canMail: boolean,
  ) {}

  @Query(() => DeliveryConnection, {
    description: 'Mails to organisations, as far as you may see them: as who informs, or as the organisation.',
  })
  deliveries(
    @Ctx() { actor }: Context,
    @Arg('filter', () => DeliveryFilterInput, { description: 'Which of them.' }) filter: DeliveryFilterInput,
    @Args(() => DeliveriesPage) page: InstanceType<typeof DeliveriesPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who informs.' })
  unit(@Root() { unitId }: Delivery): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation that is informed.' })
  home(@Root() { homeId }: Delivery): UnitView {
    return { id: homeId };
  }

  @FieldResolver(() => BulletinView, { nullable: true, description: 'The bulletin that is mailed.' })
  bulletin(@Root() { bulletinId }: Delivery, @Ctx() context: Context) {
    return bulletinId && batched(context, this.bulletinsById).load(bulletinId);
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event of which a notice is mailed.' })
  event(@Root() { eventId }: Delivery, @Ctx() context: Context) {
    return eventId && batched(context, this.eventsById).load(eventId);
  }

  @FieldResolver(() => DeliveryWait, { nullable: true, description: 'What it waits for; null once it is settled.' })
  waitsFor(@Root() delivery: Delivery): (typeof DeliveryWait)[keyof typeof DeliveryWait] | null {
    if (!isWaiting(delivery)) return null;
    if (!this.canMail) return 'mail-server';
    return delivery.status === 'queued' ? 'its-turn' : 'next-try';
  }

  private readonly bulletinsById = (ids: readonly string[], { actor }: Context) => this.bulletins.byIds(actor, ids);
  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
