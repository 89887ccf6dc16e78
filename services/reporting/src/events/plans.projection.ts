import { on } from '@metodnet/bus';
import {
  EventOrderChanged,
  EventOrdered,
  type EventOrderState,
  PlanApproved,
  PlanDrafted,
  type PlanState,
  PlanWithdrawn,
  PracticeChanged,
  PracticeStageReached,
  type PracticeState,
  ProjectChanged,
  ProjectPassportApproved,
  ProjectReported,
  type ProjectState,
  RequestPlanned,
  RequestReceived,
  RequestRuled,
  type RequestState,
  RequestWithdrawn,
  TutorAssigned,
  type TutorAssignmentState,
  TutorReleased,
} from '@metodnet/contracts';
import { addDays, ownerOf } from '@metodnet/kernel';
import { type Change, states } from '../ledger/changes.js';
import type { StatedFact } from '../ledger/fact.js';
import { told } from '../told.js';

const request = told(({ requestId }) => requestId, requested);
const order = told(({ orderId }) => orderId, ordered);
const practice = told(({ practiceId }) => practiceId, stages);
const project = told(({ projectId }) => projectId, passport);
const plan = told(({ planId }) => planId, roadMap);
const tutor = told(({ tutorAssignmentId }) => tutorAssignmentId, tutoring);

/** What is asked and ordered of services, practices, projects, road maps and tutors, each aggregate as it now stands. */
export const planHandlers = [
  on(RequestReceived, request),
  on(RequestRuled, request),
  on(RequestPlanned, request),
  on(RequestWithdrawn, request),
  on(EventOrdered, order),
  on(EventOrderChanged, order),
  on(PracticeStageReached, practice),
  on(PracticeChanged, practice),
  on(ProjectChanged, project),
  on(ProjectPassportApproved, project),
  on(ProjectReported, project),
  on(PlanDrafted, plan),
  on(PlanApproved, plan),
  on(PlanWithdrawn, plan),
  on(TutorAssigned, tutor),
  on(TutorReleased, tutor),
] as const;

/** A request counts on the day on which it came, whatever was decided; in the plan it is from the day of the ruling that let it in. */
function requested({
  requestId,
  unitId,
  personId,
  kind,
  receivedOn,
  ruledOn,
  planItemId,
  withdrawn,
}: RequestState): Change {
  if (withdrawn) return states();
  const came = { holder: requestId, unit: unitId, from: receivedOn, to: null };
  const toPresent = kind === 'PRESENT_PRACTICE';
  return states(
    { kind: 'requested', ...came },
    ...(planItemId === null ? [] : [{ ...came, kind: 'planned', from: ruledOn ?? receivedOn } as const]),
    ...(toPresent ? [{ kind: 'asked-to-present', ...came } as const] : []),
    ...(toPresent && personId !== null
      ? [{ ...came, kind: 'asking-to-present', holder: personId, other: requestId } as const]
      : []),
  );
}

/** An order counts where it is carried out, on the day by which it is due. */
function ordered({ orderId, executorId, dueOn, withdrawn }: EventOrderState): Change {
  if (withdrawn) return states();
  return states({ kind: 'ordered', holder: orderId, unit: executorId, from: dueOn, to: null });
}

/** What a practice says of the request to present it counts if both are of one owner. */
function stages({ practiceId, unitId, requestId, stages: reached, withdrawn }: PracticeState): Change {
  if (withdrawn) return states();
  const cited = requestId !== null && ownerOf(requestId) === ownerOf(practiceId) ? requestId : null;
  return states(
    ...reached.flatMap(({ stage, reachedOn: from }): StatedFact[] => {
      if (stage === 'DISSEMINATED') return [{ kind: 'disseminated', holder: practiceId, unit: unitId, from, to: null }];
      if (stage === 'PRESENTED' && cited) return [{ kind: 'presented', holder: cited, from, to: null }];
      return [];
    }),
  );
}

/** A report is current through its last day. */
function passport({ projectId: holder, unitId: unit, approvedOn, from, to, reports }: ProjectState): Change {
  return states(
    { kind: 'project', holder, unit, from, to },
    ...(approvedOn === null ? [] : [{ kind: 'project-approved', holder, from: approvedOn, to: null } as const]),
    ...reports.map(
      (report): StatedFact => ({
        ...{ kind: 'project-reported', holder },
        ...{ from: report.on, to: addDays(report.currentUntil, 1) },
      }),
    ),
  );
}

/** A road map exists from its first approval to the end of its term, which may have begun before (AMB-05). */
function roadMap({ planId, unitId, kind, to, firstApprovedOn, withdrawn }: PlanState): Change {
  if (kind !== 'DEVELOPMENT_PLAN' || firstApprovedOn === null || firstApprovedOn >= to || withdrawn) return states();
  return states({ kind: 'road-map', holder: planId, unit: unitId, from: firstApprovedOn, to });
}

/** Released on the first day, a tutor never was one. */
function tutoring({ tutorAssignmentId: holder, unitId: unit, from, to }: TutorAssignmentState): Change {
  if (to !== null && to <= from) return states();
  return states({ kind: 'tutoring', holder, unit, from, to });
}
