import { printed } from './answer.js';

describe('Printing an answer', () => {
  const columns = [
    'observation',
    'indicator',
    'unit_name',
    'numerator',
    'denominator',
    'value',
    'target',
    'status',
  ].map((name) => ({ name }));

  it('shows figures under their names, whatever the order of the columns, and what has not answered', () => {
    const rows = [
      ['o1', 'IND-03', 'Томск', 9, 12, 75, 80, 'NOT_MET'],
      ['o2', 'IND-D1', 'Томский район', 7800, 12, 650, null, 'NO_TARGET'],
      ['o3', 'IND-04', 'Томск', 1, 3, 33.333333, null, 'NO_TARGET'],
    ];
    const coverage = { expected: 2, answered: 1, missing: ['ru-tom-seversk'] };
    expect(printed({ columns, rows, coverage, revision: 'r' })).toBe(
      [
        'unit_name      indicator  numerator  denominator  value  target  status',
        'Томск          IND-03     9          12           75     80      NOT_MET',
        'Томский район  IND-D1     7800       12           650    —       NO_TARGET',
        'Томск          IND-04     1          3            33.33  —       NO_TARGET',
        '',
        'Answered: 1 of 2; missing: ru-tom-seversk',
      ].join('\n'),
    );
  });
});
