import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { NoticeCommands } from './notice.commands.js';
import type { Notice } from './notice.js';
import type { NoticeQueries } from './notice.queries.js';
import {
  NoticeConnection,
  NoticeFilterInput,
  NoticeView,
  ReadNoticesInput,
  ReadNoticesPayload,
} from './notice.schema.js';
import { wording } from './notice.wording.js';

const NoticesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => NoticeView)
export class NoticeResolver {
  constructor(
    private readonly commands: NoticeCommands,
    private readonly queries: NoticeQueries,
    private readonly events: EventQueries,
  ) {}

  @Query(() => NoticeConnection, {
    description: 'What was told about events, the latest first: to you, to your unit, or by you as the organiser.',
  })
  notices(
    @Ctx() { actor }: Context,
    @Arg('filter', () => NoticeFilterInput, { description: 'Which of them.' }) filter: NoticeFilterInput,
    @Args(() => NoticesPage) page: InstanceType<typeof NoticesPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => ReadNoticesPayload, { description: 'Says that notices to you or to your unit were read.' })
  async readNotices(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReadNoticesInput, { description: 'Which.' }) input: ReadNoticesInput,
  ) {
    return payload('notices', await this.commands.read(actor, input.ids), wording);
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event as it is now.' })
  event(@Root() { eventId }: Notice, @Ctx() context: Context) {
    return batched(context, this.eventsById).load(eventId);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who organises the event.' })
  unit(@Root() { unitId }: Notice): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The unit that is told, or where the person who is told works.',
  })
  home(@Root() { homeId }: Notice): UnitView {
    return { id: homeId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who is told; null when the unit is.' })
  person(@Root() { personId }: Notice): PersonReference | null {
    return personId && { id: personId };
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
