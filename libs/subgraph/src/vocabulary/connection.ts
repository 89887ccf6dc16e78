import { Fault } from '@metodnet/kernel';
import { ArgsType, type ClassType, Directive, Field, getMetadataStorage, Int, ObjectType } from 'type-graphql';

/** A page of a list, as Relay describes it; `nodes` for those who need no cursors. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** How many there are on all pages, within the caller's rights; counted only when asked for. */
  readonly count: number | (() => Promise<number>);
}

@ObjectType({ description: 'Where a page lies in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  readonly hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last one here: give it as `after`; null on an empty page.',
  })
  readonly endCursor!: string | null;
}

/**
 * The GraphQL type of a page of a view: `PersonConnection` for a view named `Person`. Call it once per view and export the
 * class: `export const PersonConnection = connection(PersonView)`.
 */
export function connection<View extends object>(view: ClassType<View>): ClassType<object> {
  const name = getMetadataStorage().objectTypes.find((type) => type.target === view)?.name ?? view.name;

  @ObjectType(`${name}Edge`, { description: `One ${name} of a page with its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, opaque: give it as `after`.' })
    readonly cursor!: string;

    @Field(() => view, { description: `The ${name}.` })
    readonly node!: View;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Page {
    @Field(() => [Edge], { description: 'The page with the place of each in the list.' })
    readonly edges!: readonly Edge[];

    @Field(() => [view], { description: 'The page itself.' })
    readonly nodes!: readonly View[];

    @Field(() => PageInfo, { description: 'Whether more follow, and from where.' })
    readonly pageInfo!: PageInfo;

    readonly count!: Connection<View>['count'];

    @Field(() => Int, { description: 'How many there are on all pages, within your rights.' })
    totalCount(): number | Promise<number> {
      return typeof this.count === 'function' ? this.count() : this.count;
    }
  }
  return Page;
}

/** Which page of a list is wanted. Made by {@link pageArgs}; checked before a resolver sees it. */
export abstract class PageArgs {
  abstract readonly first: number;
  abstract readonly after?: string;

  /** Refuses a page that is too long or no page at all. */
  abstract check(): void;
}

/** The arguments `first` and `after` of a list with its own default and cap: `@Args(() => PeoplePage) page: PageArgs`. */
export function pageArgs({ byDefault = 50, max = 100 } = {}): new () => PageArgs {
  @ArgsType()
  class Page extends PageArgs {
    @Field(() => Int, { defaultValue: byDefault, description: `How many at most, from 1 to ${max}.` })
    readonly first!: number;

    @Field(() => String, {
      nullable: true,
      description: 'The cursor after which the page begins; from the start without it.',
    })
    readonly after?: string;

    check(): void {
      if (this.first >= 1 && this.first <= max) return;
      throw new Fault(
        'BAD_USER_INPUT',
        { ru: `first — от 1 до ${max}.`, en: `first is from 1 to ${max}.` },
        { argument: 'first', max },
      );
    }
  }
  return Page;
}

type KeyPart = string | number | null;

/** An order of a list, by which pages follow each other whatever is inserted between. */
export interface Keyset<Row> {
  /** The key after which a page begins, null from the start. Throws BAD_USER_INPUT on what is no cursor of this list. */
  after(cursor: string | null | undefined): readonly KeyPart[] | null;
  /** The page: give it one row more than `first`, in order, so that it knows whether more follow. */
  page(rows: readonly Row[], args: { readonly first: number }, count: Connection<Row>['count']): Connection<Row>;
}

/**
 * An order with a name and a key that is unique in it: `keyset<Person>('people:name', ({ name, id }) => [name, id])`. Cursors of
 * another list or order are refused. A cursor gives no rights: rows are still read for the actor.
 */
export function keyset<Row>(
  name: string,
  keyOf: (row: Row) => readonly KeyPart[],
  // A key that lists fields tells of any row how many; of one that looks into them it must be said.
  length = keyOf({} as Row).length,
): Keyset<Row> {
  const cursorOf = (row: Row) => Buffer.from(JSON.stringify([name, ...keyOf(row)])).toString('base64url');
  return {
    after(cursor) {
      if (cursor === null || cursor === undefined) return null;
      const parts = readCursor(cursor);
      if (parts?.[0] !== name || parts.length !== length + 1) throw noCursor();
      return parts.slice(1);
    },
    page(rows, { first }, count) {
      const nodes = rows.slice(0, first);
      const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
      const pageInfo = { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null };
      return { edges, nodes, pageInfo, count };
    },
  };
}

function readCursor(cursor: string): KeyPart[] | null {
  if (cursor.length > 2_000 || !/^[\w-]+$/.test(cursor)) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every(isKeyPart) ? parts : null;
  } catch {
    return null;
  }
}

const isKeyPart = (part: unknown): part is KeyPart =>
  part === null || typeof part === 'number' || (typeof part === 'string' && !part.includes('\0'));

const noCursor = () =>
  new Fault(
    'BAD_USER_INPUT',
    { ru: 'after — не курсор этого списка.', en: 'after is no cursor of this list.' },
    { argument: 'after' },
  );
