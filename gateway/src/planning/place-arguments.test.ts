import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLField, getNamedType, isInputObjectType } from 'graphql';
import { readSupergraph } from '../supergraph/supergraph.js';
import { rootFieldsOf } from './fetched-fields.js';
import { namedOtherwise, placeNames } from './place-arguments.js';

const placesIn = (text: string) =>
  rootFieldsOf(text)[0]?.places.map(({ value, within }) => {
    if (value.kind === 'Variable') return within === null ? `$${value.name.value}` : `$${value.name.value}.${within}`;
    return value.kind === 'StringValue' ? value.value : value.kind;
  });

describe('Finding what names the place of a root field', () => {
  it.each([
    ['the unit', '{ employments(first: 5, unit: "u") { totalCount } }', ['u']],
    ['the unit that a list stands below', '{ units(levels: [HUB], within: "u") { totalCount } }', ['u']],
    ['the act', '{ actCompliance(actId: "a") { totalCount } }', ['a']],
    ['the units of an act before the act', '{ actCompliance(actId: "a", within: "u") { totalCount } }', ['u', 'a']],
    ['the record before the unit', 'mutation { appointHead(input: { unitId: "u", id: "s" }) { version } }', ['s', 'u']],
    ['the record that is merged', 'mutation { mergePersons(input: { survivorId: "s", mergedId: "m" }) { id } }', ['m']],
    ['the unit that goes on', 'mutation { mergeUnits(input: { unitIds: ["a", "b"], intoId: "c" }) { id } }', ['c']],
    ['the parent of a new unit', 'mutation { registerUnit(input: { id: "n", parentId: "p" }) { id } }', ['p', 'n']],
    [
      'all of them, when the input is one variable',
      'mutation($i: I!) { mergePersons(input: $i) { id } }',
      ['$i.mergedId'],
    ],
    ['nothing', '{ facts(observation: "o") { totalCount } }', []],
    ['nothing for a name of JavaScript', '{ constructor { id } }', []],
  ])('%s', (_, text, places) => {
    expect(placesIn(text)).toEqual(places);
  });
});

describe('The supergraph that is served', () => {
  const { api } = readSupergraph(readFileSync(join(import.meta.dirname, '../../supergraph.graphql'), 'utf8'));
  const mutations = Object.values(api.getMutationType()?.getFields() ?? {});
  const namesIn = ({ args }: GraphQLField<unknown, unknown>): string[] =>
    args.flatMap(({ name, type }) => {
      const given = getNamedType(type);
      return isInputObjectType(given) ? Object.keys(given.getFields()) : [name];
    });

  /** About whoever asks, at the node that is asked when no place is named. */
  const ofOneself = ['createCalendarLink'];

  it('names a place in every mutation but those about oneself', () => {
    const homeless = mutations.filter((field) => {
      const names = namedOtherwise[field.name] ?? placeNames;
      return !namesIn(field).some((name) => names.includes(name));
    });
    expect(homeless.map(({ name }) => name)).toEqual(ofOneself);
    expect(mutations.length).toBeGreaterThan(50);
  });

  it('has every field whose place is named otherwise, with those names', () => {
    for (const [name, names] of Object.entries(namedOtherwise)) {
      const field = mutations.find((mutation) => mutation.name === name);
      expect(field && namesIn(field)).toEqual(expect.arrayContaining([...names]));
    }
  });
});
