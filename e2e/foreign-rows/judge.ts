import type { Actor } from '@metodnet/scope';
import { getNamedType, isObjectType } from 'graphql';
import type { Asking } from './actors.js';
import { kindOf } from './classes.js';
import { type Ability, allows, may, type Rule, within } from './oracle.js';
import type { Answer, Running, Walls } from './services.js';
import type { Recorded } from './teller.js';
import type { Way } from './ways.js';
import type { World } from './world.js';

/** What is wrong with an answer: something that its reader should not have seen, or something that it should have. */
export interface Finding {
  readonly who: string;
  readonly service: string;
  readonly way: string;
  readonly kind: Kind;
  readonly what: string;
}

/** A mark in whatever was told, a record by its id, how many there are, a figure of a unit, a fact of somebody; or something left out. */
export type Kind = 'text' | 'row' | 'count' | 'figure' | 'fact' | 'missing';

type Typed = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/** Looks through answers for what their reader may not see: marks in any text, records by their ids, counts and figures. */
export class Judge {
  /** How often records of a type were seen by whoever may: a proof that sees nothing proves nothing. */
  readonly seen = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly service: Running,
    private readonly walls: Walls,
  ) {}

  /** What an answer tells that it should not. */
  leaksIn({ name: who, actor }: Asking, way: Way, { data, errors }: Answer): Finding[] {
    const { secrets } = this.world;
    const leaks = new Map<string, Kind>();
    const sought = secrets.marksIn(JSON.stringify(way.optional ?? {}));
    const text = JSON.stringify([data, errors]);
    for (const mark of secrets.foreignIn(`${text} ${decoded(text)}`, actor))
      if (!this.isWithheldByServiceAlone(mark)) leaks.set(`the mark ${mark}`, 'text');
    for (const mark of sought)
      if (found(data?.it) && !allows(secrets.ruleOf(mark), actor))
        leaks.set(`that somebody is called ${mark}`, 'count');
    for (const object of objectsIn(data)) {
      const told = this.toldBy(object, actor);
      if (told) leaks.set(...told);
    }
    for (const unit of figuresIn(data?.it))
      if (!may(actor, 'figures', unit)) leaks.set(`a figure of ${unit}`, 'figure');
    if (way.field === 'staffingNorms' && !may(actor, 'read', String(way.needed.unit)) && sumOf(data?.it?.load) > 0)
      leaks.set(`how many work in ${way.needed.unit}`, 'count');
    return [...leaks].map(([what, kind]) => this.finding(who, way, kind, what));
  }

  /** What an answer should have told and has not, or refused in words that tell whether there is something. */
  faultsIn({ name: who, actor }: Asking, way: Way, { data, errors }: Answer, ofNothing: Answer | null): Finding[] {
    const fault = (what: string) => [this.finding(who, way, 'missing', what)];
    if (way.field === '_entities') {
      const type = String(way.needed.type);
      const expected =
        type === 'Unit'
          ? []
          : this.visible(actor, (record) => record.type === type && record.service === this.service.name);
      const shown = data.it.flatMap((one: Typed | null) => (one && type !== 'Unit' ? [String(one.id)] : [])).sort();
      return same(shown, expected) ? [] : fault(`${shown.length} shown, ${expected.length} expected`);
    }
    if (this.service.name === 'events')
      return this.missingIn(way, actor, data) ? fault(`of ${JSON.stringify(way.needed)} not all`) : [];
    const { unit } = way.needed;
    if (typeof unit !== 'string' || way.optional || this.service.name !== 'staffing') return [];
    if (!may(actor, NEEDED[way.field] ?? 'read', unit)) {
      if (data?.it !== null || !same(errors, ofNothing?.errors ?? []))
        return fault(`refused otherwise than what is not there: ${errors}`);
      return [];
    }
    const type = LISTED[way.field];
    if (!type) return [];
    const expected = this.visible(actor, (record) => record.type === type && this.isIn(record, unit));
    const nodes: readonly Typed[] = data?.it?.nodes ?? data?.it ?? [];
    const shown = nodes.map(({ id }) => String(id)).sort();
    return same(shown, expected) ? [] : fault(`${shown.length} listed, ${expected.length} expected ${errors}`);
  }

  private finding(who: string, { name: way }: Way, kind: Kind, what: string): Finding {
    return { who, service: this.service.name, way, kind, what };
  }

  /** Whether a list of the events service of all below a unit has left out what may be seen. */
  private missingIn({ field, needed, optional }: Way, actor: Actor, data: Answer['data']): boolean {
    const type = LISTED_BELOW[field];
    const { within: below } = { ...needed, ...(needed.filter as object | undefined) } as { within?: string };
    if (!type || optional || !below || (needed.filter && Object.keys(needed.filter).length > 1)) return false;
    const expected = this.visible(actor, (record) => record.type === type && within(below).includes(record.unit));
    const shown = (data?.it?.nodes ?? []).map(({ id }: Typed) => String(id)).sort();
    return !same(shown, expected);
  }

  private isWithheldByServiceAlone(mark: string): boolean {
    return this.walls === 'row-level security alone' && this.world.secrets.isOfColumn(mark);
  }

  private visible(actor: Actor, isAsked: (record: Recorded) => boolean): string[] {
    return [...this.world.records.values()]
      .filter((record) => isAsked(record) && allows(record.rule, actor))
      .map(({ id }) => id)
      .sort();
  }

  /** Whether a list of a unit holds the record today: people where they work, jobs while they last. */
  private isIn({ type, id, unit }: Recorded, top: string): boolean {
    const units =
      type === 'Person'
        ? (this.world.works.get(id) ?? [])
        : type === 'Employment' && this.world.ended.has(id)
          ? []
          : [unit];
    return units.some((one) => within(top).includes(one));
  }

  private toldBy(object: Typed, actor: Actor): [what: string, Kind] | null {
    const { __typename: type, id } = object;
    const known = this.service.schema.getType(type);
    if (!isObjectType(known)) throw new Error(`No type ${type}`);
    const kind = kindOf(this.service.name, known);
    if (kind === 'record' && id !== undefined) {
      if (!allows(this.ruleOf(type, String(id)), actor)) return [`${type} ${id}`, 'row'];
      this.seen.set(type, (this.seen.get(type) ?? 0) + 1);
    }
    const { totalCount, nodes } = object;
    if (totalCount !== undefined && Array.isArray(nodes) && totalCount !== nodes.length)
      return [`${totalCount} counted, ${nodes.length} shown`, 'count'];
    if (type === 'Fact') return this.toldByFact(String(object.subject), actor);
    return null;
  }

  /** Facts are told of people and things, which are known by the ids in their subjects. */
  private toldByFact(subject: string, actor: Actor): [what: string, Kind] | null {
    const record = this.world.records.get(subject.replace(/^[a-z_]+:/, ''));
    if (!record) throw new Error(`No world for the fact of ${subject}`);
    this.seen.set('Fact', (this.seen.get('Fact') ?? 0) + 1);
    const units = record.person ? (this.world.jobs.get(record.person) ?? []) : [record.unit];
    return units.some((unit) => may(actor, 'drill', unit)) ? null : [`the fact of ${subject}`, 'fact'];
  }

  private ruleOf(type: string, id: string): Rule {
    const record = this.world.records.get(id);
    if (record) return record.rule;
    // The registry comes with acts that the documents cite; they are everybody's.
    if (type === 'Act') return 'everybody';
    throw new Error(`No world for ${type} ${id}`);
  }
}

