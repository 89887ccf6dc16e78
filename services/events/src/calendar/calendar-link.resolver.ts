import { type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import { holderPath, unitPath } from './calendar.pages.js';
import type { CalendarQueries } from './calendar.queries.js';
import type { CalendarLinkCommands } from './calendar-link.commands.js';
import {
  CalendarLinkPayload,
  CalendarLinkView,
  CreateCalendarLinkInput,
  CreateCalendarLinkPayload,
  RevokeCalendarLinkInput,
} from './calendar-link.schema.js';
import { wording } from './calendar-link.wording.js';

@Resolver(() => CalendarLinkView)
export class CalendarLinkResolver {
  constructor(
    private readonly commands: CalendarLinkCommands,
    private readonly queries: CalendarQueries,
    private readonly publicUrl: (path: string) => string,
  ) {}

  @Query(() => [CalendarLinkView], {
    description: 'The addresses of your own calendar, the newest first; nobody else’s.',
  })
  calendarLinks(@Ctx() { actor }: Context) {
    return this.queries.links(actor);
  }

  @Mutation(() => CreateCalendarLinkPayload, {
    description: 'Makes an address of your own calendar; it is shown once.',
  })
  async createCalendarLink(
    @Ctx() { actor }: Context,
    @Arg('input', () => CreateCalendarLinkInput, { description: 'What it is for.' }) { name }: CreateCalendarLinkInput,
  ) {
    const decision = await this.commands.create(actor, name);
    const url = decision.accepted && decision.secret ? this.publicUrl(holderPath(decision.secret)) : null;
    return { ...payload('calendarLink', decision, wording), url };
  }

  @Mutation(() => CalendarLinkPayload, {
    description: 'Revokes an address of your own calendar: it opens nothing any more.',
  })
  async revokeCalendarLink(
    @Ctx() { actor }: Context,
    @Arg('input', () => RevokeCalendarLinkInput, { description: 'Which.' }) input: RevokeCalendarLinkInput,
  ) {
    return payload('calendarLink', await this.commands.revoke(actor, input), wording);
  }
}

@Resolver(() => UnitView)
export class UnitCalendarResolver {
  constructor(private readonly publicUrl: (path: string) => string) {}

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where calendars fetch its events and those of all below it (iCalendar); open to anybody.',
  })
  calendarUrl(@Root() { id }: UnitView): string {
    return this.publicUrl(unitPath(id));
  }
}
