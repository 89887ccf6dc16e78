import type { MethodistKind, PositionFacts, PositionGroup } from '@metodnet/contracts';
import { positions } from './positions.js';

/** A position of the qualification directory (ЕКС, order 761н) or one that the documents name beside it. */
export interface Position {
  readonly code: string;
  readonly ru: string;
  readonly en: string;
  readonly group: PositionGroup;
  readonly methodistKind: MethodistKind | null;
}

const byCode = new Map(positions.map((position) => [position.code, position]));

export const findPosition = (code: string): Position | undefined => byCode.get(code);

/** What populations ask of a position; a code that is not in the list is a fault of ours, checked before. */
export function factsOf(code: string): PositionFacts {
  const position = byCode.get(code);
  if (!position) throw new Error(`No such position: ${code}`);
  return {
    position: code,
    positionGroup: position.group,
    pedagogical: position.group === 'PEDAGOGICAL',
    teacher: code === 'teacher',
    manager: position.group === 'MANAGERIAL',
    methodist: position.methodistKind !== null,
    methodistKind: position.methodistKind,
  };
}

/** Codes of the positions for which something holds: what figures over many people are counted by. */
export const codesWhere = (holds: (facts: PositionFacts) => boolean): string[] =>
  positions.map(({ code }) => code).filter((code) => holds(factsOf(code)));