/** What the fields with a unit need there, where it is not to read its staff. */
const NEEDED: Readonly<Record<string, Ability>> = { rosterImports: 'staff', rosterExport: 'names' };

/** What the lists of a unit list. */
const LISTED: Readonly<Record<string, string>> = {
  persons: 'Person',
  employments: 'Employment',
  qualifications: 'QualificationRecord',
  regionalMethodists: 'RegionalMethodistStatus',
  staffSchedules: 'StaffSchedule',
  workplaces: 'Workplace',
  premises: 'Premises',
  methodistAssignments: 'MethodistAssignment',
  managementTeams: 'ManagementTeam',
  rosterImports: 'RosterImport',
};

/** What the lists of the events service list that take a unit with all below it. */
const LISTED_BELOW: Readonly<Record<string, string>> = {
  events: 'Event',
  plans: 'Plan',
  planItems: 'PlanItem',
  consultations: 'Consultation',
  practices: 'Practice',
  targetProgrammes: 'TargetProgramme',
  projects: 'Project',
  tutorAssignments: 'TutorAssignment',
  materials: 'Material',
  mediaItems: 'MediaItem',
  loans: 'Loan',
  paidServices: 'PaidService',
  certificates: 'Certificate',
  referrals: 'Referral',
  bulletins: 'Bulletin',
};

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a list, or one inside of what was asked for, has found anything. */
const found = (it: unknown): boolean =>
  [...objectsIn(it)].some(
    ({ totalCount, nodes }) => Number(totalCount ?? 0) > 0 || (Array.isArray(nodes) && nodes.length > 0),
  );

/** The units of which figures are told, as a table or as a list. */
function figuresIn(it: { columns?: { name: string }[]; rows?: string[][]; nodes?: Typed[] } | null): string[] {
  const column = it?.columns?.findIndex(({ name }) => name === 'unit') ?? -1;
  return [
    ...(column < 0 ? [] : (it?.rows ?? []).map((row) => String(row[column]))),
    ...(it?.nodes ?? []).flatMap(({ __typename, unit }) => (__typename === 'Observation' ? [String(unit)] : [])),
  ];
}

const sumOf = (counts: Readonly<Record<string, unknown>> | undefined): number =>
  Object.values(counts ?? {}).reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);

function* objectsIn(value: unknown): Generator<Typed> {
  if (typeof value !== 'object' || value === null) return;
  if ('__typename' in value) yield value as Typed;
  for (const one of Object.values(value)) yield* objectsIn(one);
}

/** Cursors and files, which are texts in base64. */
const decoded = (text: string): string =>
  (text.match(/"[A-Za-z0-9+/_-]{16,}={0,2}"/g) ?? [])
    .map((one) => Buffer.from(one.slice(1, -1), 'base64').toString('utf8'))
    .join(' ');

/** The texts of records and their parts, by type and field, each with whether it is ever as wanted. */
export function textsOf(service: Running, data: unknown, isWanted: (text: string) => boolean): Map<string, boolean> {
  const texts = new Map<string, boolean>();
  for (const { __typename: type, ...fields } of objectsIn(data)) {
    const known = service.schema.getType(type);
    if (!isObjectType(known) || !['record', 'part'].includes(kindOf(service.name, known))) continue;
    for (const [name, value] of Object.entries(fields)) {
      if (getNamedType(known.getFields()[name]?.type)?.name !== 'String') continue;
      const text = `${type}.${name}`;
      texts.set(text, (texts.get(text) ?? false) || isWanted(JSON.stringify(value)));
    }
  }
  return texts;
}
