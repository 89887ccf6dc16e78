import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { SubscriptionCommands } from './subscription.commands.js';
import type { Subscription } from './subscription.js';
import type { SubscriptionQueries } from './subscription.queries.js';
import {
  ConfirmSubscriptionInput,
  EndSubscriptionInput,
  SubscribeOrganisationInput,
  SubscriptionConnection,
  SubscriptionFilterInput,
  SubscriptionPayload,
  SubscriptionView,
} from './subscription.schema.js';
import { wording } from './subscription.wording.js';

const SubscriptionsPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => SubscriptionView)
export class SubscriptionResolver {
  constructor(
    private readonly commands: SubscriptionCommands,
    private readonly queries: SubscriptionQueries,
  ) {}

  @Query(() => SubscriptionConnection, {
    description: 'Who is mailed, as far as you may see it: as the unit that informs, or as the organisation.',
  })
  subscriptions(
    @Ctx() { actor }: Context,
    @Arg('filter', () => SubscriptionFilterInput, { description: 'Which of them.' }) filter: SubscriptionFilterInput,
    @Args(() => SubscriptionsPage) page: InstanceType<typeof SubscriptionsPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => SubscriptionPayload, {
    description:
      'Enters an organisation among those that are mailed, or states its addresses anew. What the organisation states itself waits for the unit that informs.',
  })
  async subscribeOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input', () => SubscribeOrganisationInput, { description: 'Whom, where and in which language.' })
    input: SubscribeOrganisationInput,
  ) {
    return payload(
      'subscription',
      await this.commands.subscribe(actor, { ...input, language: input.language ?? 'ru' }),
      wording,
    );
  }

  @Mutation(() => SubscriptionPayload, { description: 'Confirms what an organisation has asked for.' })
  async confirmSubscription(
    @Ctx() { actor }: Context,
    @Arg('input', () => ConfirmSubscriptionInput, { description: 'Which.' }) input: ConfirmSubscriptionInput,
  ) {
    return payload('subscription', await this.commands.confirm(actor, input), wording);
  }

  @Mutation(() => SubscriptionPayload, { description: 'Ends a subscription: nothing more is mailed.' })
  async endSubscription(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndSubscriptionInput, { description: 'Which.' }) input: EndSubscriptionInput,
  ) {
    return payload('subscription', await this.commands.end(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who informs.' })
  unit(@Root() { unitId }: Subscription): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation that is informed.' })
  home(@Root() { homeId }: Subscription): UnitView {
    return { id: homeId };
  }
}
