import { eventually } from '../asking.js';
import type { Asking } from './asking.js';
import type { Markers } from './markers.js';
import { CITY, SCHOOL, type Seeded } from './seeding.js';
import { seedCertificates, seedInformation, seedReferrals } from './seeding-papers.js';

const SPAN = { from: '2024-09-01', to: '2026-09-01' };

/** Fills the events service so that every field that may hold a text holds its marker. */
export async function seedEvents(asking: Asking, markers: Markers, { personId }: Seeded): Promise<void> {
  await seedHappenings(asking, markers, personId);
  await seedPlans(asking, markers);
  await seedProgrammes(asking, markers, personId);
  await seedFunds(asking, markers);
  await seedInformation(asking, markers);
  await seedReferrals(asking, markers, personId);
  await seedCertificates(asking, markers, personId);
}

/** Somebody of the municipality who consults. */
async function methodist(asking: Asking): Promise<string> {
  const { person } = await asking.change(
    'registerPerson',
    { unitId: CITY, lastName: 'Советова', firstName: 'Анна', birthDate: '1980-02-11', education: 'HIGHER' },
    'person { id }',
  );
  await asking.change('employPerson', {
    ...{ personId: person.id, unitId: CITY, position: 'methodist', rateHundredths: 100, main: true },
    from: '2020-01-01',
  });
  return person.id;
}

async function seedHappenings(asking: Asking, { cyrillic, latin }: Markers, personId: string): Promise<void> {
  const methodistId = await methodist(asking);
  // The service hears of the school and of who works there a moment after the others have told.
  await eventually(
    () =>
      asking.change('recordConsultation', {
        unitId: CITY,
        details: {
          ...{ methodistId, personId, homeId: SCHOOL, form: 'ONLINE' },
          ...{ topic: cyrillic('ConsultationDetailsInput.topic'), heldOn: '2025-04-01' },
        },
      }),
    20_000,
  );
  const { event } = await asking.change(
    'scheduleEvent',
    {
      unitId: CITY,
      details: {
        title: cyrillic('EventDetailsInput.title'),
        description: cyrillic('EventDetailsInput.description'),
        ...{ kind: 'SEMINAR', level: 'MUNICIPAL', form: 'IN_PERSON', audience: ['EDUCATORS'] },
      },
      when: {
        ...{ startsOn: '2025-04-10', endsOn: '2025-04-10' },
        venue: { kind: 'ELSEWHERE', place: cyrillic('VenueInput.place') },
      },
    },
    'event { id }',
  );
  await asking.change('recordWalkIn', { eventId: event.id, personId, homeId: SCHOOL, role: 'PARTICIPANT' });
  await asking.change('cancelEvent', { id: event.id, because: cyrillic('CancelEventInput.because') });
  await asking.change('identifyPractice', {
    ...{ unitId: CITY, homeId: SCHOOL, reachedOn: '2025-04-10' },
    details: {
      theme: cyrillic('PracticeDetailsInput.theme'),
      summary: cyrillic('PracticeDetailsInput.summary'),
      authorIds: [personId],
    },
  });
  const { request } = await asking.change(
    'submitEventRequest',
    {
      ...{ unitId: CITY, applicantId: SCHOOL, personId, kind: 'HOLD_EVENT', receivedOn: '2025-03-01' },
      number: cyrillic('SubmitEventRequestInput.number'),
      subject: cyrillic('SubmitEventRequestInput.subject'),
      scanUrl: `https://${latin('SubmitEventRequestInput.scanUrl').toLowerCase()}.example/`,
    },
    'request { id }',
  );
  await asking.change('ruleOnEventRequest', {
    ...{ id: request.id, accepted: false, because: cyrillic('RuleOnEventRequestInput.because') },
  });
}

async function seedPlans(asking: Asking, { cyrillic }: Markers): Promise<void> {
  const { plan } = await asking.change(
    'draftPlan',
    { unitId: CITY, kind: 'DEVELOPMENT_PLAN', title: cyrillic('DraftPlanInput.title'), ...SPAN },
    'plan { id }',
  );
  const { item } = await asking.change(
    'addPlanItem',
    {
      planId: plan.id,
      details: {
        number: cyrillic('PlanItemDetailsInput.number'),
        title: cyrillic('PlanItemDetailsInput.title'),
        deadline: cyrillic('PlanItemDetailsInput.deadline'),
        responsible: cyrillic('PlanItemDetailsInput.responsible'),
        bases: [{ kind: 'FEDERAL_EVENT', text: cyrillic('PlanBasisInput.text') }],
      },
      execution: { status: 'IN_PROGRESS', result: cyrillic('PlanItemExecutionInput.result') },
    },
    'item { id }',
  );
  const approved = await asking.change(
    'draftPlan',
    { unitId: CITY, kind: 'DEVELOPMENT_PLAN', title: 'Дорожная карта', ...SPAN },
    'plan { id }',
  );
  await asking.change('addPlanItem', {
    planId: approved.plan.id,
    details: { number: '1', title: 'Семинары', deadline: 'ежегодно', responsible: 'МАУ ИМЦ' },
  });
  await asking.change('approvePlan', {
    ...{ id: approved.plan.id, edition: 1 },
    order: {
      date: '2024-08-30',
      number: cyrillic('ApprovingOrderInput.number'),
      responsible: cyrillic('ApprovingOrderInput.responsible'),
      controller: cyrillic('ApprovingOrderInput.controller'),
    },
  });
  await asking.change('amendPlan', { id: approved.plan.id, because: cyrillic('AmendPlanInput.because') });
  await asking.change('cancelPlanItem', { id: item.id });
}

