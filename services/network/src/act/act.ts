import {
  ActAdopted,
  ActControllerAssigned,
  ActExecutionMarked,
  type ActKind,
  ActOperatorAppointed,
  ActPublished,
  ActRepealed,
  type ExecutionState,
  type PublicationChannel,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { whyNotBegin } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type ActId = Id<'Act'>;

/** A normative act: what it says of itself, what it does to others, where it was published, who carries it out (ENT-08). */
export interface Act {
  readonly id: ActId;
  /** The unit that issued it; null for acts of the state that the documents cite. */
  readonly unitId: UnitId | null;
  readonly kind: ActKind;
  /** As printed. */
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  /** Null when the documents cite it without a date. */
  readonly adoptedOn: CalendarDate | null;
  readonly from: CalendarDate | null;
  /** First day out of force. */
  readonly repealedOn: CalendarDate | null;
  readonly repealedById: ActId | null;
  readonly fileUrl: string | null;
  /** Acts that it carries out: a local act, the order that recommends it (PRC-51). */
  readonly inPursuanceOf: readonly ActId[];
  readonly amends: readonly ActId[];
  readonly repeals: readonly ActId[];
  readonly publications: readonly Publication[];
  /** Appointed one after another (PRC-50). */
  readonly operators: readonly { readonly unitId: UnitId; readonly from: CalendarDate }[];
  /** Officials on whom the control of its execution was laid (ROL-22). */
  readonly controllers: readonly { readonly personId: PersonId; readonly from: CalendarDate }[];
  readonly marks: readonly ExecutionMark[];
  /** Why what is printed cannot be right; it is kept as printed all the same (AMB-38). */
  readonly suspect: string | null;
  /** Where in the documents it is cited. */
  readonly source: string | null;
  readonly version: number;
}

export interface Publication {
  readonly channel: PublicationChannel;
  /** The newspaper, or the address. */
  readonly place: string;
  readonly publishedOn: CalendarDate;
}

export interface ExecutionMark {
  readonly state: ExecutionState;
  readonly markedOn: CalendarDate;
}

export type ActEvent =
  | ActAdopted
  | ActPublished
  | ActRepealed
  | ActOperatorAppointed
  | ActControllerAssigned
  | ActExecutionMarked;

export interface AdoptAct {
  readonly unitId: UnitId;
  readonly kind: ActKind;
  readonly number: string | null;
  readonly title: string;
  readonly adoptedOn: CalendarDate;
  readonly from: CalendarDate | null;
  readonly fileUrl: string | null;
  readonly inPursuanceOf: readonly ActId[];
  readonly amends: readonly ActId[];
  readonly repeals: readonly ActId[];
}

/** Adopts an act in the name of its unit. `known`: the acts it refers to, as far as there are such. */
export function adoptAct(
  id: ActId,
  request: AdoptAct,
  unit: Unit,
  known: ReadonlySet<ActId>,
): Decision<
  Act,
  ActEvent,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'title-needed'
  | 'in-force-before-adopted'
  | 'unknown-act'
  | 'url-malformed'
> {
  const { unitId, kind, number, adoptedOn, fileUrl } = request;
  const from = request.from ?? adoptedOn;
  const misplaced = whyNotBegin(unit, { from: adoptedOn, to: null });
  if (misplaced) return misplaced;
  if (!request.title.trim()) return reject('title-needed');
  if (from < adoptedOn) return reject('in-force-before-adopted', { adoptedOn });
  if (fileUrl !== null && !/^https?:\/\//.test(fileUrl)) return reject('url-malformed');
  const links = {
    inPursuanceOf: [...request.inPursuanceOf],
    amends: [...request.amends],
    repeals: [...request.repeals],
  };
  if (Object.values(links).some((ids) => ids.some((other) => !known.has(other)))) return reject('unknown-act');

  const issuer = (unit.names.filter((name) => name.from <= adoptedOn).at(-1) ?? unit.names[0])?.name ?? unit.id;
  return accept(
    {
      ...request,
      ...links,
      id,
      from,
      issuer,
      repealedOn: null,
      repealedById: null,
      publications: [],
      operators: [],
      controllers: [],
      marks: [],
      suspect: null,
      source: null,
      version: 0,
    },
    ActAdopted({ actId: id, unitId, kind, number, adoptedOn, ...links }),
  );
}

export function publishAct(
  act: Act,
  publication: Publication,
): Decision<Act, ActEvent, OwnReason | 'before-it-was-adopted' | 'place-needed' | 'published-already'> {
  const { channel, place, publishedOn } = publication;
  const wrong = whyNotOwn(act, publishedOn);
  if (wrong) return wrong;
  if (!place.trim()) return reject('place-needed');
  if (act.publications.some((each) => each.channel === channel && each.place === place))
    return reject('published-already');
  return accept(
    { ...act, publications: [...act.publications, { channel, place, publishedOn }] },
    ActPublished({ actId: act.id, unitId: unitOf(act), channel, publishedOn }),
  );
}

export function repealAct(
  act: Act,
  repealedOn: CalendarDate,
  repealedById: ActId | null,
): Decision<Act, ActEvent, OwnReason | 'before-it-was-adopted' | 'repealed-already' | 'repeals-itself'> {
  const wrong = whyNotOwn(act, repealedOn);
  if (wrong) return wrong;
  if (act.repealedOn !== null) return reject('repealed-already', { repealedOn: act.repealedOn });
  if (repealedById === act.id) return reject('repeals-itself');
  return accept(
    { ...act, repealedOn, repealedById },
    ActRepealed({ actId: act.id, unitId: unitOf(act), repealedById, repealedOn }),
  );
}

/** Names the unit that carries the act out; it follows the one before (T21 order 2–3). */
export function appointOperator(
  act: Act,
  operatorId: UnitId,
  from: CalendarDate,
): Decision<Act, ActEvent, OwnReason | 'before-it-was-adopted' | 'appointed-later-already'> {
  const wrong = whyNotOwn(act, from);
  if (wrong) return wrong;
  const last = act.operators.at(-1);
  if (last && from < last.from) return reject('appointed-later-already', { from: last.from });
  return accept(
    { ...act, operators: [...act.operators.filter((each) => each.from < from), { unitId: operatorId, from }] },
    ActOperatorAppointed({ actId: act.id, unitId: unitOf(act), operatorId, from }),
  );
}

export function assignController(
  act: Act,
  controllerId: PersonId,
  from: CalendarDate,
): Decision<Act, ActEvent, OwnReason | 'before-it-was-adopted' | 'appointed-later-already'> {
  const wrong = whyNotOwn(act, from);
  if (wrong) return wrong;
  const last = act.controllers.at(-1);
  if (last && from < last.from) return reject('appointed-later-already', { from: last.from });
  return accept(
    { ...act, controllers: [...act.controllers.filter((each) => each.from < from), { personId: controllerId, from }] },
    ActControllerAssigned({ actId: act.id, unitId: unitOf(act), controllerId, from }),
  );
}

/** Whether a person is on a day the one who controls the execution of the act: the last on whom it was laid. */
export const isControlledBy = ({ controllers }: Act, personId: PersonId | null, on: CalendarDate): boolean =>
  personId !== null && controllers.filter(({ from }) => from <= on).at(-1)?.personId === personId;

export function markExecution(
  act: Act,
  { state, markedOn }: ExecutionMark,
): Decision<Act, ActEvent, OwnReason | 'before-it-was-adopted' | 'marked-later-already'> {
  const wrong = whyNotOwn(act, markedOn);
  if (wrong) return wrong;
  const last = act.marks.at(-1);
  if (last && markedOn < last.markedOn) return reject('marked-later-already', { from: last.markedOn });
  return accept(
    { ...act, marks: [...act.marks.filter((mark) => mark.markedOn < markedOn), { state, markedOn }] },
    ActExecutionMarked({ actId: act.id, unitId: unitOf(act), state, markedOn }),
  );
}

type OwnReason = 'act-of-the-state';

function whyNotOwn({ unitId, adoptedOn }: Act, on: CalendarDate): Rejected<OwnReason | 'before-it-was-adopted'> | null {
  if (unitId === null) return reject('act-of-the-state');
  return adoptedOn !== null && on < adoptedOn ? reject('before-it-was-adopted', { adoptedOn }) : null;
}

/** After {@link whyNotOwn}: the act has a unit. */
const unitOf = (act: Act): UnitId => act.unitId as UnitId;
