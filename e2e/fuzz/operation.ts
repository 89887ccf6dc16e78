import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isUnionType,
  type OperationTypeNode,
} from 'graphql';
import { forgedReferences } from './references.js';
import type { Tape } from './tape.js';
import { Values, type World } from './values.js';
import { asJson, asLiteral } from './write.js';

export interface Operation {
  readonly kind: `${OperationTypeNode}`;
  readonly text: string;
  /** JSON of the variables. */
  readonly variables: string;
}

const aliases = ['a', 'b', 'id', 'name', 'constructor', 'toString', 'hasOwnProperty', 'then'];
const DEPTH = 6;

/** Root fields of federation: `Walker.entities` asks for the one, nobody but the composer for the other. */
const OF_FEDERATION = ['_entities', '_service'];

/** Walks a schema as a tape says and writes down an operation that fits it: fragments, aliases, conditions, variables, literals. */
export class Walker {
  private readonly values: Values;
  private readonly fragments: string[] = [];
  private readonly declared: string[] = [];
  private readonly variables: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tape: Tape,
    private readonly world: World,
  ) {
    this.values = new Values(tape, world);
  }

  operation(kind: Operation['kind']): Operation {
    const root = this.schema.getRootType(kind as OperationTypeNode);
    const fields = Object.values(root?.getFields() ?? {}).filter(({ name }) => !OF_FEDERATION.includes(name));
    const keys = new Set<string>();
    const count = this.tape.oneIn(4) ? 2 : 1;
    return this.written(
      kind,
      Array.from({ length: count }, () => this.field(this.tape.pick(fields), keys, DEPTH)),
    );
  }

  /** A look-up of entities as the gateway would make it, of references that no gateway would send. */
  entities(): Operation {
    const known = this.schema.getType('_Entity');
    const types = isUnionType(known) ? known.getTypes() : [];
    const asked = Array.from({ length: 1 + this.tape.next(2) }, () => this.tape.pick(types));
    const forged = forgedReferences(this.tape, this.world, asked.map(String), Object.keys(this.schema.getTypeMap()));
    const given = this.declare('[_Any!]!', forged);
    const keys = new Set<string>();
    const parts = asked.map((type) => `... on ${type} { ${this.selections(type, keys, DEPTH - 2)} }`);
    return this.written('query', [`_entities(representations: ${given}) { __typename ${parts.join(' ')} }`]);
  }

  private written(kind: Operation['kind'], parts: readonly string[]): Operation {
    const head = this.declared.length > 0 ? `${kind} (${this.declared.join(', ')})` : kind;
    const text = [`${head} { ${parts.join(' ')} }`, ...this.fragments].join('\n');
    return { kind, text, variables: asJson(this.variables) };
  }

  private declare(type: string, value: unknown): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}`);
    this.variables[name] = value;
    return `$${name}`;
  }

  private field(defined: GraphQLField<unknown, unknown>, keys: Set<string>, depth: number): string {
    const wanted = this.tape.oneIn(8) ? this.tape.pick(aliases) : defined.name;
    // A key that is taken would have to mean the same: another is.
    const key = keys.has(wanted) ? `k${keys.size}` : wanted;
    keys.add(key);
    const type = getNamedType(defined.type);
    const given = defined.args.flatMap((argument) => this.argument(argument, String(type)));
    const inner = isCompositeType(type) ? ` { ${this.selections(type, new Set(), depth - 1)} }` : '';
    const alias = key === defined.name ? '' : `${key}: `;
    return `${alias}${defined.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.condition()}${inner}`;
  }

  private argument({ name, type, defaultValue }: GraphQLArgument, answers: string): string[] {
    const needed = isNonNullType(type) && defaultValue === undefined;
    if (!needed && !(name === 'first' || this.tape.oneIn(name === 'after' ? 15 : 3))) return [];
    const value = this.values.of(type, name, answers);
    return [`${name}: ${this.tape.oneIn(2) ? this.declare(String(type), value) : asLiteral(value, type)}`];
  }

  private condition(): string {
    if (!this.tape.oneIn(10)) return '';
    const holds = this.tape.oneIn(2);
    const given = this.tape.oneIn(2) ? this.declare('Boolean!', holds) : holds;
    return ` @${this.tape.pick(['include', 'skip'])}(if: ${given})`;
  }

  private selections(type: GraphQLCompositeType, keys: Set<string>, depth: number): string {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const open = fields.filter(({ type: of }) => depth > 0 || !isCompositeType(getNamedType(of)));
    // What an object is must be told, or nobody could judge its fields.
    const parts = isAbstractType(type) ? ['__typename'] : [];
    for (let count = 1 + this.tape.next(4); count > 0; count--) {
      if (depth > 0 && (open.length === 0 || this.tape.oneIn(9))) parts.push(this.fragment(type, keys, depth));
      else if (open.length === 0 || this.tape.oneIn(15)) parts.push('__typename');
      else parts.push(this.field(this.tape.pick(open), keys, depth));
    }
    return parts.join(' ');
  }

  private fragment(type: GraphQLCompositeType, keys: Set<string>, depth: number): string {
    const on = isAbstractType(type) ? this.tape.pick(this.schema.getPossibleTypes(type)) : type;
    const body = `{ ${this.selections(on, keys, depth - 1)} }`;
    if (!this.tape.oneIn(3)) return `... on ${on.name}${this.condition()} ${body}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${body}`);
    return `...${name}${this.condition()}`;
  }
}
