import {
  BulletinDelivered,
  BulletinSent,
  EventOrderChanged,
  EventOrdered,
  NoticeDelivered,
  PlanApproved,
  PracticeChanged,
  PracticeStage,
  PracticeStageReached,
  ProjectReported,
  RequestKind,
  RequestReceived,
  RequestRuled,
  TutorAssigned,
  TutorReleased,
} from '@metodnet/contracts';
import { addDays, addMonths, type CalendarDate } from '@metodnet/kernel';
import type { Telling } from './history-events.fixture.js';

type Keeper = readonly [unitId: string, owner: string];

/** Services, municipalities and schools, with their owners. */
const KEEPERS: readonly Keeper[] = [
  ['m1-c1', 'm1'],
  ['m1-c1', 'm1'],
  ['m1', 'm1'],
  ['m2-c2', 'm2'],
  ['m2-a2', 'm2'],
  ['m1-s1', 'm1'],
  ['r1', 'r1'],
];

/** Random requests, orders, practices, projects, road maps, tutors and bulletins, restated. */
export class PlanHistory {
  private readonly requests: string[] = [];

  constructor(private readonly telling: Telling) {}

  request(): void {
    const { chance, id, day, oneOf, people, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const requestId = id(owner);
    this.requests.push(requestId);
    restate((again) => {
      const receivedOn = day();
      const ruledOn = chance(2) ? addDays(receivedOn, chance(90)) : null;
      const state = {
        ...{ requestId, unitId, applicantId: 'm1-s1', personId: chance(3) ? oneOf(people) : null },
        ...{
          kind: oneOf([...RequestKind.options, ...Array(3).fill('PRESENT_PRACTICE' as const)]),
          receivedOn,
          ruledOn,
        },
        ruling: ruledOn === null ? null : ('ACCEPTED' as const),
        planItemId: chance(2) ? id(owner) : null,
        withdrawn: again && chance(5) === 0,
      };
      return [owner, `event_request:${requestId}`, again ? RequestRuled(state) : RequestReceived(state)];
    });
    if (chance(3)) this.practise([unitId, owner], requestId);
  }

  order(): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const [executorId, owner] = oneOf(KEEPERS);
    const orderId = id(owner);
    restate((again) => {
      const state = {
        ...{ orderId, unitId: owner, executorId, agreementId: id(owner), dueOn: day() },
        ...{ eventId: null, withdrawn: again && chance(4) === 0 },
      };
      return [owner, `event_order:${orderId}`, again ? EventOrderChanged(state) : EventOrdered(state)];
    });
  }

  practise([unitId, owner]: Keeper = this.telling.oneOf(KEEPERS), asked: string | null = null): void {
    const { chance, id, day, oneOf, people, restate } = this.telling;
    const practiceId = id(owner);
    restate((again) => {
      const reached = 1 + chance(PracticeStage.options.length);
      let reachedOn = addMonths(day(), -chance(30));
      const stages = PracticeStage.options.slice(0, reached).map((stage) => {
        reachedOn = addDays(reachedOn, chance(80));
        return { stage, reachedOn, eventId: null };
      });
      // Now and then it cites the request of somebody else, of which it says nothing.
      const requestId = asked && chance(6) ? asked : oneOf([...this.requests, null]);
      const state = {
        ...{ practiceId, unitId, homeId: 'm1-s1', authorIds: [oneOf(people)], requestId, stages },
        withdrawn: again && chance(5) === 0,
      };
      return [owner, `practice:${practiceId}`, again ? PracticeChanged(state) : PracticeStageReached(state)];
    });
  }

  project(): void {
    const { chance, id, day, oneOf, span, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const projectId = id(owner);
    restate(() => {
      const reports = Array.from({ length: 1 + chance(4) }, () => {
        const on = day();
        return { on, currentUntil: addDays(on, chance(900)) };
      });
      const approvedOn = chance(4) ? addMonths(day(), -24) : null;
      const state = { projectId, unitId, title: 'Проект', approvedOn, ...span(), reports };
      return [owner, `project:${projectId}`, ProjectReported(state)];
    });
  }

  plan(): void {
    const { chance, id, day, oneOf, span, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const planId = id(owner);
    restate((again) => {
      const { from, to } = span();
      const approvedOn = chance(5) ? oneOf([day(), from, addDays(from, chance(60))]) : null;
      const state = {
        ...{ planId, unitId, kind: chance(4) ? ('DEVELOPMENT_PLAN' as const) : ('WORK_PLAN' as const) },
        ...{ from, to: to ?? addMonths(from, 24), edition: approvedOn === null ? 0 : 1 },
        ...{ approvedOn, firstApprovedOn: approvedOn, withdrawn: again && chance(5) === 0 },
      };
      return [owner, `plan:${planId}`, PlanApproved(state)];
    });
  }

  tutor(): void {
    const { id, chance, oneOf, people, span, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const tutorAssignmentId = id(owner);
    restate((again) => {
      const { from, to } = span();
      const state = {
        ...{ tutorAssignmentId, unitId, tutorId: oneOf(people), level: 'REGIONAL' as const, from },
        to: again && chance(3) === 0 ? from : to,
      };
      return [owner, `tutor_assignment:${tutorAssignmentId}`, again ? TutorReleased(state) : TutorAssigned(state)];
    });
  }

  inform(): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const bulletinId = id(owner);
    restate(() => {
      const weekOf = mondayOf(day());
      const mailedOn = chance(5) ? addDays(weekOf, chance(9) - 1) : null;
      const state = { bulletinId, unitId, weekOf, publishedOn: addDays(weekOf, -1), mailedOn };
      return [owner, `bulletin:${bulletinId}`, BulletinSent(state)];
    });
  }

  deliver(): void {
    const { chance, id, day, oneOf, restate } = this.telling;
    const [unitId, owner] = oneOf(KEEPERS);
    const deliveryId = id(owner);
    const [bulletinId, eventId] = [id(owner), id(owner)];
    const recipientId = oneOf(['m1-s1', 'm2-s2', 'm3-s3', 'm1-c1']);
    restate(() => {
      const status = chance(4) ? ('DELIVERED' as const) : ('FAILED' as const);
      const state = { deliveryId, unitId, recipientId, status, on: day() };
      const event = chance(2) ? BulletinDelivered({ ...state, bulletinId }) : NoticeDelivered({ ...state, eventId });
      return [owner, `delivery:${deliveryId}`, event];
    });
  }
}

const mondayOf = (day: CalendarDate): CalendarDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
