import { type FieldNode, Kind, type ValueNode } from 'graphql';

/** An argument, or a field of the argument `input`, that names the unit or the record that a root field is about. */
export interface PlaceArgument {
  readonly value: ValueNode;
  /** The field to read when the whole input is one variable. */
  readonly within: string | null;
}

/** What names a place, the most telling first: a record says more than a unit, and a unit more than what it acts upon. */
export const placeNames: readonly string[] = ['id', 'unitId', 'unit', 'within', 'actId'];

/** Root fields that name it otherwise. */
export const namedOtherwise: Readonly<Record<string, readonly string[]>> = {
  // The record that is merged changes; the survivor stays as it is.
  mergePersons: ['mergedId'],
  // The units that end are taken into one that goes on, with all that stood below them.
  mergeUnits: ['intoId'],
  // What is done at an event, in a plan or with what is lent is kept where that is.
  registerForEvent: ['eventId'],
  recordWalkIn: ['eventId'],
  recordAttendances: ['eventId'],
  holdEvents: ['ids'],
  issueCertificates: ['eventId'],
  addPlanItem: ['planId'],
  lendMediaItem: ['mediaItemId'],
  readNotices: ['ids'],
  // A new unit is in nobody's table yet; its parent must know it.
  registerUnit: ['parentId', 'id'],
};

/** The arguments of a root field that may name its place, in the order of precedence; the first with a value decides. */
export function placesOf({ name: { value: field }, arguments: given = [] }: FieldNode): PlaceArgument[] {
  const names = (Object.hasOwn(namedOtherwise, field) ? namedOtherwise[field] : undefined) ?? placeNames;
  const named = (name: string) => given.find((argument) => argument.name.value === name)?.value;
  const direct = names.flatMap((name) => named(name) ?? []).map((value) => ({ value, within: null }));
  const input = named('input');
  if (input?.kind === Kind.VARIABLE) return [...direct, ...names.map((within) => ({ value: input, within }))];
  if (input?.kind !== Kind.OBJECT) return direct;
  const inner = names.flatMap((name) => input.fields.find((held) => held.name.value === name)?.value ?? []);
  return [...direct, ...inner.map((value) => ({ value, within: null }))];
}
