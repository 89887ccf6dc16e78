import { reject } from '@metodnet/kernel';
import { day, record, school } from '../records.fixture.js';
import { equipWorkplace, registerWorkplace, removeWorkplace, type Workplace } from './workplace.js';

const bare = { computer: false, peripherals: false, internet: false };
const full = { computer: true, peripherals: true, internet: true };
const place: Workplace = {
  id: record<'Workplace'>(),
  unitId: school,
  label: 'Каб. 12',
  from: day('2024-01-01'),
  to: null,
  equipment: [{ from: day('2024-01-01'), to: null, ...bare }],
  version: 1,
};

describe('A workplace', () => {
  it('is entered with its equipment; its label stays at home', () => {
    const decision = registerWorkplace({ ...place, ...bare });
    expect(decision).toMatchObject({
      next: { equipment: place.equipment },
      events: [{ data: { equipment: place.equipment } }],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Каб');
    expect(registerWorkplace({ ...place, ...bare, label: ' ' })).toEqual(reject('label-missing'));
  });

  it('is equipped from a day on which it is there', () => {
    expect(equipWorkplace(place, { from: day('2025-01-01'), ...full })).toMatchObject({
      events: [
        {
          data: {
            equipment: [{ to: '2025-01-01' }, { from: '2025-01-01', to: null, ...full }],
            occurredOn: '2025-01-01',
          },
        },
      ],
    });
    const gone = { ...place, to: day('2025-06-01') };
    const on = (iso: string) => equipWorkplace(gone, { from: day(iso), ...full }).accepted;
    expect([on('2023-12-31'), on('2024-01-01'), on('2025-05-31'), on('2025-06-01')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is removed once, after a day or more', () => {
    expect(removeWorkplace(place, day('2024-01-02'))).toMatchObject({
      events: [{ data: { to: '2024-01-02', equipment: [{ to: '2024-01-02' }] } }],
    });
    expect(removeWorkplace(place, day('2024-01-01')).accepted).toBe(false);
    expect(removeWorkplace({ ...place, to: day('2025-01-01') }, day('2026-01-01'))).toEqual(
      reject('removed-already', { to: '2025-01-01' }),
    );
  });
});
