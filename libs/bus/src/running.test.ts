import { messageOf } from './running.js';

describe('Telling of an error', () => {
  it('repeats no value that a database repeats: its state, and what it names of ours', () => {
    const error = Object.assign(new Error('duplicate key value: Key (name)=(Иванова Анна) already exists'), {
      code: '23505',
      table: 'unit_name',
      constraint: 'unit_name_key',
      detail: 'Key (name)=(Иванова Анна) already exists.',
    });
    expect(messageOf(error)).toBe('PostgreSQL 23505 unit_name unit_name_key');
  });

  it('tells other errors’ messages, cut, without what cannot be stored', () => {
    expect(messageOf(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).toBe('write EPIPE');
    expect(messageOf(new Error(`a\0b${'x'.repeat(600)}`))).toBe(`a\uFFFDb${'x'.repeat(497)}`);
    expect(messageOf('text')).toBe('text');
  });
});
