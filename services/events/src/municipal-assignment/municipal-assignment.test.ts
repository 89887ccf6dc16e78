import { reject } from '@metodnet/kernel';
import { centre, day } from '../events.fixture.js';
import { anAssignment, issued } from './municipal-assignment.fixture.js';
import { changeAssignment, issueAssignment, type Measure, withdrawAssignment } from './municipal-assignment.js';

const of = (indicator: string, value: string): Measure => ({ kind: 'volume', indicator, value });

describe('Issuing a municipal assignment', () => {
  it('tells what is to be reached, to the last digit', () => {
    expect(issueAssignment(anAssignment({ measures: [of('IND-47', '0.1'), of('IND-D7', '570')] }), true)).toMatchObject(
      {
        accepted: true,
        events: [
          {
            type: 'events.assignment-issued.v1',
            data: {
              executorId: centre,
              volumes: [
                { indicator: 'IND-47', value: '0.1' },
                { indicator: 'IND-D7', value: '570' },
              ],
              withdrawn: false,
            },
          },
        ],
      },
    );
  });

  it('binds another unit, and one that exists', () => {
    expect(issueAssignment(anAssignment({ unitId: centre }), true)).toEqual(reject('assigns-to-itself'));
    expect(issueAssignment(anAssignment(), false)).toEqual(reject('no-such-executor'));
  });

  it('names its order and holds for a day at least', () => {
    expect(issueAssignment(anAssignment({ orderNumber: ' ' }), true)).toEqual(reject('order-number-missing'));
    const until = (to: string) => issueAssignment(anAssignment({ to: day(to) }), true);
    expect(until('2026-01-02')).toMatchObject({ accepted: true });
    expect(until('2026-01-01')).toEqual(reject('assigned-for-no-time', { from: '2026-01-01' }));
  });

  it.each([
    ['no indicator', [], 'measures-missing'],
    ['one that is no code', [of('47', '1')], 'indicator-malformed'],
    ['one twice', [of('IND-47', '1'), of('IND-47', '2')], 'indicator-twice'],
    ['a fraction of seven places', [of('IND-47', '0.1234567')], 'value-malformed'],
    ['a negative value', [of('IND-47', '-1')], 'value-malformed'],
    ['a comma', [of('IND-47', '66,7')], 'value-malformed'],
    ['thirteen digits', [of('IND-47', '1234567890123')], 'value-malformed'],
  ])('is refused with %s', (_, measures, reason) => {
    expect(issueAssignment(anAssignment({ measures }), true)).toMatchObject({ accepted: false, reason });
  });

  it('takes six places and twelve digits', () => {
    const measures = [of('IND-47', '123456789012.123456')];
    expect(issueAssignment(anAssignment({ measures }), true)).toMatchObject({ accepted: true });
  });
});

describe('Changing and withdrawing an assignment', () => {
  const { id, unitId, executorId, ...assigned } = anAssignment({ measures: [of('IND-47', '600')] });

  it('restates the whole', () => {
    expect(changeAssignment(issued(), assigned)).toMatchObject({
      next: { measures: [{ value: '600' }] },
      events: [{ type: 'events.assignment-changed.v1', data: { volumes: [{ indicator: 'IND-47', value: '600' }] } }],
    });
    expect(changeAssignment(issued(), { ...assigned, measures: [] })).toEqual(reject('measures-missing'));
  });

  it('leaves nothing that counts, and happens once', () => {
    expect(withdrawAssignment(issued())).toMatchObject({ events: [{ data: { withdrawn: true } }] });
    expect(withdrawAssignment(issued({ withdrawn: true }))).toEqual(reject('assignment-withdrawn'));
    expect(changeAssignment(issued({ withdrawn: true }), assigned)).toEqual(reject('assignment-withdrawn'));
  });
});
