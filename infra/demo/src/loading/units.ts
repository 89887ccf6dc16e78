import type { Dataset, DemoUnit } from '../dataset.js';
import type { Command } from './gateway.js';

/** The forms of a methodical service (CL-12) as they follow from its kind. */
const FORMS: Partial<Record<DemoUnit['kind'], string>> = {
  METHODICAL_CENTRE: 'LEGAL_ENTITY',
  METHODICAL_SERVICE_UNIT: 'STRUCTURAL_UNIT',
};

/** Registers the units, those above before those below: one list per depth, each in any order. */
export function registrations({ units }: Dataset): Command[][] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const depthOf = ({ parent }: DemoUnit): number => {
    const above = parent === null ? undefined : byId.get(parent);
    return above ? depthOf(above) + 1 : 0;
  };
  const depths: Command[][] = [];
  for (const unit of units) {
    const depth = depthOf(unit);
    depths[depth] = [...(depths[depth] ?? []), registration(unit, byId.get(unit.parent ?? unit.id))];
  }
  return depths;
}

function registration({ parent, level: _, ...unit }: DemoUnit, above: DemoUnit | undefined): Command {
  const organisationalForm = FORMS[unit.kind];
  const hosted = organisationalForm === 'STRUCTURAL_UNIT' && above?.level === 'ORGANISATION';
  return {
    mutation: 'registerUnit',
    inputType: 'RegisterUnitInput',
    input: {
      ...unit,
      ...(parent === null ? {} : { parentId: parent }),
      ...(organisationalForm ? { organisationalForm } : {}),
      ...(hosted ? { hostId: parent } : {}),
    },
    answer: 'unit { id }',
    doneAlready: ['code-taken'],
  };
}

/** Puts the municipalities into their hubs. */
export const hubMemberships = ({ memberships }: Dataset): Command[] =>
  memberships.map(({ hub, municipality, agreement, from }) => ({
    mutation: 'moveUnit',
    inputType: 'MoveUnitInput',
    input: { id: municipality, hierarchy: 'NETWORK', parentId: hub, from, agreement },
    answer: 'unit { id }',
    doneAlready: ['already-there'],
  }));
