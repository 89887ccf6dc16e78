import { buildSchema, GraphQLError, getVariableValues, Kind, parse, validate } from 'graphql';
import { withoutValues } from './without-values.js';

const schema = buildSchema(`
  type Query { people(first: Int, kinds: [Kind!], input: Input, on: Date, yes: Boolean, search: String): Int }
  input Input { name: String! nested: Input kind: Kind }
  enum Kind { SCHOOL }
  scalar Date
`);

const ofText = (text: string): string => {
  try {
    return validate(schema, parse(text)).map(withoutValues).join(' ');
  } catch (error) {
    return withoutValues(error as GraphQLError);
  }
};

const ofVariables = (type: string, value: unknown): string => {
  const [definition] = parse(`query ($given: ${type}) { people }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  const { errors = [] } = getVariableValues(schema, definition.variableDefinitions ?? [], { given: value });
  return errors.map(withoutValues).join(' ');
};

describe('Telling what is wrong with an operation', () => {
  it.each([
    ['{ people(first: "Иванов") }', 'The value does not fit the type "Int".'],
    ['{ people(search: 8913) }', 'The value does not fit the type "String".'],
    ['{ people(kinds: [Ivanov]) }', 'There is no such value in "Kind" enum.'],
    ['{ people(kinds: "Иванов") }', 'There is no such value in "Kind" enum.'],
    ['{ people(input: "Иванов") }', 'Expected value of type "Input".'],
    [
      '{ people(input: {nested: {name: "Иванов"}}) }',
      'Field "Input.name" of required type "String!" was not provided.',
    ],
    ['{ people(first: 1) "Иванов" }', 'Syntax Error: Expected Name, found String, at line 1, column 20.'],
    ['{ people(search: "Иванов) }', 'Syntax Error: Unterminated string, at line 1, column 28.'],
    ['{ Иванов }', 'Syntax Error: Unexpected character, at line 1, column 3.'],
    ['{ people(search: "\\uИванов") }', 'Syntax Error: Invalid Unicode escape sequence, at line 1, column 19.'],
  ])('repeats no value of %s', (text, told) => {
    expect(ofText(text)).toBe(told);
  });

  it.each([
    ['Int', 'Иванов', 'Variable "$given": The value does not fit the type "Int".'],
    ['Kind', 'Иванов', 'Variable "$given": There is no such value in "Kind" enum.'],
    ['Input', 'Иванов', 'Variable "$given": Expected type "Input" to be an object.'],
    [
      'Input',
      { name: 'Иванов', nested: { name: 1 } },
      'Variable "$given.nested.name": The value does not fit the type "String".',
    ],
    [
      'Input',
      { nested: { name: 'Иванов' } },
      'Variable "$given": Field "name" of required type "String!" was not provided.',
    ],
    ['Input', { name: 'a', Иванов: 1 }, 'Variable "$given": The type "Input" has no such field.'],
    ['[Kind!]', ['SCHOOL', 'Иванов'], 'Variable "$given[1]": There is no such value in "Kind" enum.'],
    ['[Kind!]', [null], 'Variable "$given[0]": Expected non-nullable type "Kind!" not to be null.'],
    ['Int', ' at "given.Ivanov"; x', 'Variable "$given": The value does not fit the type "Int".'],
  ])('repeats no value of a variable of type %s', (type, value, told) => {
    expect(ofVariables(type, value)).toBe(told);
  });

  it.each([
    ['{ peple }', 'Cannot query field "peple" on type "Query".'],
    ['{ people(frist: 1) }', 'Unknown argument "frist" on field "Query.people".'],
    ['query ($a: Int) { people }', 'Variable "$a" is never used.'],
  ])('names what its author has named: %s', (text, told) => {
    expect(ofText(text)).toBe(told);
  });

  it('does not repeat what it does not know', () => {
    expect(withoutValues(new GraphQLError('Something new about "Иванов"'))).toBe('The value does not fit its type.');
  });
});
