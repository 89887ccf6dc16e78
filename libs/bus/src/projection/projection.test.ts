import { defineEvent, upcast } from '@metodnet/contracts';
import { z } from 'zod';
import { on, projection, Unreadable } from './projection.js';

const MovedV1 = defineEvent('test.moved.v1', { summary: 'It moved.', data: z.object({ place: z.string() }) });
const Moved = defineEvent('test.moved.v2', {
  summary: 'It moved.',
  data: z.object({ place: z.string(), by: z.string().nullable() }),
});
upcast(MovedV1, Moved, (old) => ({ ...old, by: null }));

const places = projection({ name: 'places', version: 1, on: [on(Moved, ({ data }) => [data.place, data.by])] });

const envelope = (type: string, data: unknown, change: object = {}) => ({
  specversion: '1.0',
  id: '00000000-0000-4000-8000-000000000001',
  source: '/ru-tom-tomsk/test',
  type,
  subject: 'thing:1',
  time: '2026-11-22T10:00:00Z',
  datacontenttype: 'application/json',
  data,
  owner: 'ru-tom-tomsk',
  seq: 1,
  version: 1,
  actor: 'somebody',
  ...change,
});

describe('Reading an event into a projection', () => {
  it('hands the contract’s data to the handler', () => {
    expect(places.read(envelope('test.moved.v2', { place: 'a', by: 'b' }))?.changes).toEqual(['a', 'b']);
  });

  it('reads an older version as today’s', () => {
    expect(places.read(envelope('test.moved.v1', { place: 'a' }))).toMatchObject({
      envelope: { type: 'test.moved.v2', data: { place: 'a', by: null } },
      changes: ['a', null],
    });
  });

  it('passes by what it does not handle', () => {
    expect(places.read(envelope('test.vanished.v1', {}))).toBeNull();
  });

  it.each([
    ['a newer version of what it handles', envelope('test.moved.v3', {}), 'unknown-version'],
    ['data that breaks the contract', envelope('test.moved.v2', { place: 7 }), 'bad-data'],
    ['older data that breaks its contract', envelope('test.moved.v1', {}), 'bad-data'],
    ['an envelope without a version', envelope('test.moved.v2', {}, { version: 0 }), 'bad-envelope'],
    ['no envelope', 7, 'bad-envelope'],
  ])('cannot read %s', (_, body, reason) => {
    let thrown: unknown;
    try {
      places.read(body);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Unreadable);
    expect((thrown as Unreadable).reason).toBe(reason);
  });

  it('tells where the data is wrong and never what it says', () => {
    expect(() => places.read(envelope('test.moved.v2', { place: ['Иванов'], by: null }))).toThrow(
      'test.moved.v2: place: invalid_type',
    );
  });

  it('knows which services it reads, and refuses two handlers for one event', () => {
    expect([...places.services]).toEqual(['test']);
    expect(() => projection({ name: 'x', version: 1, on: [on(Moved, () => []), on(Moved, () => [])] })).toThrow(
      /twice/,
    );
  });
});
