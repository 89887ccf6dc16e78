import { Fault, notFound } from '@metodnet/kernel';
import { GraphQLError } from 'graphql';
import { describeError } from './describe-error.js';
import { errorForLog } from './error-for-log.js';

const ofPostgres = (code: string, more: object = {}) =>
  Object.assign(new Error('duplicate key value "Иванов Иван"'), {
    query: 'insert into person (name) values ($1)',
    parameters: ['Иванов Иван'],
    driverError: { code, detail: 'Key (name)=(Иванов Иван) already exists.', ...more },
  });

describe('Describing an error', () => {
  it('passes a fault on, however often it was wrapped', () => {
    const wrapped = new GraphQLError('a', { originalError: new GraphQLError('b', { originalError: notFound() }) });
    expect(describeError(wrapped)).toMatchObject({ code: 'NOT_FOUND', unexpected: false });
  });

  it.each([
    ['22021', 'BAD_USER_INPUT'],
    ['22P02', 'BAD_USER_INPUT'],
    ['54000', 'BAD_USER_INPUT'],
    ['23505', 'TRY_AGAIN'],
    ['40001', 'TRY_AGAIN'],
    ['40P01', 'TRY_AGAIN'],
    ['42501', 'FORBIDDEN'],
    ['55P03', 'UNAVAILABLE'],
    ['57014', 'UNAVAILABLE'],
    ['08006', 'UNAVAILABLE'],
    ['53100', 'UNAVAILABLE'],
    ['57P02', 'UNAVAILABLE'],
    ['58030', 'UNAVAILABLE'],
    ['23503', 'INTERNAL_SERVER_ERROR'],
    ['42P01', 'INTERNAL_SERVER_ERROR'],
  ])('reads PostgreSQL’s %s as %s, and repeats nothing of it', (state, code) => {
    const described = describeError(ofPostgres(state));
    expect(described.code).toBe(code);
    expect(JSON.stringify(described)).not.toMatch(/Иванов|insert|person/);
  });

  it('takes what the outbox is too small for as the request’s doing, and no other broken check', () => {
    expect(describeError(ofPostgres('23514', { constraint: 'payload_fits' })).code).toBe('BAD_USER_INPUT');
    expect(describeError(ofPostgres('23514', { constraint: 'dates_in_order' })).code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('takes a connection that broke for the database’s absence', () => {
    expect(describeError(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })).code).toBe('UNAVAILABLE');
  });

  it('takes everything else for a failure of ours', () => {
    for (const error of [
      new TypeError('x of undefined'),
      'text',
      null,
      new GraphQLError('Enum "A" cannot represent value: "Иванов"'),
    ]) {
      expect(describeError(error)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', unexpected: true });
    }
  });
});

describe('Logging an error', () => {
  it('keeps what is allowed: no query, no parameter, no value', () => {
    const line = errorForLog(ofPostgres('23505', { constraint: 'person_name', table: 'person' }));
    expect(line).toMatchObject({ state: '23505', constraint: 'person_name', table: 'person' });
    expect(JSON.stringify(line)).not.toMatch(/Иванов|insert into/);
  });

  it('blots out quoted words of a message', () => {
    expect(errorForLog(new Error('Cannot read "Иванов" of undefined'))).toMatchObject({
      message: 'Cannot read "…" of undefined',
    });
    expect(errorForLog(new Error('No such person: Иванов, 89131234567'))).toMatchObject({
      message: 'No such person: …, …',
    });
    expect(errorForLog(new Fault('NOT_FOUND', { ru: 'р', en: 'e' }))).toMatchObject({ name: 'Fault', message: 'e' });
  });
});
