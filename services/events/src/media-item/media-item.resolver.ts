import type { UnitId } from '@metodnet/kernel';
import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { MediaItemCommands } from './media-item.commands.js';
import type { MediaItem, MediaItemId } from './media-item.js';
import type { MediaItemQueries } from './media-item.queries.js';
import {
  AcquireMediaItemInput,
  ChangeMediaItemInput,
  MediaItemConnection,
  MediaItemFilterInput,
  MediaItemPayload,
  MediaItemView,
} from './media-item.schema.js';
import { wording } from './media-item.wording.js';

const MediaItemsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => MediaItemView)
export class MediaItemResolver {
  constructor(
    private readonly commands: MediaItemCommands,
    private readonly queries: MediaItemQueries,
  ) {}

  @Query(() => MediaItemView, { nullable: true, description: 'One item; null when there is none with this id.' })
  mediaItem(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: MediaItemId) {
    return this.queries.find(actor, id);
  }

  @Query(() => MediaItemConnection, {
    description: 'What the funds of a unit and of all below it hold; open to whoever has a token.',
  })
  mediaItems(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => MediaItemFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: MediaItemFilterInput | undefined,
    @Args(() => MediaItemsPage) page: InstanceType<typeof MediaItemsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, page);
  }

  @Mutation(() => MediaItemPayload, { description: 'Takes an item into the fund.' })
  async acquireMediaItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => AcquireMediaItemInput, { description: 'Whose fund, and what.' })
    { unitId, details }: AcquireMediaItemInput,
  ) {
    return payload('mediaItem', await this.commands.acquire(actor, unitId, { ...details }), wording);
  }

  @Mutation(() => MediaItemPayload, { description: 'Changes what is known of an item, writes copies off.' })
  async changeMediaItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeMediaItemInput, { description: 'Which, and what it is.' }) input: ChangeMediaItemInput,
  ) {
    return payload('mediaItem', await this.commands.change(actor, input, { ...input.details }), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose fund.' })
  unit(@Root() { unitId }: MediaItem): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => Int, { description: 'How many copies can be had now.' })
  async copiesLeft(@Root() { id, copies }: MediaItem, @Ctx() context: Context): Promise<number> {
    return copies - (await batched(context, this.lentOf).load(id));
  }

  private readonly lentOf = (ids: readonly MediaItemId[], { actor }: Context) => this.queries.lent(actor, ids);
}
