import type { Seeded } from '@metodnet/demo';
import type { Stage } from '../stage/stage.js';

/** Something that goes wrong, for as long as it lasts: when it returns, whatever it stopped runs again. */
export interface Fault {
  /** As it stands in the counts: `kill network`. */
  readonly name: string;
  /** How often it is chosen, compared with others. */
  readonly weight: number;
  /** Answers false when it could not be made to happen. */
  strike(stage: Stage, chance: Seeded, note: Note): Promise<boolean>;
}

/** Counts a situation that the run should meet at least once. */
export type Note = (situation: string) => void;
