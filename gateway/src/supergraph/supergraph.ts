import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, isAbstractType, Kind, parse } from 'graphql';
import { type Requirements, requirementsOf } from './requirements.js';

/** What the gateway knows of the composed schema. */
export interface Supergraph {
  readonly sdl: string;
  /** What callers see: without `@inaccessible` things and without the marks of federation. */
  readonly api: GraphQLSchema;
  readonly subgraphs: readonly string[];
  readonly types: TypeConditions;
  readonly requirements: Requirements;
}

/** Whether an object of a type fulfils a type condition, in the whole supergraph. */
export class TypeConditions {
  constructor(private readonly members: ReadonlyMap<string, ReadonlySet<string>>) {}

  isAbstract(typename: unknown): boolean {
    return typeof typename === 'string' && this.members.has(typename);
  }

  /** An object that does not tell its type is taken to be what the plan expects. */
  fulfils(typename: unknown, condition: string): boolean {
    return (
      typeof typename !== 'string' || typename === condition || (this.members.get(condition)?.has(typename) ?? false)
    );
  }
}

/** Reads a supergraph of federation 2. Throws on one that cannot be read. */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const whole = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const members = new Map<string, ReadonlySet<string>>();
  for (const type of Object.values(whole.getTypeMap())) {
    if (isAbstractType(type)) members.set(type.name, new Set(whole.getPossibleTypes(type).map(({ name }) => name)));
  }
  const graphs = document.definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? [])
      : [],
  );
  return {
    sdl,
    api: buildASTSchema(transformSupergraphToPublicSchema(document), { assumeValidSDL: true }),
    subgraphs: graphs.flatMap(({ directives = [] }) =>
      directives.flatMap(({ arguments: given = [] }) =>
        given.flatMap(({ name, value }) => (name.value === 'name' && value.kind === Kind.STRING ? [value.value] : [])),
      ),
    ),
    types: new TypeConditions(members),
    requirements: requirementsOf(document, whole),
  };
}
