import { on } from '@metodnet/bus';
import {
  CategoryExpired,
  CategoryGranted,
  type CategoryState,
  CategoryWithdrawn,
  Dismissed,
  Employed,
  EmploymentChanged,
  EmploymentCorrected,
  type EmploymentState,
  PersonDetailsChanged,
  type PersonFacts,
  PersonRegistered,
  PersonsMerged,
  QualificationCompleted,
  QualificationCorrected,
  type QualificationState,
  QualificationWithdrawn,
  type RegionalMethodistState,
  RegionalMethodistStatusEnded,
  RegionalMethodistStatusGranted,
  StaffScheduleApproved,
  type StaffScheduleState,
  TeacherAssignedToRegionalMethodist,
  TeacherReleasedFromRegionalMethodist,
  WorkplaceEquipped,
  WorkplaceRegistered,
  WorkplaceRemoved,
  type WorkplaceState,
} from '@metodnet/contracts';
import { addDays, calendarDate } from '@metodnet/kernel';
import type { z } from 'zod';
import { type Change, samePerson, states } from '../ledger/changes.js';
import type { StatedFact } from '../ledger/fact.js';
import { told } from '../told.js';

const job = told(({ employmentId }) => employmentId, jobs);
const person = told(({ personId }) => personId, aboutPerson);
const training = told(({ recordId }) => recordId, course);
const category = told(({ categoryId }) => categoryId, categories);
const methodist = told(({ statusId }) => statusId, regionalMethodist);
const place = told(({ workplaceId }) => workplaceId, workplace);

/** Jobs, people's education, courses, categories, regional methodists, posts and workplaces, each aggregate as it now stands. */
export const staffHandlers = [
  on(Employed, job),
  on(EmploymentChanged, job),
  on(EmploymentCorrected, job),
  on(Dismissed, job),
  on(PersonRegistered, person),
  on(PersonDetailsChanged, person),
  on(
    PersonsMerged,
    told(
      ({ mergedId }) => mergedId,
      ({ survivorId, mergedId }) => samePerson(survivorId, mergedId),
    ),
  ),
  on(QualificationCompleted, training),
  on(QualificationCorrected, training),
  on(QualificationWithdrawn, training),
  on(CategoryGranted, category),
  on(CategoryExpired, category),
  on(CategoryWithdrawn, category),
  on(RegionalMethodistStatusGranted, methodist),
  on(RegionalMethodistStatusEnded, methodist),
  on(TeacherAssignedToRegionalMethodist, methodist),
  on(TeacherReleasedFromRegionalMethodist, methodist),
  on(
    StaffScheduleApproved,
    told(({ scheduleId }) => scheduleId, posts),
  ),
  on(WorkplaceRegistered, place),
  on(WorkplaceEquipped, place),
  on(WorkplaceRemoved, place),
] as const;

function jobs({ cancelled, personId, unitId, terms }: z.output<typeof EmploymentState>): Change {
  if (cancelled) return states();
  return states(
    ...terms.flatMap(({ from, to, rateHundredths, pedagogical, teacher, methodist }): StatedFact[] => {
      const job = { holder: personId, unit: unitId, from, to, amount: rateHundredths };
      return [
        { kind: 'filled', ...job },
        ...(pedagogical ? [{ kind: 'educator', ...job } as const] : []),
        ...(teacher && pedagogical ? [{ kind: 'teacher', ...job } as const] : []),
        ...(methodist ? [{ kind: 'methodist', ...job } as const] : []),
      ];
    }),
  );
}

/** Earlier than anything that is reported on: what held before the registration held always. */
const ALWAYS = calendarDate('1900-01-01');

/** `youngUntil` is the last month-end on which the person is under 35 (AMB-14). */
function aboutPerson({
  personId,
  youngUntil,
  higherEducation,
  higherEducationFrom,
}: z.output<typeof PersonFacts>): Change {
  return states(
    { kind: 'young', holder: personId, from: ALWAYS, to: addDays(youngUntil, 1) },
    ...(higherEducation
      ? [{ kind: 'higher-education', holder: personId, from: higherEducationFrom ?? ALWAYS, to: null } as const]
      : []),
  );
}

function course({ personId, completedOn, withdrawn }: z.output<typeof QualificationState>): Change {
  return withdrawn ? states() : states({ kind: 'course', holder: personId, from: completedOn, to: null });
}

/** `validUntil` is the last day on which the category is valid. */
function categories({ personId, grantedOn, validUntil, withdrawn }: z.output<typeof CategoryState>): Change {
  if (withdrawn) return states();
  return states({
    kind: 'category',
    holder: personId,
    from: grantedOn,
    to: validUntil === null ? null : addDays(validUntil, 1),
  });
}

function regionalMethodist({ personId, from, to, teachers }: z.output<typeof RegionalMethodistState>): Change {
  return states(
    { kind: 'regional-methodist', holder: personId, from, to },
    ...teachers.map(
      (teacher): StatedFact => ({
        kind: 'assigned',
        holder: teacher.teacherId,
        other: personId,
        from: teacher.from,
        to: teacher.to,
      }),
    ),
  );
}

function posts({ scheduleId, unitId, schedules }: z.output<typeof StaffScheduleState>): Change {
  return states(
    ...schedules.map(
      (schedule): StatedFact => ({
        kind: 'post',
        holder: scheduleId,
        unit: unitId,
        from: schedule.from,
        to: schedule.to,
        amount: schedule.posts.reduce((sum, { postsHundredths }) => sum + postsHundredths, 0),
      }),
    ),
  );
}

function workplace({ workplaceId, unitId, from, to, equipment }: z.output<typeof WorkplaceState>): Change {
  const place = { holder: workplaceId, unit: unitId };
  return states(
    { kind: 'workplace', ...place, from, to },
    ...equipment.flatMap(({ computer, peripherals, internet, ...span }): StatedFact[] => [
      ...(computer && peripherals ? [{ kind: 'workplace-equipped', ...place, ...span } as const] : []),
      ...(internet ? [{ kind: 'workplace-online', ...place, ...span } as const] : []),
    ]),
  );
}
