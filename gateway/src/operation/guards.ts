import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { meets, type Requirement, type Requirements } from '../supergraph/requirements.js';

/** The guarded fields that one operation touches, numbered: few, so that a caller's rights become a short list. */
export class Guards {
  readonly #numbers = new Map<string, number>();
  readonly #guards: Requirement[] = [];

  constructor(
    private readonly requirements: Requirements,
    document: DocumentNode,
    schema: GraphQLSchema,
  ) {
    const info = new TypeInfo(schema);
    const number = (name: string) => this.numberOf(info.getParentType()?.name ?? '', name);
    visit(document, visitWithTypeInfo(info, { Field: ({ name }) => void number(name.value) }));
  }

  /** The number of the guard before a field; null when it is open to everyone. */
  numberOf(type: string, field: string): number | null {
    const coordinate = `${type}.${field}`;
    const requirement = this.requirements.get(coordinate);
    if (!requirement) return null;
    let number = this.#numbers.get(coordinate);
    if (number === undefined) {
      number = this.#guards.push(requirement) - 1;
      this.#numbers.set(coordinate, number);
    }
    return number;
  }

  /** The guards that a caller with these rights does not pass. */
  deniedTo(held: ReadonlySet<string>): ReadonlySet<number> {
    if (this.#guards.length === 0) return none;
    return new Set(this.#guards.flatMap((guard, number) => (meets(held, guard) ? [] : [number])));
  }
}

const none: ReadonlySet<number> = new Set();
