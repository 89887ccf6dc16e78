import { leaksIn } from './leaks.js';

describe('Scanning answers for what tells of the inside', () => {
  const names = new Set(['role_grant', 'unit_name']);
  const found = (answer: object, request = '') => leaksIn(JSON.stringify(answer), request, names);
  const error = (message: string) => ({ errors: [{ message }] });

  it.each([
    ['SQL', 'select id from person where true'],
    ['PostgreSQL', 'invalid input: syntax error at or near "x"'],
    ['PostgreSQL', 'duplicate key value'],
    ['row-level security', 'new row violates row-level security policy'],
    ['a stack', 'x\n    at run (file.js:10:5)'],
    ['a path', 'cannot open /home/metodnet/services/network'],
    ['an address', 'connect to 127.0.0.1 failed'],
    ['an address', 'fetch http://staffing:4001/graphql'],
    ['a library', 'QueryFailedError'],
    ['a suggestion', 'Unknown field. Did you mean "id"?'],
    ['a name of the database', 'no role_grant here'],
  ])('finds %s: %s', (what, message) => {
    expect(found(error(message)).some((leak) => leak.startsWith(what))).toBe(true);
  });

  it('takes no notice of what the request itself said, of ordinary words, and of columns of figures', () => {
    expect(
      found(error('Unknown field "drop_table; select 1 from role_grant"'), 'drop_table; select 1 from role_grant'),
    ).toEqual([]);
    expect(found(error('Select a unit. The url begins with http:// or https://'))).toEqual([]);
    expect(found({ data: { indicatorTable: { columns: [{ name: 'unit_name' }] } } })).toEqual([]);
  });
});
