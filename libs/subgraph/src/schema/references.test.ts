import 'reflect-metadata';
import { graphql } from 'graphql';
import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { batched, buildSubgraph, type Context, type ReferenceLoader } from '../index.js';

@ObjectType('Book')
@Directive('@key(fields: "id")')
class Book {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { nullable: true })
  readonly owner?: string;
}

@Resolver(() => Book)
class BookResolver {
  @Query(() => Book, { nullable: true })
  book(): Book | null {
    return null;
  }
}

const ENTITIES = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Book { id owner } } }';
const books = (...ids: unknown[]) => ids.map((id) => ({ __typename: 'Book', id }));

async function ask(load: ReferenceLoader, of: unknown[]) {
  const schema = await buildSubgraph({ resolvers: [new BookResolver()], references: { Book: load } });
  return graphql({ schema, source: ENTITIES, variableValues: { of }, contextValue: {} as Context });
}

describe('Looking up references', () => {
  it('reads all of a request at once, each id once, in the order asked', async () => {
    const asked: (readonly string[])[] = [];
    const { data } = await ask(
      async (ids) => {
        asked.push(ids);
        return ids.map((id) => (id === 'gone' ? null : { id }));
      },
      books('b', 'gone', 'a', 'b'),
    );
    expect(asked).toEqual([['b', 'gone', 'a']]);
    expect(data).toEqual({
      _entities: [{ id: 'b', owner: null }, null, { id: 'a', owner: null }, { id: 'b', owner: null }],
    });
  });

  it('believes nothing of a reference but its id', async () => {
    const { data } = await ask(
      async (ids) => ids.map((id) => ({ id })),
      [{ __typename: 'Book', id: 'a', owner: 'me', role: 'ADMIN' }],
    );
    expect(data).toEqual({ _entities: [{ id: 'a', owner: null }] });
  });

  it.each([[7], [null], [{ $ne: null }], [['a']]])('refuses %j for an id', async (id) => {
    const { errors } = await ask(async (ids) => ids.map(() => null), books(id));
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('Batching reads of a request', () => {
  it('keeps requests and loads apart', async () => {
    const [one, other] = [{} as Context, {} as Context];
    const load = async (keys: readonly number[]) => keys.map((key) => key * 2);
    expect(batched(one, load)).toBe(batched(one, load));
    expect(batched(one, load)).not.toBe(batched(other, load));
    expect(batched(one, load)).not.toBe(batched(one, async (keys: readonly number[]) => keys));
    expect(await batched(one, load).load(4)).toBe(8);
  });
});
