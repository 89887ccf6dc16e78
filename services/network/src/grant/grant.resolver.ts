import { Authenticated, type Context, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { EndInput } from '../end.input.js';
import { UnitView } from '../unit/unit.schema.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { GrantCommands } from './grant.commands.js';
import type { GrantId, RoleGrant } from './grant.js';
import type { GrantQueries } from './grant.queries.js';
import {
  GrantConnection,
  GrantRoleInput,
  GrantsArgs,
  GrantsPage,
  GrantView,
  RoleGrantPayload,
} from './grant.schema.js';
import { wording } from './grant.wording.js';

@Resolver(() => GrantView)
export class GrantResolver {
  constructor(
    private readonly commands: GrantCommands,
    private readonly queries: GrantQueries,
    private readonly units: UnitLoaders,
  ) {}

  @Authenticated()
  @Query(() => GrantConnection, { description: 'Roles that you may give or that are your own, by subject.' })
  roleGrants(
    @Ctx() { actor }: Context,
    @Args(() => GrantsArgs) filter: GrantsArgs,
    @Args(() => GrantsPage) page: GrantsPage,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => RoleGrantPayload, { description: 'Gives a subject a role for a unit and all below it.' })
  async grantRole(
    @Ctx() { actor }: Context,
    @Arg('input', () => GrantRoleInput, { description: 'To whom, which, where and for how long.' })
    input: GrantRoleInput,
  ) {
    return payload('grant', await this.commands.grant(actor, { ...input, to: input.to ?? null }), wording);
  }

  @Mutation(() => RoleGrantPayload, { description: 'Takes a role back.' })
  async revokeRole(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'The grant and its first day without the role.' }) input: EndInput,
  ) {
    const { id, endedOn, expectedVersion } = input;
    return payload('grant', await this.commands.revoke(actor, id as GrantId, endedOn, expectedVersion), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit for which it holds.' })
  unit(@Root() { unitId }: RoleGrant, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }
}
