import type { PersonId } from '@metodnet/kernel';
import { batched, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import type { PersonQueries } from '../person/person.queries.js';
import { PersonView } from '../person/person.schema.js';
import type { CategoryCommands } from './category.commands.js';
import type { Category } from './category.js';
import {
  CategoryView,
  ExpireCategoryInput,
  GrantCategoryInput,
  QualificationCategoryPayload,
  WithdrawCategoryInput,
} from './category.schema.js';
import { wording } from './category.wording.js';

@Resolver(() => CategoryView)
export class CategoryResolver {
  constructor(
    private readonly commands: CategoryCommands,
    private readonly people: PersonQueries,
  ) {}

  @Mutation(() => QualificationCategoryPayload, { description: 'Enters a qualification category.' })
  async grantCategory(
    @Ctx() { actor }: Context,
    @Arg('input', () => GrantCategoryInput, { description: 'To whom, and which.' }) input: GrantCategoryInput,
  ) {
    return payload('category', await this.commands.grant(actor, { ...input }), wording);
  }

  @Mutation(() => QualificationCategoryPayload, {
    description: 'Ends a category earlier than its term, or gives it a term.',
  })
  async expireCategory(
    @Ctx() { actor }: Context,
    @Arg('input', () => ExpireCategoryInput, { description: 'Which, and when.' })
    { id, lastDay, expectedVersion }: ExpireCategoryInput,
  ) {
    return payload('category', await this.commands.expire(actor, id, lastDay, expectedVersion), wording);
  }

  @Mutation(() => QualificationCategoryPayload, { description: 'Takes back a category that was entered by mistake.' })
  async withdrawCategory(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawCategoryInput, { description: 'Which.' }) {
      id,
      expectedVersion,
    }: WithdrawCategoryInput,
  ) {
    return payload('category', await this.commands.withdraw(actor, id, expectedVersion), wording);
  }

  @FieldResolver(() => PersonView, { nullable: true, description: 'Whose; null when not yours to see.' })
  person(@Ctx() context: Context, @Root() { personId }: Category) {
    return batched(context, this.peopleById).load(personId);
  }

  private readonly peopleById = (ids: readonly PersonId[], { actor }: Context) => this.people.byIds(actor, ids);
}

/** A person’s categories, as a field of the person. */
@Resolver(() => PersonView)
export class PersonCategoriesResolver {
  constructor(private readonly records: UnitRecords<Category>) {}

  @FieldResolver(() => [CategoryView], { description: 'Qualification categories, oldest first.' })
  categories(@Ctx() context: Context, @Root() { id, mergedInto }: PersonView) {
    return batched(context, this.categoriesOf).load(mergedInto ?? id);
  }

  private readonly categoriesOf = (ids: readonly PersonId[], { actor }: Context) =>
    this.records.grouped(actor, 'person_id', ids, 'r.granted_on');
}
