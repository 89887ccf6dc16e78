import { type OrganisationalForm, ServiceModelAdopted, ServiceModelEnded } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { overlap, type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type ServiceModelId = Id<'ServiceModel'>;

/** The model of methodical service that an organisation or municipality has chosen for some years (ENT-10, NET-06). */
export interface ServiceModel extends Span {
  readonly id: ServiceModelId;
  readonly unitId: UnitId;
  readonly form: OrganisationalForm;
  readonly description: string;
  /** The local act that fixes it. */
  readonly actId: Id<'Act'> | null;
  readonly version: number;
}

export type AdoptServiceModel = Omit<ServiceModel, 'id' | 'version'>;

export function adoptServiceModel(
  id: ServiceModelId,
  request: AdoptServiceModel,
  unit: Unit,
  before: readonly ServiceModel[],
): Decision<
  ServiceModel,
  ServiceModelAdopted,
  'unit-not-there' | 'ends-before-it-begins' | 'description-needed' | 'has-a-model-already'
> {
  const { unitId, form, actId, from, to } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!request.description.trim()) return reject('description-needed');
  const same = before.find((each) => overlap(each, request));
  if (same) return reject('has-a-model-already', { from: same.from });

  return accept({ id, ...request, version: 0 }, ServiceModelAdopted({ modelId: id, unitId, form, actId, from, to }));
}

export function endServiceModel(
  model: ServiceModel,
  endedOn: CalendarDate,
): Decision<ServiceModel, ServiceModelEnded, 'ended-already' | 'ends-before-it-began'> {
  const { id: modelId, unitId } = model;
  return (
    whyNotEnd(model, endedOn) ?? accept({ ...model, to: endedOn }, ServiceModelEnded({ modelId, unitId, endedOn }))
  );
}
