import type { StructureKind, UnitLevel } from '@metodnet/contracts';

const organisation: readonly UnitLevel[] = ['ORGANISATION'];
const both: readonly UnitLevel[] = ['MUNICIPALITY', 'ORGANISATION'];
const everywhere: readonly UnitLevel[] = ['INTER_REGIONAL', 'REGION', 'HUB', 'MUNICIPALITY', 'ORGANISATION'];

/** Where structures of a kind work: chairs and councils in an organisation, MMO in a municipality, PTG in both (NET-15). */
export const levelsOfKind: Readonly<Record<StructureKind, readonly UnitLevel[]>> = {
  SERVICE: everywhere,
  CENTRE: everywhere,
  OFFICE: everywhere,
  CHAIR: organisation,
  METHODICAL_ASSOCIATION: organisation,
  MMO: ['MUNICIPALITY'],
  METHODICAL_COUNCIL: both,
  PEDAGOGICAL_COUNCIL: organisation,
  PTG: both,
  PROJECT_GROUP: both,
  INITIATIVE_TEAM: organisation,
  WORKING_GROUP: everywhere,
  PROFESSIONAL_COMMUNITY: everywhere,
};

/** An MMO has a subject or direction (CL-05); an organisation's association may have one. */
export const subjectOf = (kind: StructureKind): 'needed' | 'allowed' | 'none' => {
  if (kind === 'MMO') return 'needed';
  return kind === 'METHODICAL_ASSOCIATION' || kind === 'CHAIR' ? 'allowed' : 'none';
};
