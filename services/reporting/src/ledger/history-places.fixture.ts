import { StaffScheduleApproved, WorkplaceEquipped, WorkplaceRegistered } from '@metodnet/contracts';
import type { Telling } from './history-events.fixture.js';

/** Random posts and workplaces, restated. */
export class PlaceHistory {
  constructor(private readonly telling: Telling) {}

  schedule(unitId: string): void {
    const scheduleId = this.telling.id('m1');
    const position = {
      ...{ position: 'teacher', positionGroup: 'PEDAGOGICAL' as const, pedagogical: true },
      ...{ teacher: true, manager: false, methodist: false, methodistKind: null },
    };
    this.telling.restate(() => {
      const { from, to } = this.telling.span();
      const posts = [0, 1].map(() => ({ ...position, postsHundredths: this.telling.chance(8) * 50 }));
      const schedules = to
        ? [
            { from, to, posts },
            { from: to, to: null, posts: posts.slice(1) },
          ]
        : [{ from, to, posts }];
      return [
        'm1',
        `staff_schedule:${scheduleId}`,
        StaffScheduleApproved({ scheduleId, unitId, schedules, occurredOn: from }),
      ];
    });
  }

  furnish(unitId: string): void {
    const workplaceId = this.telling.id('m2');
    const yes = () => this.telling.chance(3) > 0;
    this.telling.restate((again) => {
      const { from, to } = this.telling.span();
      const middle = this.telling.day();
      const equipped = () => ({ computer: yes(), peripherals: yes(), internet: yes() });
      const split = from < middle && (to === null || middle < to);
      const equipment = split
        ? [
            { from, to: middle, ...equipped() },
            { from: middle, to, ...equipped() },
          ]
        : [{ from, to, ...equipped() }];
      const state = { workplaceId, unitId, from, to, equipment };
      const event = again ? WorkplaceEquipped({ ...state, occurredOn: from }) : WorkplaceRegistered(state);
      return ['m2', `workplace:${workplaceId}`, event];
    });
  }
}
