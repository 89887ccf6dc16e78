import type { UnitId } from '@metodnet/kernel';
import { batched, type Context, type Parts, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { DeliveryQueries } from '../delivery/delivery.queries.js';
import { DeliveryProgressView } from '../delivery/delivery.schema.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import type { MaterialQueries } from '../material/material.queries.js';
import { MaterialView } from '../material/material.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { BulletinCommands } from './bulletin.commands.js';
import type { Bulletin, BulletinId, Entry } from './bulletin.js';
import { bulletinPath } from './bulletin.pages.js';
import type { BulletinQueries } from './bulletin.queries.js';
import {
  AssembleBulletinInput,
  BulletinConnection,
  BulletinEntryView,
  BulletinFilterInput,
  BulletinPayload,
  BulletinView,
  EditBulletinInput,
  PublishBulletinInput,
  ResendBulletinInput,
  ResendBulletinPayload,
} from './bulletin.schema.js';
import { wording } from './bulletin.wording.js';

const BulletinsPage = pageArgs({ byDefault: 20, max: 100 });

@Resolver(() => BulletinView)
export class BulletinResolver {
  constructor(
    private readonly commands: BulletinCommands,
    private readonly queries: BulletinQueries,
    private readonly deliveries: DeliveryQueries,
    private readonly publicUrl: Parts['publicUrl'],
  ) {}

  @Query(() => BulletinView, { nullable: true, description: 'One bulletin; null when it is not yours to see.' })
  bulletin(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: BulletinId) {
    return this.queries.find(actor, id);
  }

  @Query(() => BulletinConnection, {
    description:
      'Bulletins of a unit and of those below it, the latest week first; drafts are for those who keep them (REP-16).',
  })
  bulletins(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => BulletinFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: BulletinFilterInput | undefined,
    @Args(() => BulletinsPage) page: InstanceType<typeof BulletinsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, page);
  }

  @Mutation(() => BulletinPayload, {
    description: 'Drafts the bulletin of a week from coming events and new materials.',
  })
  async assembleBulletin(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssembleBulletinInput, { description: 'Whose, and of which week.' })
    { unitId, weekOf }: AssembleBulletinInput,
  ) {
    return payload('bulletin', await this.commands.assemble(actor, unitId, weekOf), wording);
  }

  @Mutation(() => BulletinPayload, { description: 'Puts another text, other entries or another order into a draft.' })
  async editBulletin(
    @Ctx() { actor }: Context,
    @Arg('input', () => EditBulletinInput, { description: 'Which, and what it says.' })
    { text, entries, ...seen }: EditBulletinInput,
  ) {
    const edition = { text, entries: entries.map((entry) => ({ ...entry })) };
    return payload('bulletin', await this.commands.edit(actor, seen, edition), wording);
  }

  @Mutation(() => BulletinPayload, {
    description: 'Publishes a draft on the site and queues a mail to every organisation that is subscribed.',
  })
  async publishBulletin(
    @Ctx() { actor }: Context,
    @Arg('input', () => PublishBulletinInput, { description: 'Which.' }) input: PublishBulletinInput,
  ) {
    return payload('bulletin', await this.commands.publish(actor, input), wording);
  }

  @Mutation(() => ResendBulletinPayload, {
    description: 'Mails a bulletin again where that failed, and where somebody has subscribed since.',
  })
  async resendBulletin(
    @Ctx() { actor }: Context,
    @Arg('input', () => ResendBulletinInput, { description: 'Which, and to whom.' })
    { recipients, ...seen }: ResendBulletinInput,
  ) {
    return payload('queued', await this.commands.resend(actor, seen, recipients ?? null), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who informs.' })
  unit(@Root() { unitId }: Bulletin): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it stands on the site; null for a draft.' })
  url(@Root() { unitId, weekOf, status }: Bulletin): string | null {
    return status === 'published' ? this.publicUrl(bulletinPath(unitId, weekOf)) : null;
  }

  @FieldResolver(() => DeliveryProgressView, { description: 'How its mails get on, of those that you may see.' })
  progress(@Root() { id }: Bulletin, @Ctx() context: Context) {
    return batched(context, this.progressOf).load(id);
  }

  private readonly progressOf = (ids: readonly BulletinId[], { actor }: Context) =>
    this.deliveries.progressOf(actor, ids);
}

@Resolver(() => BulletinEntryView)
export class BulletinEntryResolver {
  constructor(
    private readonly events: EventQueries,
    private readonly materials: MaterialQueries,
  ) {}

  @FieldResolver(() => EventView, { nullable: true, description: 'The event as it is now; null for a material.' })
  event(@Root() { kind, id }: Entry, @Ctx() context: Context) {
    return kind === 'event' ? batched(context, this.eventsById).load(id) : null;
  }

  @FieldResolver(() => MaterialView, { nullable: true, description: 'The material as it is now; null for an event.' })
  material(@Root() { kind, id }: Entry, @Ctx() context: Context) {
    return kind === 'material' ? batched(context, this.materialsById).load(id) : null;
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
  private readonly materialsById = (ids: readonly string[], { actor }: Context) => this.materials.byIds(actor, ids);
}
