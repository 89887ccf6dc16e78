import { Arg, Query, Resolver } from 'type-graphql';
import { additive, type Indicator } from './define-indicator.js';
import { indicatorOf, indicators } from './index.js';
import { IndicatorView } from './indicator.schema.js';

@Resolver(() => IndicatorView)
export class IndicatorResolver {
  @Query(() => [IndicatorView], { description: 'The indicators that are served, or those of the given codes.' })
  indicators(
    @Arg('codes', () => [String], { nullable: true, description: 'Codes as in the catalogue; `D1` reads as `IND-D1`.' })
    codes: readonly string[] | null,
  ): IndicatorView[] {
    return (codes ? codes.map(indicatorOf) : indicators).map(viewOf);
  }
}

const viewOf = (indicator: Indicator): IndicatorView => ({
  ...indicator,
  unitOfMeasure: indicator.value.unit,
  additive: additive(indicator),
  parameters: indicator.parameters.map(({ settles, ru, en }) => ({ settles, meaning: { ru, en } })),
});
