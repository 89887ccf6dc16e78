import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';

const supergraph = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8');

/**
 * Fields that must not promise a value: they lead from one subgraph to an entity of which another must tell something that is never
 * null. With the other away, null takes their place; where they may not be null either, all that stands around them would be lost.
 */
function promises(sdl: string): string[] {
  const types = new Map(
    parse(sdl).definitions.flatMap((type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION ? [[type.name.value, type]] : [],
    ),
  );
  const found: string[] = [];
  for (const type of types.values()) {
    for (const field of type.fields ?? []) {
      const entity = types.get(nameOf(field.type));
      if (!entity || !promisesValue(field.type)) continue;
      for (const subgraph of subgraphsOf(type, field)) {
        const elsewhere = (entity.fields ?? []).filter(
          (other) => other.type.kind === Kind.NON_NULL_TYPE && !subgraphsOf(entity, other).includes(subgraph),
        );
        if (elsewhere.length > 0) found.push(`${type.name.value}.${field.name.value} of ${subgraph}`);
      }
    }
  }
  return found;
}

/** Those that resolve the field; all that know the type when none is named. */
function subgraphsOf(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[] {
  const named = graphsIn(field, 'join__field');
  return named.length > 0 ? named : graphsIn(type, 'join__type');
}

const graphsIn = ({ directives = [] }: FieldDefinitionNode | ObjectTypeDefinitionNode, directive: string): string[] =>
  directives
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name, value }) => (name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : []));

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** The value or an item of the list. A list itself is there in any case. */
function promisesValue(type: TypeNode): boolean {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (inner.kind === Kind.LIST_TYPE) return promisesValue(inner.type);
  return type.kind === Kind.NON_NULL_TYPE;
}

describe('When a subgraph is away', () => {
  it('nothing of the others is lost: no field promises an entity of which another subgraph must tell', () => {
    expect(promises(supergraph)).toEqual([]);
  });

  it.each([
    ['Unit!', ['Job.unit of STAFFING']],
    ['[Unit!]!', ['Job.unit of STAFFING']],
    ['[Unit]!', []],
    ['Unit', []],
  ])('which is seen in a field of type %s', (type, found) => {
    const sdl = `
      type Job @join__type(graph: STAFFING) { unit: ${type} }
      type Unit @join__type(graph: NETWORK, key: "id") @join__type(graph: STAFFING, key: "id") {
        id: ID!
        name: String! @join__field(graph: NETWORK)
      }`;
    expect(promises(sdl)).toEqual(found);
  });
});
