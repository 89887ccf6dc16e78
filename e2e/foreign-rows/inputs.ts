import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { UNITS } from './oracle.js';
import type { Recorded } from './teller.js';
import type { World } from './world.js';

/** What the arguments of fields are given: those that are needed, and one by one those that may be. */
export class Inputs {
  readonly units = UNITS;
  readonly fewUnits = ['ru-tom-tomsk-school-1', 'ru-tom', 'ru-tom-hub-south', 'ru-pnz-kuznetsk'];

  constructor(private readonly world: World) {}

  /** Every value that a needed argument is to be given. */
  needed(path: string, argument: GraphQLArgument, returned: string): readonly unknown[] {
    const { name } = argument;
    if (name === 'unit' || (name === 'id' && returned === 'Unit')) return UNITS;
    if (name === 'id') return this.idsOf(returned);
    if (name === 'actId') return this.idsOf('Act').slice(0, 1);
    if (name === 'observation') return OBSERVATIONS;
    if (name === 'within' || name === 'executor') return UNITS;
    if (name === 'filter') return [{}, ...this.optional(path, argument)];
    if (name === 'planId') return this.idsOf('Plan');
    if (path === 'certificateByCode') return ['x'];
    // A preview shows what it is given.
    if (path === 'certificatePreview') return [];
    if (name === 'number') return [1];
    if (name === 'from') return ['2025-09-01'];
    if (name === 'to') return ['2026-08-31'];
    if (name === 'query' && path === 'register')
      return UNITS.map((unit) => ({ unit, from: '2025-M06', to: '2025-M06' }));
    if (name === 'query') return UNITS.flatMap((unit) => FIGURES.map((figures) => ({ unit, ...figures })));
    if (name === 'code') return ['REP-14'];
    throw new Error(`No world for the argument ${path}(${name}): say in inputs.ts what it is to be given`);
  }

  /** Values of an argument that may be left out, each of which is asked once. */
  optional(path: string, argument: GraphQLArgument | GraphQLInputField): readonly unknown[] {
    const { name, type } = argument;
    if (name === 'first' || name === 'after') return [];
    const inner = getNamedType(type);
    const list = isListType(isNonNullType(type) ? type.ofType : type);
    const as = (values: readonly unknown[]) => (list ? values.map((value) => [value]) : values);
    if (isEnumType(inner)) return as(inner.getValues().map(({ name: value }) => value));
    if (isInputObjectType(inner))
      return Object.values(inner.getFields()).flatMap((field) =>
        this.optional(`${path}.${name}`, field).map((value) => ({ [field.name]: value })),
      );
    if (inner.name === 'Boolean') return [true, false];
    if (inner.name === 'Date') return ['2025-03-01'];
    // A search must not tell that somebody whose name one may not read is called so.
    if (name === 'search') return [...this.world.names, ...this.world.themes];
    if (/^(personId|methodistId|authorId|tutorId)$/.test(name))
      return this.idsOf('Person').filter((_, index) => index % 20 === 0);
    if (/^(unitId|unit|within|home|service|applicant|executor|organiser|customerId|responsibleId)$/.test(name))
      return ['ru-tom-tomsk-school-1', 'ru-pnz-kuznetsk', 'ru-pnz'];
    if (name === 'subject')
      return this.recordsOf('RoleGrant')
        .map(({ rule }) => (rule === 'everybody' ? '' : rule.subject))
        .slice(0, 4);
    if (name === 'positions') return [['head']];
    if (name === 'subjects') return [['mathematics']];
    if (name === 'codes') return [['IND-03']];
    if (name === 'indicator') return ['IND-47'];
    if (name === 'reference') return ['17'];
    if (name === 'birthYears') return [[2012]];
    const named = NAMED_BY_FILTERS[name];
    if (named) return this.idsOf(named).filter((_, index) => index % 12 === 0);
    throw new Error(`No world for the argument ${path}(${name}): say in inputs.ts what it is to be given`);
  }

  idsOf(type: string): string[] {
    return this.recordsOf(type).map(({ id }) => id);
  }

  private recordsOf(type: string): Recorded[] {
    return [...this.world.records.values()].filter((record) => record.type === type);
  }
}

/** What filters of the events service name by id. */
const NAMED_BY_FILTERS: Readonly<Record<string, string>> = {
  agreementId: 'Agreement',
  structureId: 'Structure',
  programmeId: 'TargetProgramme',
  planItemId: 'PlanItem',
  planId: 'Plan',
  eventId: 'Event',
  requestId: 'EventRequest',
  basisId: 'EventRequest',
  mediaItemId: 'MediaItem',
  projectId: 'Project',
  bulletinId: 'Bulletin',
  referralId: 'Referral',
  seriesId: 'Event',
  pupilId: 'Pupil',
  difficultyId: 'Person',
};

/** The ways to ask for figures, of every unit each. */
export const FIGURES = [
  { indicators: ['IND-03', 'IND-D1'], from: '2025-M12', to: '2025-M12' },
  { indicators: ['IND-03', 'IND-04'], from: '2025-M12', to: '2025-M12', select: 'DESCENDANTS', includeSelf: true },
  { indicators: ['IND-03'], from: '2025-M06', to: '2025-M06', select: 'CHILDREN', rankWithin: 'LEVEL' },
  {
    indicators: ['IND-03'],
    from: '2025-M06',
    to: '2025-M06',
    select: 'DESCENDANTS',
    hierarchy: 'NETWORK',
    includeSelf: true,
  },
  { indicators: ['IND-03'], from: '2025-M06', to: '2025-M06', select: 'DESCENDANTS', treeAsOf: '2024-01-01' },
];

const OBSERVATIONS = UNITS.flatMap((unit) =>
  [
    'IND-D1~U~2025-M06~ADMINISTRATIVE~as-was',
    'IND-D1~U~2025-M12~NETWORK~as-was',
    'IND-04~U~2025-M06~ADMINISTRATIVE~2024-01-01',
  ].map((id) => id.replace('U', unit)),
);
