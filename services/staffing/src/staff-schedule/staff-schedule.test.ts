import { reject } from '@metodnet/kernel';
import { day, record, school } from '../records.fixture.js';
import { approveSchedule, noScheduleYet } from './staff-schedule.js';

const none = noScheduleYet(record<'StaffSchedule'>(), school);
const teachers = (postsHundredths: number) => [{ position: 'teacher', postsHundredths }];

describe('Approving a staff schedule', () => {
  it('puts it in force until the next one, with what each position counts for', () => {
    const first = approveSchedule(none, { from: day('2024-01-01'), posts: teachers(3050) });
    const second = approveSchedule(first.accepted ? first.next : none, {
      from: day('2025-01-01'),
      posts: teachers(3100),
    });
    expect(second).toMatchObject({
      events: [
        {
          data: {
            occurredOn: '2025-01-01',
            schedules: [
              {
                from: '2024-01-01',
                to: '2025-01-01',
                posts: [{ position: 'teacher', pedagogical: true, postsHundredths: 3050 }],
              },
              { from: '2025-01-01', to: null, posts: [{ postsHundredths: 3100 }] },
            ],
          },
        },
      ],
    });
  });

  it('names known positions, each once, with 0 to 1,000 posts', () => {
    const approve = (posts: { position: string; postsHundredths: number }[]) =>
      approveSchedule(none, { from: day('2024-01-01'), posts });
    expect(approve([])).toEqual(reject('no-posts'));
    expect(approve([...teachers(100), ...teachers(50)])).toEqual(reject('position-twice', { position: 'teacher' }));
    expect(approve([{ position: 'wizard', postsHundredths: 1 }])).toEqual(
      reject('unknown-position', { position: 'wizard' }),
    );
    expect([0, 100_000].map((posts) => approve(teachers(posts)).accepted)).toEqual([true, true]);
    expect([-1, 100_001].map((posts) => approve(teachers(posts)).accepted)).toEqual([false, false]);
  });
});
