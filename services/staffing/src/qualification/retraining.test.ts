import { day } from '../records.fixture.js';
import { retrainingDueOn } from './retraining.js';

const completed = (iso: string, withdrawn = false) => ({ completedOn: day(iso), withdrawn });

describe('Retraining at least once in five years (DL-05)', () => {
  it('is due on the fifth anniversary of the newest programme, which still counts on that day', () => {
    expect(retrainingDueOn([completed('2019-01-01'), completed('2021-03-15'), completed('2020-06-01')])).toBe(
      '2026-03-15',
    );
    expect(retrainingDueOn([completed('2020-02-29')])).toBe('2025-02-28');
  });

  it('does not count what was withdrawn', () => {
    expect(retrainingDueOn([completed('2019-01-01'), completed('2021-03-15', true)])).toBe('2024-01-01');
    expect(retrainingDueOn([completed('2021-03-15', true)])).toBeNull();
    expect(retrainingDueOn([])).toBeNull();
  });
});
