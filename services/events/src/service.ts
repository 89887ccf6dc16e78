import { byIdAlone, defineService } from '@metodnet/subgraph';
import { AttendanceListCommands } from './attendance-list/attendance-list.commands.js';
import { AttendanceListResolver } from './attendance-list/attendance-list.resolver.js';
import { BulletinCommands } from './bulletin/bulletin.commands.js';
import { bulletinPages } from './bulletin/bulletin.pages.js';
import { BulletinQueries } from './bulletin/bulletin.queries.js';
import { BulletinEntryResolver, BulletinResolver } from './bulletin/bulletin.resolver.js';
import { BulletinTable } from './bulletin/bulletin.table.js';
import { calendarPages } from './calendar/calendar.pages.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { CalendarLinkCommands } from './calendar/calendar-link.commands.js';
import { CalendarLinkResolver, UnitCalendarResolver } from './calendar/calendar-link.resolver.js';
import { CalendarLinkTable } from './calendar/calendar-link.table.js';
import { CertificateCommands } from './certificate/certificate.commands.js';
import { certificatePages } from './certificate/certificate.pages.js';
import { CertificateQueries } from './certificate/certificate.queries.js';
import { CertificatePaperResolver, CertificateResolver } from './certificate/certificate.resolver.js';
import { CertificatePaperTable, CertificateTable } from './certificate/certificate.table.js';
import { CertificateTemplateCommands } from './certificate-template/certificate-template.commands.js';
import { CertificateTemplateQueries } from './certificate-template/certificate-template.queries.js';
import { CertificateTemplateResolver } from './certificate-template/certificate-template.resolver.js';
import { CertificateTemplateTable } from './certificate-template/certificate-template.table.js';
import { ConsultationCommands } from './consultation/consultation.commands.js';
import { ConsultationQueries } from './consultation/consultation.queries.js';
import { ConsultationResolver } from './consultation/consultation.resolver.js';
import { ConsultationTable } from './consultation/consultation.table.js';
import { DeliveryQueries } from './delivery/delivery.queries.js';
import { DeliveryResolver } from './delivery/delivery.resolver.js';
import { DeliveryTable } from './delivery/delivery.table.js';
import { mailing } from './delivery/mailing.js';
import { EventCommands } from './event/event.commands.js';
import { EventQueries } from './event/event.queries.js';
import { EventResolver, VenueResolver } from './event/event.resolver.js';
import { EventTable } from './event/event.table.js';
import { EventOrderCommands } from './event-order/event-order.commands.js';
import { EventOrderQueries } from './event-order/event-order.queries.js';
import { EventOrderResolver } from './event-order/event-order.resolver.js';
import { EventOrderTable } from './event-order/event-order.table.js';
import { EventRequestCommands } from './event-request/event-request.commands.js';
import { EventRequestQueries } from './event-request/event-request.queries.js';
import { EventRequestResolver } from './event-request/event-request.resolver.js';
import { EventRequestTable } from './event-request/event-request.table.js';
import { EventSeriesCommands } from './event-series/event-series.commands.js';
import { EventSeriesResolver } from './event-series/event-series.resolver.js';
import { heardApplier, heardProjection } from './heard/heard.projection.js';
import { LoanCommands } from './loan/loan.commands.js';
import { LoanQueries } from './loan/loan.queries.js';
import { LoanResolver } from './loan/loan.resolver.js';
import { LoanTable } from './loan/loan.table.js';
import { MaterialCommands } from './material/material.commands.js';
import { MaterialQueries } from './material/material.queries.js';
import { MaterialResolver } from './material/material.resolver.js';
import { MaterialTable } from './material/material.table.js';
import { MediaItemCommands } from './media-item/media-item.commands.js';
import { MediaItemQueries } from './media-item/media-item.queries.js';
import { MediaItemResolver } from './media-item/media-item.resolver.js';
import { MediaItemTable } from './media-item/media-item.table.js';
import { MunicipalAssignmentCommands } from './municipal-assignment/municipal-assignment.commands.js';
import { MunicipalAssignmentQueries } from './municipal-assignment/municipal-assignment.queries.js';
import { MunicipalAssignmentResolver } from './municipal-assignment/municipal-assignment.resolver.js';
import { MunicipalAssignmentTable } from './municipal-assignment/municipal-assignment.table.js';
import { Informing } from './notice/informing.js';
import { NoticeCommands } from './notice/notice.commands.js';
import { NoticeQueries } from './notice/notice.queries.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { NoticeTable } from './notice/notice.table.js';
import { PaidServiceCommands } from './paid-service/paid-service.commands.js';
import { PaidServiceQueries } from './paid-service/paid-service.queries.js';
import { PaidServiceResolver } from './paid-service/paid-service.resolver.js';
import { PaidServiceTable } from './paid-service/paid-service.table.js';
import { ParticipationCommands } from './participation/participation.commands.js';
import { ParticipationQueries } from './participation/participation.queries.js';
import { ParticipationResolver } from './participation/participation.resolver.js';
import { ParticipationTable } from './participation/participation.table.js';
import { WaitingList } from './participation/waiting-list.js';
import { PlanCommands } from './plan/plan.commands.js';
import { PlanQueries } from './plan/plan.queries.js';
import { AmendmentResolver, PlanResolver } from './plan/plan.resolver.js';
import { PlanEditionTable, PlanTable } from './plan/plan.table.js';
import { PlanItemCommands } from './plan-item/plan-item.commands.js';
import { PlanItemQueries } from './plan-item/plan-item.queries.js';
import { PlanItemResolver } from './plan-item/plan-item.resolver.js';
import { PlanItemTable } from './plan-item/plan-item.table.js';
import { PlannedEventResolver, PlannedRequestResolver } from './plan-item/planned.resolver.js';
import { PracticeCommands } from './practice/practice.commands.js';
import { PracticeQueries } from './practice/practice.queries.js';
import { PracticeResolver, ReachedStageResolver } from './practice/practice.resolver.js';
import { PracticeTable } from './practice/practice.table.js';
import { ProjectCommands } from './project/project.commands.js';
import { ProjectQueries } from './project/project.queries.js';
import { ProjectResolver } from './project/project.resolver.js';
import { ProjectTable } from './project/project.table.js';
import { PupilCommands } from './pupil/pupil.commands.js';
import { PupilQueries } from './pupil/pupil.queries.js';
import { PupilResolver } from './pupil/pupil.resolver.js';
import { PupilTable } from './pupil/pupil.table.js';
import { ReferralCommands } from './referral/referral.commands.js';
import { ReferralQueries } from './referral/referral.queries.js';
import { ReferralLineResolver, ReferralResolver } from './referral/referral.resolver.js';
import { ReferralTable } from './referral/referral.table.js';
import { SubscriptionCommands } from './subscription/subscription.commands.js';
import { subscriptionPages } from './subscription/subscription.pages.js';
import { SubscriptionQueries } from './subscription/subscription.queries.js';
import { SubscriptionResolver } from './subscription/subscription.resolver.js';
import { SubscriptionTable } from './subscription/subscription.table.js';
import { ProgrammedEventResolver } from './target-programme/programmed.resolver.js';
import { TargetProgrammeCommands } from './target-programme/target-programme.commands.js';
import { TargetProgrammeQueries } from './target-programme/target-programme.queries.js';
import { TargetProgrammeResolver } from './target-programme/target-programme.resolver.js';
import { TargetProgrammeTable } from './target-programme/target-programme.table.js';
import { TutorAssignmentCommands } from './tutor-assignment/tutor-assignment.commands.js';
import { TutorAssignmentQueries } from './tutor-assignment/tutor-assignment.queries.js';
import { TutorAssignmentResolver } from './tutor-assignment/tutor-assignment.resolver.js';
import { TutorAssignmentTable } from './tutor-assignment/tutor-assignment.table.js';
import { UnitView } from './unit/unit.schema.js';

