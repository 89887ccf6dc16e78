import { aRegistration, code, day } from '../network.fixture.js';
import type { Parent, Unit } from './unit.js';

/** A unit above another. */
export const above = (level: Parent['level'], given: Partial<Parent> = {}): Parent => ({
  id: code(
    {
      INTER_REGIONAL: 'ru',
      REGION: 'ru-tom',
      HUB: 'ru-tom-hub-tomsk',
      MUNICIPALITY: 'ru-tom-tomsk',
      ORGANISATION: 'ru-tom-tomsk-host',
    }[level],
  ),
  level,
  ownerId: code(level === 'INTER_REGIONAL' ? 'ru' : level === 'REGION' || level === 'HUB' ? 'ru-tom' : 'ru-tom-tomsk'),
  from: day('2000-01-01'),
  closedOn: null,
  ...given,
});

/** A school of Tomsk as it was registered. */
export const aUnit = (given: Partial<Unit> = {}): Unit => {
  const { name, shortName, from, agreement: _, ...rest } = aRegistration();
  return {
    ...rest,
    from,
    level: 'ORGANISATION',
    ownerId: code('ru-tom-tomsk'),
    names: [{ name, shortName, from }],
    placements: [
      {
        hierarchy: 'ADMINISTRATIVE',
        parentId: code('ru-tom-tomsk'),
        parentLevel: 'MUNICIPALITY',
        agreement: null,
        from,
        to: null,
      },
    ],
    closedOn: null,
    successorIds: [],
    version: 1,
    ...given,
  };
};

/** A municipality in a region and in a hub. */
export const aMunicipality = (given: Partial<Unit> = {}): Unit =>
  aUnit({
    id: code('ru-tom-tomsk'),
    kind: 'MUNICIPALITY',
    level: 'MUNICIPALITY',
    placements: [
      {
        hierarchy: 'ADMINISTRATIVE',
        parentId: code('ru-tom'),
        parentLevel: 'REGION',
        agreement: null,
        from: day('2020-01-01'),
        to: null,
      },
      {
        hierarchy: 'NETWORK',
        parentId: code('ru-tom-hub-tomsk'),
        parentLevel: 'HUB',
        agreement: 'BY_AGREEMENT',
        from: day('2020-01-01'),
        to: null,
      },
    ],
    ...given,
  });
