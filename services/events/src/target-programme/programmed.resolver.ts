import { batched, type Context } from '@metodnet/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import { EventView } from '../event/event.schema.js';
import type { TargetProgramme } from './target-programme.js';
import type { TargetProgrammeQueries } from './target-programme.queries.js';
import { TargetProgrammeView } from './target-programme.schema.js';

/** From an event to the programme or series by order that it belongs to (ENT-46). */
@Resolver(() => EventView)
export class ProgrammedEventResolver {
  constructor(private readonly programmes: TargetProgrammeQueries) {}

  @FieldResolver(() => TargetProgrammeView, {
    nullable: true,
    description: 'The programme, or the series by order, that it belongs to.',
  })
  async programme(@Root() { programmeId }: Event, @Ctx() context: Context): Promise<TargetProgramme | null> {
    return programmeId && batched(context, this.byIds).load(programmeId);
  }

  private readonly byIds = (ids: readonly string[], { actor }: Context) => this.programmes.byIds(actor, ids);
}
