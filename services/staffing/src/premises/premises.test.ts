import { reject } from '@metodnet/kernel';
import { day, record, school } from '../records.fixture.js';
import { missingPremises, noPremisesYet, statePremises } from './premises.js';

const none = noPremisesYet(record<'Premises'>(), school);
const all = { from: day('2024-01-01'), offices: 4, library: true, assemblyHall: true, computers: true };

describe('Stating premises', () => {
  it('holds until the next statement', () => {
    const first = statePremises(none, all);
    expect(
      statePremises(first.accepted ? first.next : none, { ...all, from: day('2025-01-01'), library: false }),
    ).toMatchObject({
      events: [
        {
          data: {
            states: [
              { to: '2025-01-01', library: true },
              { from: '2025-01-01', library: false },
            ],
          },
        },
      ],
    });
  });

  it('takes 0 to 1,000 offices', () => {
    expect([0, 1000].map((offices) => statePremises(none, { ...all, offices }).accepted)).toEqual([true, true]);
    expect(statePremises(none, { ...all, offices: 1001 })).toEqual(reject('offices-out-of-range', { limit: 1000 }));
  });

  it('shows what the norm asks for and is lacking (NRM-07)', () => {
    expect(missingPremises({ ...all, to: null })).toEqual([]);
    expect(missingPremises({ ...all, to: null, offices: 0, assemblyHall: false })).toEqual([
      'offices',
      'assembly-hall',
    ]);
  });
});
