import {
  ContingentCorrected,
  ContingentCounted,
  ServiceModelAdopted,
  ServiceModelEnded,
  StaffScheduleApproved,
  StructureComposed,
  WorkplaceEquipped,
  WorkplaceRegistered,
} from '@metodnet/contracts';
import { addDays } from '@metodnet/kernel';
import type { Telling } from './history-events.fixture.js';

/** Random posts and workplaces, counts of pupils, models and structures, restated. */
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

  /** Pupils are counted, and counted again. */
  countPupils(): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const unitId = oneOf(['m1-s1', 'm1-s1', 'm2-s2', 'm3-s3']);
    const owner = unitId.slice(0, 2);
    const contingentId = id(owner);
    // No two counts of one organisation are of the same day.
    this.counted += 1;
    const asOf = addDays(day(), this.counted % 2);
    if (this.days.has(`${unitId} ${asOf}`)) return;
    this.days.add(`${unitId} ${asOf}`);
    restate((again) => {
      const counts = [4, 5, 11, 18, 19].map((age) => ({ age, count: chance(9) }));
      const state = { contingentId, unitId, asOf, counts };
      return [
        owner,
        `contingent:${contingentId}`,
        again ? ContingentCorrected({ ...state, basis: 'пересчёт' }) : ContingentCounted(state),
      ];
    });
  }
  private counted = 0;
  private readonly days = new Set<string>();

  adoptModel(): void {
    const { chance, id, oneOf, restate, span } = this.telling;
    const unitId = oneOf(['m1-s1', 'm2-s2', 'm3-s3', 'm1-c1']);
    const owner = unitId.slice(0, 2);
    const modelId = id(owner);
    const { from, to } = span();
    restate((again) => {
      const adopted = { modelId, unitId, form: 'STRUCTURAL_UNIT' as const, actId: null, from, to };
      return [
        owner,
        `service_model:${modelId}`,
        again && chance(2)
          ? ServiceModelEnded({ modelId, unitId, endedOn: addDays(from, chance(600)) })
          : ServiceModelAdopted(adopted),
      ];
    });
  }

  compose(): void {
    const { chance, id, oneOf, people, restate, span } = this.telling;
    const unitId = oneOf(['m1', 'm2', 'm2-s2']);
    const owner = unitId.slice(0, 2);
    const structureId = id(owner);
    restate(() => {
      const whole = span();
      const seats = people
        .filter(() => chance(2))
        .map((personId) => ({ personId, unitId: 'm1-s1', ...(chance(2) ? whole : span()) }));
      const kind = oneOf(['MMO', 'METHODICAL_ASSOCIATION', 'PTG', 'PROJECT_GROUP', 'CHAIR'] as const);
      const state = { structureId, unitId, kind, subject: null, ...whole };
      return [
        owner,
        `structure:${structureId}`,
        StructureComposed({ ...state, heads: seats.slice(0, 1), members: seats.slice(1) }),
      ];
    });
  }
}
