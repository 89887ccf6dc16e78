import { ProjectChanged, ProjectPassportApproved, ProjectReported } from '@metodnet/contracts';
import {
  accept,
  addYears,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type ProjectId = Id<'Project'>;

export interface ProjectReport {
  readonly on: CalendarDate;
  /** Last day on which it is current. */
  readonly currentUntil: CalendarDate;
  /** Where it can be read. */
  readonly url: string | null;
}

/** A municipal project by its passport (паспорт муниципального проекта; ENT-56, T21 1.6). */
export interface Project {
  readonly id: ProjectId;
  readonly unitId: UnitId;
  readonly title: string;
  readonly goal: string | null;
  readonly from: CalendarDate;
  /** First day after it; null while no end is set; its first day when it was entered by mistake. */
  readonly to: CalendarDate | null;
  /** The protocol by which the passport was approved; null until then. */
  readonly protocolNumber: string | null;
  readonly approvedOn: CalendarDate | null;
  /** In the order of their days, one a day. */
  readonly reports: readonly ProjectReport[];
  readonly version: number;
}

export type ProjectDetails = Pick<Project, 'title' | 'goal' | 'from' | 'to'>;
export type DraftProject = Pick<Project, 'id' | 'unitId'> & ProjectDetails;

/** The protocol of the municipal public council, or of whoever approves. */
export interface Approval {
  readonly protocolNumber: string;
  readonly approvedOn: CalendarDate;
}

type DetailsReason = 'title-missing' | 'ends-before-it-begins';

/** Drafts a project's passport: from here on it is one of those of which IND-26 asks how many run. */
export function draftProject(request: DraftProject): Decision<Project, ProjectChanged, DetailsReason> {
  const wrong = whyNot(request);
  if (wrong) return wrong;
  const next: Project = { ...request, protocolNumber: null, approvedOn: null, reports: [], version: 0 };
  return accept(next, ProjectChanged(stateOf(next)));
}

/** Changes or corrects what is known of a project, also after its passport was approved. */
export function changeProject(
  project: Project,
  details: ProjectDetails,
): Decision<Project, ProjectChanged, DetailsReason> {
  const wrong = whyNot(details);
  if (wrong) return wrong;
  const next: Project = { ...project, ...details };
  return accept(next, ProjectChanged(stateOf(next)));
}

/** Records that the passport was approved. */
export function approvePassport(
  project: Project,
  { protocolNumber, approvedOn }: Approval,
  today: CalendarDate,
): Decision<Project, ProjectPassportApproved, 'approved-already' | 'protocol-missing' | 'approval-still-to-come'> {
  if (project.approvedOn !== null) return reject('approved-already', { approvedOn: project.approvedOn });
  if (!protocolNumber.trim()) return reject('protocol-missing');
  if (approvedOn > today) return reject('approval-still-to-come', { approvedOn });
  const next: Project = { ...project, protocolNumber, approvedOn };
  return accept(next, ProjectPassportApproved(stateOf(next)));
}

/** Reports on a project; a second report of the same day corrects the first. */
export function reportOnProject(
  project: Project,
  report: ProjectReport,
  today: CalendarDate,
): Decision<
  Project,
  ProjectReported,
  | 'not-approved-yet'
  | 'report-before-approval'
  | 'report-still-to-come'
  | 'not-current-on-its-own-day'
  | 'current-too-long'
  | 'url-malformed'
> {
  const { on, currentUntil, url } = report;
  const { approvedOn } = project;
  if (approvedOn === null) return reject('not-approved-yet');
  if (on < approvedOn) return reject('report-before-approval', { approvedOn });
  if (on > today) return reject('report-still-to-come', { on });
  if (currentUntil < on) return reject('not-current-on-its-own-day', { on });
  // A project is reported on at least once a year: what is current for longer is a slip of the pen.
  const latest = addYears(on, 1);
  if (currentUntil > latest) return reject('current-too-long', { latest });
  if (url !== null && !/^https?:\/\//.test(url)) return reject('url-malformed');

  const others = project.reports.filter((other) => other.on !== on);
  const reports = [...others, report].sort((one, other) => (one.on < other.on ? -1 : 1));
  const next: Project = { ...project, reports };
  return accept(next, ProjectReported(stateOf(next)));
}

function whyNot({ title, from, to }: ProjectDetails): Rejected<DetailsReason> | null {
  if (!title.trim()) return reject('title-missing');
  if (to !== null && to < from) return reject('ends-before-it-begins', { from });
  return null;
}

const stateOf = ({ id, unitId, title, approvedOn, from, to, reports }: Project) => ({
  projectId: id,
  unitId,
  title,
  approvedOn,
  from,
  to,
  reports: reports.map(({ on, currentUntil }) => ({ on, currentUntil })),
});
