import { isUnitId, ownerOf } from '@metodnet/kernel';

/** Which node serves which owners, and where its subgraphs are. */
export interface Placement {
  /** By node, by subgraph: the address of its GraphQL endpoint. */
  readonly nodes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The node of each owner that has one of its own. */
  readonly owners: Readonly<Record<string, string>>;
  /** The owner of units that are not owners themselves (schools, services). */
  readonly units: Readonly<Record<string, string>>;
  /** The node of everyone else, and of what belongs to no unit. */
  readonly default: string;
}

/** Where a call goes. */
export interface Home {
  readonly node: string;
  readonly subgraph: string;
  readonly url: string;
}

/** Reads a placement table. Throws an Error that says what is wrong with it. */
export function readPlacement(text: string): Placement {
  const table: unknown = JSON.parse(text);
  if (!isRecord(table)) throw new Error('The table is not an object');
  const nodes = recordOf(table.nodes, 'nodes', (value, name) =>
    recordOf(value, `nodes.${name}`, (url, subgraph) => {
      if (typeof url !== 'string' || !URL.canParse(url)) throw new Error(`nodes.${name}.${subgraph} is not an address`);
      return url;
    }),
  );
  const owners = recordOf(table.owners ?? {}, 'owners', (node, owner) => {
    if (typeof node !== 'string' || !nodes[node]) throw new Error(`owners.${owner} names no node`);
    return node;
  });
  const units = recordOf(table.units ?? {}, 'units', (owner, unit) => {
    if (typeof owner !== 'string' || !isUnitId(owner)) throw new Error(`units.${unit} names no owner`);
    return owner;
  });
  if (typeof table.default !== 'string' || !nodes[table.default]) throw new Error('default names no node');
  return { nodes, owners, units, default: table.default };
}

/**
 * The node that serves a subgraph for a record, by the owner in its id, or for a unit, by its code. A node that does not
 * run the subgraph leaves it to the default node.
 */
export function nodeOf(placement: Placement, subgraph: string, id: string | null): string {
  const node = id === null ? undefined : nodeOfOwner(placement, id);
  return node !== undefined && placement.nodes[node]?.[subgraph] ? node : placement.default;
}

function nodeOfOwner({ owners, units }: Placement, id: string): string | undefined {
  const owner = ownerOf(id) ?? (owners[id] ? id : units[id]);
  return owner === undefined ? undefined : owners[owner];
}

type JsonRecord = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function recordOf<Value>(
  value: unknown,
  name: string,
  read: (value: unknown, key: string) => Value,
): Record<string, Value> {
  if (!isRecord(value)) throw new Error(`${name} is not an object`);
  // Without a prototype: ids of callers are looked up here.
  const record: Record<string, Value> = Object.create(null);
  for (const [key, item] of Object.entries(value)) record[key] = read(item, key);
  return record;
}
