import { parse } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { buildSubgraph, printSubgraph, undescribed } from '../index.js';
import { sample } from './notes.fixture.js';

describe('Printing a subgraph without a database', () => {
  it('tells the composer of entities, references and directives', async () => {
    const { name, sdl } = await printSubgraph(sample);
    expect(name).toBe('sample');
    expect(() => parse(sdl)).not.toThrow();
    expect(sdl).toContain('federation/v2.9');
    expect(sdl).toMatch(/type Note\s+@key\(fields: "id"\)/);
    expect(sdl).toMatch(/type Person\s+@key\(fields: "id", resolvable: false\)/);
    expect(sdl).toContain('@requiresScopes(scopes: [["staffing:read-names"]])');
    expect(sdl).toContain('@authenticated');
  });

  it('publishes no type of another service in the same process', async () => {
    const { sdl } = await printSubgraph(sample);
    expect(sdl).not.toContain('PersonConnection');
  });
});

@ObjectType('Subscription', { description: 'A name that GraphQL keeps for itself.' })
class Reserved {
  @Field(() => String, { description: 'Anything.' })
  readonly anything!: string;
}

describe('Building a subgraph', () => {
  it('describes everything that people read', async () => {
    expect(undescribed(await buildSubgraph(sample.build({} as never)))).toEqual([]);
  });

  it('is refused when an entity cannot be found by its id', async () => {
    const { resolvers, orphanedTypes = [] } = sample.build({} as never);
    await expect(buildSubgraph({ resolvers, orphanedTypes })).rejects.toThrow(
      'Entities without a reference loader: Unit, Note',
    );
  });

  it('is refused when a loader has no entity', async () => {
    const { resolvers, references = {} } = sample.build({} as never);
    const loader = async () => [];
    await expect(buildSubgraph({ resolvers, references: { ...references, Ghost: loader } })).rejects.toThrow('Ghost');
  });

  it('is refused when a type is called as the root of subscriptions is', async () => {
    const { resolvers, references = {}, orphanedTypes = [] } = sample.build({} as never);
    const built = buildSubgraph({ resolvers, references, orphanedTypes: [...orphanedTypes, Reserved] });
    await expect(built).rejects.toThrow('Subscription');
  });
});