/** The subgraph of plans and events. It owns the entity Event. */
export const events = defineService({
  name: 'events',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [
    EventTable,
    EventRequestTable,
    MunicipalAssignmentTable,
    EventOrderTable,
    PlanTable,
    PlanEditionTable,
    PlanItemTable,
    ParticipationTable,
    PupilTable,
    ReferralTable,
    CertificateTable,
    CertificatePaperTable,
    CertificateTemplateTable,
    CalendarLinkTable,
    ConsultationTable,
    PracticeTable,
    TargetProgrammeTable,
    ProjectTable,
    TutorAssignmentTable,
    MaterialTable,
    MediaItemTable,
    LoanTable,
    PaidServiceTable,
    BulletinTable,
    SubscriptionTable,
    DeliveryTable,
    NoticeTable,
  ],
  build(parts) {
    const { works, units, clock, timeZone, publicUrl, mail } = parts;
    const { chores, gauges } = mailing(parts);
    const eventQueries = new EventQueries(works);
    const requests = new EventRequestQueries(works);
    const assignments = new MunicipalAssignmentQueries(works);
    const orders = new EventOrderQueries(works);
    const plans = new PlanQueries(works);
    const planItems = new PlanItemQueries(works);
    const participations = new ParticipationQueries(works);
    const pupils = new PupilQueries(works);
    const referrals = new ReferralQueries(works);
    const calendars = new CalendarQueries(works);
    const certificates = new CertificateQueries(works);
    const consultations = new ConsultationQueries(works);
    const practices = new PracticeQueries(works);
    const programmes = new TargetProgrammeQueries(works);
    const projects = new ProjectQueries(works);
    const tutorAssignments = new TutorAssignmentQueries(works);
    const materials = new MaterialQueries(works);
    const mediaItems = new MediaItemQueries(works);
    const loans = new LoanQueries(works);
    const paidServices = new PaidServiceQueries(works);
    const bulletins = new BulletinQueries(works);
    const subscriptions = new SubscriptionQueries(works);
    const deliveries = new DeliveryQueries(works);
    const informing = new Informing(clock);
    const waitingList = new WaitingList(works, clock, timeZone, informing);
    const notices = new NoticeQueries(works);
    return {
      resolvers: [
        new EventResolver(new EventCommands(works, units, informing), eventQueries),
        new VenueResolver(),
        new EventSeriesResolver(new EventSeriesCommands(works, units, informing)),
        new EventRequestResolver(new EventRequestCommands(works, units), requests),
        new MunicipalAssignmentResolver(new MunicipalAssignmentCommands(works, units), assignments),
        new EventOrderResolver(new EventOrderCommands(works, units), orders, eventQueries),
        new PlanResolver(new PlanCommands(works, units), plans),
        new AmendmentResolver(),
        new PlanItemResolver(new PlanItemCommands(works, units), planItems, plans),
        new PlannedEventResolver(planItems),
        new ProgrammedEventResolver(programmes),
        new PlannedRequestResolver(planItems),
        new ParticipationResolver(
          new ParticipationCommands(works, units, clock, waitingList, informing),
          participations,
          eventQueries,
          referrals,
        ),
        new PupilResolver(new PupilCommands(works, units), pupils),
        new AttendanceListResolver(new AttendanceListCommands(works, units, clock)),
        new ReferralResolver(
          new ReferralCommands(works, units, clock, waitingList, informing),
          referrals,
          eventQueries,
        ),
        new ReferralLineResolver(participations),
        new CalendarLinkResolver(new CalendarLinkCommands(works), calendars, publicUrl),
        new UnitCalendarResolver(publicUrl),
        new CertificateResolver(new CertificateCommands(works, units), certificates, eventQueries, participations),
        new CertificatePaperResolver(publicUrl),
        new CertificateTemplateResolver(
          new CertificateTemplateCommands(works, units),
          new CertificateTemplateQueries(works, units, publicUrl),
        ),
        new ConsultationResolver(new ConsultationCommands(works, units), consultations),
        new PracticeResolver(new PracticeCommands(works, units), practices),
        new ReachedStageResolver(eventQueries),
        new TargetProgrammeResolver(new TargetProgrammeCommands(works, units), programmes),
        new ProjectResolver(new ProjectCommands(works, units), projects),
        new TutorAssignmentResolver(new TutorAssignmentCommands(works, units), tutorAssignments, projects),
        new MaterialResolver(new MaterialCommands(works, units), materials, eventQueries),
        new MediaItemResolver(new MediaItemCommands(works, units), mediaItems),
        new LoanResolver(new LoanCommands(works, units), loans, mediaItems),
        new PaidServiceResolver(new PaidServiceCommands(works, units), paidServices, eventQueries),
        new BulletinResolver(new BulletinCommands(works, units, clock), bulletins, deliveries, publicUrl),
        new BulletinEntryResolver(eventQueries, materials),
        new SubscriptionResolver(new SubscriptionCommands(works, units), subscriptions),
        new NoticeResolver(new NoticeCommands(works, units, clock), notices, eventQueries),
        new DeliveryResolver(deliveries, bulletins, eventQueries, mail !== null),
      ],
      chores: [{ name: 'give free seats', everyMs: 15_000, run: (sql) => waitingList.giveAllSeats(sql) }, ...chores],
      gauges,
      pages: [
        ...certificatePages(certificates, publicUrl),
        ...calendarPages(calendars, timeZone),
        ...bulletinPages(works, publicUrl),
        ...subscriptionPages(works),
      ],
      projections: [{ projection: heardProjection, applier: heardApplier }],
      orphanedTypes: [UnitView],
      references: {
        Unit: byIdAlone,
        Event: (ids, { actor }) => eventQueries.byIds(actor, ids),
        EventRequest: (ids, { actor }) => requests.byIds(actor, ids),
        MunicipalAssignment: (ids, { actor }) => assignments.byIds(actor, ids),
        EventOrder: (ids, { actor }) => orders.byIds(actor, ids),
        Plan: (ids, { actor }) => plans.byIds(actor, ids),
        PlanItem: (ids, { actor }) => planItems.byIds(actor, ids),
        Participation: (ids, { actor }) => participations.byIds(actor, ids),
        Pupil: (ids, { actor }) => pupils.byIds(actor, ids),
        Referral: (ids, { actor }) => referrals.byIds(actor, ids),
        Certificate: (ids, { actor }) => certificates.byIds(actor, ids),
        Consultation: (ids, { actor }) => consultations.byIds(actor, ids),
        Practice: (ids, { actor }) => practices.byIds(actor, ids),
        TargetProgramme: (ids, { actor }) => programmes.byIds(actor, ids),
        Project: (ids, { actor }) => projects.byIds(actor, ids),
        TutorAssignment: (ids, { actor }) => tutorAssignments.byIds(actor, ids),
        Material: (ids, { actor }) => materials.byIds(actor, ids),
        MediaItem: (ids, { actor }) => mediaItems.byIds(actor, ids),
        Loan: (ids, { actor }) => loans.byIds(actor, ids),
        PaidService: (ids, { actor }) => paidServices.byIds(actor, ids),
        Bulletin: (ids, { actor }) => bulletins.byIds(actor, ids),
        BulletinSubscription: (ids, { actor }) => subscriptions.byIds(actor, ids),
        Notice: (ids, { actor }) => notices.byIds(actor, ids),
        Delivery: (ids, { actor }) => deliveries.byIds(actor, ids),
      },
    };
  },
});
