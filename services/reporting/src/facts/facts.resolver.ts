import { type Context, type PageArgs, pageArgs } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { FactQueries } from './facts.queries.js';
import { FactConnection, FactEntity, FactView } from './facts.schema.js';
import { type EntityReference, entityOf, type FigureFact } from './figure-fact.js';

const FactPageArgs = pageArgs({ byDefault: 50, max: 1_000 });

@Resolver(() => FactView)
export class FactsResolver {
  constructor(private readonly queries: FactQueries) {}

  @Query(() => FactConnection, {
    description: 'The domain events that made a figure. Needs reporting:drill for its unit.',
  })
  facts(
    @Ctx() { actor }: Context,
    @Arg('observation', () => ID, { description: 'Id of an observation.' }) observation: string,
    @Args(() => FactPageArgs) page: PageArgs,
  ): Promise<object> {
    return this.queries.facts(actor, observation, page);
  }

  @FieldResolver(() => FactEntity, { nullable: true })
  entity(@Root() fact: FigureFact): EntityReference | null {
    return entityOf(fact);
  }
}
