import { type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { EventPayload, EventView } from '../event/event.schema.js';
import type { EventSeriesCommands } from './event-series.commands.js';
import {
  CancelFollowingEventsInput,
  ChangeFollowingEventsInput,
  CloneEventInput,
  EventsPayload,
  RepeatEventInput,
} from './event-series.schema.js';
import { wording } from './event-series.wording.js';

@Resolver(() => EventView)
export class EventSeriesResolver {
  constructor(private readonly commands: EventSeriesCommands) {}

  @Mutation(() => EventPayload, {
    description: 'Announces the same event on another day: all but its status and those who take part.',
  })
  async cloneEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => CloneEventInput, { description: 'Which, and when.' }) input: CloneEventInput,
  ) {
    return payload('event', await this.commands.clone(actor, input, input.startsOn), wording);
  }

  @Mutation(() => EventsPayload, { description: 'Repeats an event as a series of at most 60; answers the new ones.' })
  async repeatEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => RepeatEventInput, { description: 'Which, and when.' }) input: RepeatEventInput,
  ) {
    return payload('events', await this.commands.repeat(actor, input, input), wording);
  }

  @Mutation(() => EventsPayload, { description: 'Changes an event of a series and those that follow it.' })
  async changeFollowingEvents(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeFollowingEventsInput, { description: 'From which on, and what they are now.' })
    input: ChangeFollowingEventsInput,
  ) {
    return payload('events', await this.commands.changeFollowing(actor, input, input), wording);
  }

  @Mutation(() => EventsPayload, {
    description: 'Calls off an event of a series and those that follow it; their certificates are revoked.',
  })
  async cancelFollowingEvents(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelFollowingEventsInput, { description: 'From which on, and why.' })
    input: CancelFollowingEventsInput,
  ) {
    return payload('events', await this.commands.cancelFollowing(actor, input, input.because), wording);
  }
}
