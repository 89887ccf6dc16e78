import { reject } from '@metodnet/kernel';
import { day, person, record, school, today } from '../records.fixture.js';
import { type Admission, recordAdmission } from './admission.js';

const earlier: Admission = {
  id: record<'Admission'>(7),
  personId: person(1),
  unitId: school,
  check: 'medical-exam',
  status: 'passed',
  checkedOn: day('2025-09-01'),
  version: 2,
};

describe('Entering an admission check', () => {
  const enter = (checkedOn: string, before: Admission | null = null) =>
    recordAdmission(
      { ...earlier, id: record<'Admission'>(8), status: 'not-passed', checkedOn: day(checkedOn) },
      before,
      today,
    );

  it('tells the network nothing', () => {
    expect(enter('2026-03-15')).toMatchObject({ events: [], next: { id: record(8), version: 0 } });
    expect(enter('2026-03-16')).toEqual(reject('checked-in-the-future', { today }));
  });

  it('replaces the earlier one, never a later one', () => {
    expect(enter('2025-09-01', earlier)).toMatchObject({ next: { id: earlier.id, version: 2, status: 'not-passed' } });
    expect(enter('2025-08-31', earlier)).toEqual(reject('checked-later-already', { checkedOn: '2025-09-01' }));
  });
});
