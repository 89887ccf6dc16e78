import type { UnitId } from '@metodnet/kernel';
import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { MaterialCommands } from './material.commands.js';
import type { Material, MaterialId } from './material.js';
import type { MaterialOrder, MaterialQueries } from './material.queries.js';
import {
  ChangeMaterialInput,
  MaterialConnection,
  MaterialFilterInput,
  MaterialOrderEnum,
  MaterialPayload,
  MaterialView,
  PublishMaterialInput,
  WithdrawMaterialInput,
} from './material.schema.js';
import { wording } from './material.wording.js';

const MaterialsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => MaterialView)
export class MaterialResolver {
  constructor(
    private readonly commands: MaterialCommands,
    private readonly queries: MaterialQueries,
    private readonly events: EventQueries,
  ) {}

  @Query(() => MaterialView, { nullable: true, description: 'One material; null when there is none with this id.' })
  material(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: MaterialId) {
    return this.queries.find(actor, id);
  }

  @Query(() => MaterialConnection, {
    description: 'Materials of the banks of a unit and of all below it; open to whoever has a token.',
  })
  materials(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => MaterialFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: MaterialFilterInput | undefined,
    @Arg('orderBy', () => MaterialOrderEnum, { nullable: true, description: 'The latest first by default.' })
    orderBy: MaterialOrder | undefined,
    @Args(() => MaterialsPage) page: InstanceType<typeof MaterialsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, orderBy ?? 'published-on-descending', page);
  }

  @Mutation(() => MaterialPayload, { description: 'Puts a material into the bank.' })
  async publishMaterial(
    @Ctx() { actor }: Context,
    @Arg('input', () => PublishMaterialInput, { description: 'Whose, and what.' })
    { unitId, details }: PublishMaterialInput,
  ) {
    return payload('material', await this.commands.publish(actor, unitId, { ...details }), wording);
  }

  @Mutation(() => MaterialPayload, { description: 'Changes or corrects what is known of a material.' })
  async changeMaterial(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeMaterialInput, { description: 'Which, and what it is.' }) input: ChangeMaterialInput,
  ) {
    return payload('material', await this.commands.change(actor, input, { ...input.details }), wording);
  }

  @Mutation(() => MaterialPayload, { description: 'Takes a material out of the bank.' })
  async withdrawMaterial(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawMaterialInput, { description: 'Which.' }) input: WithdrawMaterialInput,
  ) {
    return payload('material', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who keeps it.' })
  unit(@Root() { unitId }: Material): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => [PersonReference], {
    nullable: 'itemsAndList',
    description: 'Who wrote it, of the people of the network.',
  })
  authors(@Root() { authorIds }: Material): PersonReference[] {
    return authorIds.map((id) => ({ id }));
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event from which it comes.' })
  event(@Root() { eventId }: Material, @Ctx() context: Context): Promise<Event | null> | null {
    return eventId && batched(context, this.eventsById).load(eventId);
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
