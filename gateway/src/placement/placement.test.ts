import { nodeOf, readPlacement } from './placement.js';

const person = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000001';
const table = {
  nodes: {
    region: { network: 'http://a/graphql', reporting: 'http://b/graphql' },
    tomsk: { network: 'http://c/graphql' },
  },
  owners: { 'ru-tom-tomsk': 'tomsk' },
  units: { 'ru-tom-tomsk-school-4': 'ru-tom-tomsk', 'ru-tom-school-1': 'ru-tom' },
  default: 'region',
};
const placement = readPlacement(JSON.stringify(table));

describe('Finding the home', () => {
  it.each([
    ['a record, by its owner', 'network', person, 'tomsk'],
    ['a record of an owner without a node', 'network', person.replace('tomsk', 'asino'), 'region'],
    ['an owner', 'network', 'ru-tom-tomsk', 'tomsk'],
    ['a unit of an owner', 'network', 'ru-tom-tomsk-school-4', 'tomsk'],
    ['a unit of an owner without a node', 'network', 'ru-tom-school-1', 'region'],
    ['a unit that nobody knows: nothing is read from its spelling', 'network', 'ru-tom-tomsk-school-5', 'region'],
    ['what belongs to no unit', 'network', null, 'region'],
    ['a subgraph that the node does not run', 'reporting', 'ru-tom-tomsk', 'region'],
    ['a name of JavaScript', 'network', 'constructor', 'region'],
  ])('of %s', (_, subgraph, id, node) => {
    expect(nodeOf(placement, subgraph, id)).toBe(node);
  });
});

describe('Reading a table', () => {
  it.each([
    ['not JSON', '{'],
    ['not an object', '[]'],
    ['no nodes', JSON.stringify({ ...table, nodes: undefined })],
    ['a default that is no node', JSON.stringify({ ...table, default: 'nowhere' })],
    ['an owner at no node', JSON.stringify({ ...table, owners: { 'ru-tom': 'nowhere' } })],
    ['a unit of no owner', JSON.stringify({ ...table, units: { 'ru-x': 'Not A Unit' } })],
    ['an address that is none', JSON.stringify({ ...table, nodes: { region: { network: 'nowhere' } } })],
  ])('refuses %s', (_, text) => {
    expect(() => readPlacement(text)).toThrow();
  });
});
