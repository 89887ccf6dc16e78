import {
  type GraphQLArgument,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isObjectType,
} from 'graphql';

/** Fields that the oracle cannot compare: what is hidden, what is guarded differently, what changes things. */
const leftOut = new Set(['hiddenNodes']);
const ids = ['tomsk', 'sever', 'asino', 'kedr', 'school-1', 'nowhere'];
const aliases = ['a', 'b', 'name', 'id', 'title', 'weight', 'constructor'];

/** A query that is mostly valid, made from a tape of numbers: aliases, fragments, conditions, arguments, variables. */
export function randomOperation(tape: readonly number[], schema: GraphQLSchema): string {
  let position = 0;
  const next = (below: number): number => (tape[position++] ?? 0) % below;
  const fragments: string[] = [];

  const value = ({ name, type }: GraphQLArgument): string | null => {
    const named = getNamedType(type);
    if (isEnumType(named))
      return next(3) === 0 ? null : String(named.getValues()[next(named.getValues().length)]?.name);
    if (name === 'id') return next(4) === 0 ? '$id' : JSON.stringify(ids[next(ids.length)]);
    if (name === 'first') return next(3) === 0 ? null : String(1 + next(4));
    if (name === 'input') return next(2) === 0 ? null : `{ text: "${['Person', 'a', 'zzz'][next(3)]}" }`;
    return null;
  };
  const condition = (): string =>
    [
      '',
      '',
      '',
      ' @include(if: $yes)',
      ' @skip(if: $yes)',
      ' @include(if: $no)',
      ' @skip(if: $no)',
      ' @skip(if: false)',
    ][next(8)] ?? '';

  const selections = (typeName: string, depth: number): string => {
    const type = schema.getType(typeName);
    if (!isCompositeType(type)) return '';
    const fields = 'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !leftOut.has(name)) : [];
    const parts: string[] = [];
    for (let count = 1 + next(4); count > 0; count--) {
      const kind = next(8);
      if (kind === 0) parts.push(`__typename`);
      else if (kind <= 2 || fields.length === 0) {
        const options = isAbstractType(type)
          ? [...schema.getPossibleTypes(type)]
          : isObjectType(type)
            ? [type, ...type.getInterfaces()]
            : [];
        const on = options[next(options.length)]?.name ?? typeName;
        if (depth > 0 && next(2) === 0) {
          const name = `F${fragments.length}`;
          fragments.push('');
          fragments[Number(name.slice(1))] = `fragment ${name} on ${on} { ${selections(on, depth - 1)} }`;
          parts.push(`...${name}${condition()}`);
        } else if (depth > 0) parts.push(`... on ${on}${condition()} { ${selections(on, depth - 1)} }`);
      } else {
        const field = fields[next(fields.length)];
        if (!field) continue;
        const named = getNamedType(field.type);
        if (isCompositeType(named) && depth === 0) continue;
        const alias = next(4) === 0 ? `${aliases[next(aliases.length)]}: ` : '';
        const given = field.args.flatMap((argument) => {
          const text = value(argument) ?? (argument.name === 'id' ? '"tomsk"' : null);
          return text === null ? [] : [`${argument.name}: ${text}`];
        });
        const args = given.length > 0 ? `(${given.join(', ')})` : '';
        const inner = isCompositeType(named) ? ` { ${selections(named.name, depth - 1)} }` : '';
        parts.push(`${alias}${field.name}${args}${condition()}${inner}`);
      }
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  };

  const body = selections('Query', 5);
  const used = ['yes', 'no', 'id'].filter((name) => `${body}${fragments.join('')}`.includes(`$${name}`));
  const types: Record<string, string> = { yes: '$yes: Boolean! = true', no: '$no: Boolean!', id: '$id: ID!' };
  const declared = used.length > 0 ? `query(${used.map((name) => types[name]).join(', ')}) ` : '';
  return [`${declared}{ ${body} }`, ...fragments].join('\n');
}
