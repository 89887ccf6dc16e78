import { RelationEnded, type RelationKind, RelationSet } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { overlap, type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type RelationId = Id<'Relation'>;

/** A relation of two units that is no subordination: founder, scientific guidance, partnership, delegation (ENT-12). */
export interface Relation extends Span {
  readonly id: RelationId;
  /** The unit whose founder, guide, partner or delegate the other is. */
  readonly unitId: UnitId;
  readonly kind: RelationKind;
  readonly otherId: UnitId;
  /** What is guided or delegated. */
  readonly subject: string | null;
  /** With whom it is agreed: scientific guidance with the founder (NET-11). */
  readonly agreedWithId: UnitId | null;
  readonly actId: Id<'Act'> | null;
  readonly version: number;
}

export type SetRelation = Omit<Relation, 'id' | 'version'>;

export function setRelation(
  id: RelationId,
  request: SetRelation,
  unit: Unit,
  other: Unit | null,
  before: readonly Relation[],
): Decision<
  Relation,
  RelationSet,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'other-not-there'
  | 'relates-to-itself'
  | 'subject-needed'
  | 'related-already'
> {
  const { unitId, kind, otherId, from, to } = request;
  if (unitId === otherId) return reject('relates-to-itself');
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!other || whyNotBegin(other, request)) return reject('other-not-there', { from });
  // Who leads what, delegated by whom, until when (NET-07).
  if (kind === 'DELEGATION' && !request.subject?.trim()) return reject('subject-needed');
  const same = before.find(
    (each) =>
      each.kind === kind && each.otherId === otherId && each.subject === request.subject && overlap(each, request),
  );
  if (same) return reject('related-already', { from: same.from });

  return accept({ id, ...request, version: 0 }, RelationSet({ relationId: id, kind, unitId, otherId, from, to }));
}

export function endRelation(
  relation: Relation,
  endedOn: CalendarDate,
): Decision<Relation, RelationEnded, 'ended-already' | 'ends-before-it-began'> {
  const { id: relationId, kind, unitId, otherId } = relation;
  return (
    whyNotEnd(relation, endedOn) ??
    accept({ ...relation, to: endedOn }, RelationEnded({ relationId, kind, unitId, otherId, endedOn }))
  );
}
