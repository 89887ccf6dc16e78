import { federation } from './federation.fixture.js';
import { world } from './world.fixture.js';

const { ask } = federation(world);

describe('smoke', () => {
  it.each([
    `{ unit(id: "sever") { name: title load weight(in: KG) label(lang: EN) moved told secret parent { load staff { nick boss { name } } } } }`,
    `{ nodes { id title score motto ... on Unit { name } ... on School { name } } }`,
    `{ best { __typename id title score ... on Unit { name stamp } } ranking { id } }`,
    `{ things { ... on Unit { n: name } ... on School { n: name } ... on Person { n: name nick } } }`,
    `{ hiddenNodes { __typename id } }`,
    `{ units(first: 4) { id boom boomRequired stamp } broken }`,
    `{ unit(id: "tomsk") { grid { __typename title score } head { name } } }`,
    `mutation { a: hire(name: "x") { name unit { label } } rate(id: "sever") { title score } b: fail }`,
  ])('%s', async (query) => {
    const { data, errors, calls } = await ask(query);
    console.log(query, '\n', JSON.stringify(data), '\n', JSON.stringify(errors), '\n', calls.map((c) => c.subgraph + ' ' + c.body).join('\n '));
  });
});
