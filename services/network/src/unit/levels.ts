import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';

/** The level at which members of a kind work (NET-01, CL-10, CL-22). */
export const levelOfKind: Readonly<Record<UnitKind, UnitLevel>> = {
  INTER_REGIONAL_NETWORK: 'INTER_REGIONAL',
  REGION: 'REGION',
  HUB: 'HUB',
  MUNICIPALITY: 'MUNICIPALITY',
  SCHOOL: 'ORGANISATION',
  BOARDING_SCHOOL: 'ORGANISATION',
  ORPHANAGE: 'ORGANISATION',
  PRESCHOOL: 'ORGANISATION',
  ADDITIONAL_EDUCATION: 'ORGANISATION',
  INTER_REGIONAL_OPERATOR: 'ORGANISATION',
  REGIONAL_AUTHORITY: 'ORGANISATION',
  REGIONAL_OPERATOR: 'ORGANISATION',
  REGIONAL_OPERATOR_UNIT: 'ORGANISATION',
  EDUCATION_AUTHORITY: 'ORGANISATION',
  METHODICAL_CENTRE: 'ORGANISATION',
  METHODICAL_SERVICE_UNIT: 'ORGANISATION',
  PMPC: 'ORGANISATION',
  MUNICIPAL_ORGANISATION: 'ORGANISATION',
  UNIVERSITY: 'ORGANISATION',
  PARTNER_ORGANISATION: 'ORGANISATION',
  PROFESSIONAL_COMMUNITY: 'ORGANISATION',
  SUPERVISORY_BODY: 'ORGANISATION',
};

/**
 * Levels under which a unit of a level may stand. Organisations may stand under organisations (a resource centre inside
 * an institution); below municipalities the network hierarchy follows the administrative one and is not stated anew.
 */
export const parentLevels: Readonly<Record<Hierarchy, Readonly<Record<UnitLevel, readonly UnitLevel[]>>>> = {
  ADMINISTRATIVE: {
    INTER_REGIONAL: [],
    REGION: ['INTER_REGIONAL'],
    HUB: ['REGION'],
    MUNICIPALITY: ['REGION'],
    ORGANISATION: ['INTER_REGIONAL', 'REGION', 'MUNICIPALITY', 'ORGANISATION'],
  },
  NETWORK: {
    INTER_REGIONAL: [],
    REGION: [],
    HUB: ['REGION'],
    MUNICIPALITY: ['HUB'],
    ORGANISATION: [],
  },
};