async function seedProgrammes(asking: Asking, { cyrillic, latin }: Markers, personId: string): Promise<void> {
  const { programme } = await asking.change(
    'openTargetProgramme',
    {
      unitId: CITY,
      details: {
        title: cyrillic('TargetProgrammeDetailsInput.title'),
        orderNumber: cyrillic('TargetProgrammeDetailsInput.orderNumber'),
        ...{ orderedOn: '2024-08-30', ...SPAN },
      },
    },
    'programme { id }',
  );
  await asking.change('closeTargetProgramme', {
    ...{ id: programme.id, closedOn: '2025-12-01', because: cyrillic('CloseTargetProgrammeInput.because') },
  });
  const { project } = await asking.change(
    'draftProject',
    {
      unitId: CITY,
      details: {
        title: cyrillic('ProjectDetailsInput.title'),
        goal: cyrillic('ProjectDetailsInput.goal'),
        from: '2025-01-01',
      },
    },
    'project { id }',
  );
  await asking.change('approveProjectPassport', {
    ...{ id: project.id, approvedOn: '2025-01-10' },
    protocolNumber: cyrillic('ApproveProjectPassportInput.protocolNumber'),
  });
  await asking.change('reportOnProject', {
    ...{ id: project.id, on: '2025-06-01', currentUntil: '2026-06-01' },
    url: `https://${latin('ReportOnProjectInput.url').toLowerCase()}.example/`,
  });
  await asking.change('assignTutor', {
    ...{ unitId: CITY, tutorId: personId, level: 'MUNICIPAL', projectId: project.id, from: '2025-01-10' },
    subject: cyrillic('AssignTutorInput.subject'),
  });
  await asking.change('issueMunicipalAssignment', {
    ...{ unitId: CITY, executorId: SCHOOL },
    assigned: {
      orderNumber: cyrillic('AssignedInput.orderNumber'),
      ...{ orderDate: '2024-08-30', ...SPAN },
      measures: [{ kind: 'VOLUME', indicator: 'IND-47', value: '12' }],
    },
  });
}

async function seedFunds(asking: Asking, { cyrillic, latin }: Markers): Promise<void> {
  await asking.change('publishMaterial', {
    unitId: CITY,
    details: {
      title: cyrillic('MaterialDetailsInput.title'),
      annotation: cyrillic('MaterialDetailsInput.annotation'),
      url: `https://${latin('MaterialDetailsInput.url').toLowerCase()}.example/`,
      ...{ type: 'GUIDELINES', publishedOn: '2025-05-01' },
    },
  });
  await asking.change('acquireMediaItem', {
    unitId: CITY,
    details: {
      title: cyrillic('MediaItemDetailsInput.title'),
      annotation: cyrillic('MediaItemDetailsInput.annotation'),
      inventoryNumber: cyrillic('MediaItemDetailsInput.inventoryNumber'),
      kind: 'VIDEO',
    },
  });
  const { service } = await asking.change(
    'agreeOnPaidService',
    {
      unitId: CITY,
      title: cyrillic('AgreeOnPaidServiceInput.title'),
      customer: cyrillic('AgreeOnPaidServiceInput.customer'),
      contractNumber: cyrillic('AgreeOnPaidServiceInput.contractNumber'),
      ...{ contractedOn: '2025-05-01', priceKopecks: 100_000, agreedFor: '2025-05-10' },
    },
    'service { id }',
  );
  await asking.change('cancelPaidService', { id: service.id, because: cyrillic('CancelPaidServiceInput.because') });
  await seedOrder(asking, cyrillic);
}

async function seedOrder(asking: Asking, cyrillic: Markers['cyrillic']): Promise<void> {
  const { agreement } = await asking.change(
    'signAgreement',
    {
      unitId: CITY,
      partnerName: 'Университет',
      number: '2',
      subject: 'Семинары',
      orderedEvents: [],
      signedOn: '2024-01-01',
      from: '2024-01-01',
    },
    'agreement { id }',
  );
  await eventually(
    () =>
      asking.change('orderEvent', {
        ...{ unitId: CITY, executorId: CITY },
        ordered: { agreementId: agreement.id, title: cyrillic('OrderedInput.title'), dueOn: '2025-05-01' },
      }),
    20_000,
  );
}
