import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApiDocument } from './asyncapi-document.js';
import { fieldsOf } from './fields.js';
import './index.js';
import { presentRegistry } from './registry.js';

const metaSchema = JSON.parse(
  readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const valid = ajv.compile(metaSchema);

describe('The AsyncAPI document', () => {
  const document = asyncApiDocument(presentRegistry()) as {
    channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
    components: { messages: Record<string, object> };
  };

  it('is a valid AsyncAPI 3 document', () => {
    expect(valid(document) ? [] : valid.errors).toEqual([]);
  });

  it('is judged by a schema that bites: without its channels’ addresses it is refused', () => {
    const wrong = { ...document, channels: { network: { address: 5 } } };
    expect(valid(wrong)).toBe(false);
  });

  it('puts every event in the channel of its service', () => {
    expect(document.channels.network?.address).toBe('metodnet.{owner}.network');
    const told = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(told.sort()).toEqual(Object.keys(presentRegistry()).sort());
    expect(Object.keys(document.components.messages).sort()).toEqual(told);
  });
});

describe('The fields of an event', () => {
  it('each say what they mean', () => {
    const silent = Object.entries(presentRegistry()).flatMap(([type, { schema }]) =>
      fieldsOf(schema)
        .filter(({ description }) => description === '')
        .map(({ name }) => `${type}: ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('are listed from the outside in, with what each means', () => {
    const placed = presentRegistry()['network.unit-placed.v1'];
    const rows = placed ? fieldsOf(placed.schema) : [];
    expect(rows.map(({ name }) => name)).toEqual([
      'unitId',
      'level',
      'hierarchy',
      'parents',
      'parents[].parentId',
      'parents[].parentLevel',
      'parents[].from',
      'parents[].to',
      'occurredOn',
    ]);
    expect(rows.find(({ name }) => name === 'parents[].to')).toEqual({
      name: 'parents[].to',
      type: 'date | null',
      description: 'First day no longer under it; null while it lasts',
    });
  });
});
