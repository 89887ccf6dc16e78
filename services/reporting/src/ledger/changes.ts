import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import type { StatedFact } from './fact.js';

/** What a domain event changes in the ledger. */
export type Change =
  | { readonly kind: 'states'; readonly facts: readonly StatedFact[]; readonly beside?: string }
  | { readonly kind: 'same-person'; readonly ids: readonly [string, string] }
  | {
      readonly kind: 'unit';
      readonly unit: {
        readonly id: string;
        readonly kind: UnitKind;
        readonly level: UnitLevel;
        readonly ownerId: string;
        readonly from: CalendarDate;
      };
    }
  | {
      readonly kind: 'named';
      readonly teller: string;
      readonly unit: string;
      readonly name: string;
      readonly shortName: string;
      readonly from: CalendarDate;
    }
  | { readonly kind: 'closed'; readonly teller: string; readonly unit: string; readonly on: CalendarDate }
  | {
      /** A category or a site status, by the id of its record. */
      readonly kind: 'tagged';
      readonly id: string;
      readonly unit: string;
      readonly tag: string;
      readonly from: CalendarDate;
      readonly to: CalendarDate | null;
    }
  | { readonly kind: 'untagged'; readonly id: string; readonly unit: string; readonly on: CalendarDate }
  | {
      /** `teller`: the owner whose event it is; it counts when the unit is its own. */
      readonly kind: 'placed';
      readonly teller: string;
      readonly unit: string;
      readonly hierarchy: Hierarchy;
      readonly parents: readonly {
        readonly parentId: string;
        readonly from: CalendarDate;
        readonly to: CalendarDate | null;
      }[];
    };

/** The event's aggregate now says this, and nothing of what it said before. */
export const states = (...facts: readonly StatedFact[]): Change => ({ kind: 'states', facts });

/** The aggregate says this besides what it says otherwise: for what an event tells without restating the rest. */
export const statesBeside = (beside: string, ...facts: readonly StatedFact[]): Change => ({
  kind: 'states',
  facts,
  beside,
});

/** Two ids are one person, at every date. */
export const samePerson = (survivor: string, merged: string): Change => ({
  kind: 'same-person',
  ids: [survivor, merged],
});
