import type { Actor } from '@metodnet/scope';
import {
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
} from 'graphql';
import { type Asking, everyRole, special } from './actors.js';
import { kindOf } from './classes.js';
import { allows, upwards } from './oracle.js';
import { each } from './questions.js';
import type { Running, Walls } from './services.js';
import { builder, type Recorded } from './teller.js';
import type { World } from './world.js';

/** A mutation and one of its fields that names something which is not open to everybody. */
interface Naming {
  readonly service: Running;
  readonly mutation: GraphQLField<unknown, unknown>;
  readonly field: GraphQLInputField;
  readonly type: string;
  /** The type of what the mutation makes or changes. */
  readonly changed: string;
}

/** What the fields of inputs name by id; one that is not here is said to name nothing or fails the test. */
const NAMED: Readonly<Record<string, string>> = {
  personId: 'Person',
  mergedId: 'Person',
  survivorId: 'Person',
  teacherId: 'Person',
  teacherIds: 'Person',
  memberIds: 'Person',
  methodistId: 'Person',
  controllerId: 'Person',
};
/** What the events service looks up besides; whom it names it asks staffing's read model, or nobody. */
const NAMED_IN_EVENTS: Readonly<Record<string, string>> = {
  eventId: 'Event',
  mediaItemId: 'MediaItem',
  planId: 'Plan',
  projectId: 'Project',
  into: 'Pupil',
  personId: 'Unit',
  tutorId: 'Unit',
  // Whom a referral names is answered line by line, and a notice is read by whom it is for alone, as their own tests show.
  ids: 'Unit',
  pupilId: 'Unit',
  pupilIds: 'Unit',
  withdraw: 'Unit',
};
/** Units and acts are open to everybody who has a token; whom a newcomer is not is never looked up. */
const OPEN =
  /^(unit|unitId|toUnitId|parentId|hubId|hostId|otherId|partnerId|patronId|agreedWithId|operatorId|intoId|executorId|applicantId|homeId|customerId|difficultyId|recipients|to|unitIds|organisationIds|actId|repealedById|inPursuanceOf|amends|repeals|distinctFrom)$/;

export function namings(world: World): Naming[] {
  return Object.values(world.services).flatMap((service) =>
    Object.values(service.schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) => {
      if (mutation.args.length === 0) return [];
      const payload = getNamedType(mutation.type);
      const input = getNamedType(mutation.args[0]?.type);
      if (!isObjectType(payload) || !isInputObjectType(input))
        throw new Error(`No world for the mutation ${mutation.name}`);
      const [made] = Object.values(payload.getFields()).filter(({ name }) => name !== 'rejection');
      const changed = getNamedType(made?.type);
      return Object.values(input.getFields()).flatMap((field) => {
        if (getNamedType(field.type).name !== 'ID' || OPEN.test(field.name)) return [];
        const type = field.name === 'id' ? changed?.name : namedBy(service.name, field.name);
        if (!type)
          throw new Error(`No world for ${mutation.name}(input: { ${field.name} }): say in mutations.ts what it names`);
        return isGuarded(world, service, type)
          ? [{ service, mutation, field, type, changed: changed?.name ?? '' }]
          : [];
      });
    }),
  );
}

/** In the registry people are opaque ids that nobody looks up. */
function namedBy(service: string, field: string): string | undefined {
  if (service === 'events') return NAMED_IN_EVENTS[field];
  return service === 'staffing' ? NAMED[field] : field in NAMED ? 'Unit' : undefined;
}

const isGuarded = (world: World, service: Running, type: string) => {
  const known = service.schema.getType(type);
  return (
    isObjectType(known) &&
    kindOf(service.name, known) === 'record' &&
    recordsOf(world, type).some(({ rule }) => rule !== 'everybody')
  );
};

const recordsOf = (world: World, type: string): Recorded[] =>
  [...world.records.values()].filter((record) => record.type === type);

/** A unit's head, deputy head and methodist. */
const peopleOf = (world: World, unit: string): string[] =>
  recordsOf(world, 'Person').flatMap((record) => (record.unit === unit ? [record.id] : []));

/** An input that is right in itself, as far as its types tell. */
function inputOf(
  world: World,
  { mutation, field, changed }: Naming,
  id: string,
  unit: string,
): Record<string, unknown> {
  const input = getNamedType(mutation.args[0]?.type);
  if (!isInputObjectType(input)) throw new Error('no input');
  return Object.fromEntries(
    Object.values(input.getFields()).flatMap((one): [string, unknown][] => {
      // A team has two members at least.
      if (one.name === field.name) return [[one.name, isListType(bare(one)) ? [id, peopleOf(world, unit)[1]] : id]];
      // Whatever is found is found out to have another version, so that nothing is changed.
      if (one.name === 'expectedVersion' && field.name === 'id') return [[one.name, 9_999]];
      if (!isRequiredInputField(one)) return [];
      const value = givenTo(world, one, unit, changed);
      return [[one.name, isListType(bare(one)) ? [value] : value]];
    }),
  );
}

const bare = ({ type }: GraphQLInputField) => (isNonNullType(type) ? type.ofType : type);

function givenTo(world: World, { name, type }: GraphQLInputField, unit: string, changed: string): unknown {
  const inner = getNamedType(type);
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner))
    return Object.fromEntries(
      Object.values(inner.getFields())
        .filter(isRequiredInputField)
        .map((one) => [
          one.name,
          isListType(bare(one)) ? [givenTo(world, one, unit, changed)] : givenTo(world, one, unit, changed),
        ]),
    );
  if (inner.name === 'Date') return name === 'birthDate' ? '1980-01-01' : '2026-02-01';
  if (inner.name === 'Boolean') return false;
  if (inner.name === 'Int') return name === 'hours' ? 260 : 50;
  if (inner.name === 'Base64') return 'YQ==';
  if (OPEN.test(name)) return unit;
  if (name === 'methodistId') return peopleOf(world, unit)[2];
  if (inner.name === 'ID') return recordsOf(world, NAMED[name] ?? changed).find((record) => record.unit === unit)?.id;
  if (name === 'position') return 'teacher';
  if (name === 'subjects') return 'mathematics';
  return 'x';
}

async function told({ service, mutation }: Naming, actor: Actor, input: object, walls: Walls): Promise<string> {
  const payload = getNamedType(mutation.type);
  const [made] = isObjectType(payload)
    ? Object.values(payload.getFields()).filter(({ name }) => name !== 'rejection')
    : [];
  const { data, errors } = await service.ask(
    actor,
    `mutation ($input: ${mutation.args[0]?.type}) { it: ${mutation.name}(input: $input) { ${made?.name} { id } rejection { code params } } }`,
    { input },
    walls,
  );
  return JSON.stringify([data, errors]);
}

/** The id of nothing, as that of something of the same owner would be. */
const absent = (id: string) => id.replace(/[0-9a-f]{12}$/, 'ffffffffffff');

const FOREIGN = 'ru-pnz-kuznetsk-school-1';
const askers = (world: World): Asking[] => {
  const schools = everyRole().filter(({ own }) => own === 'ru-tom-tomsk-school-1' || own === 'ru-tom-tomsk');
  return [...schools, ...special(world).filter(({ name }) => /herself|no role|hub, and|ended/.test(name))];
};

/** What whoever asks about something foreign hears otherwise than about nothing. */
export async function differences(
  world: World,
  walls: Walls,
  chance: ((below: number) => number) | null,
): Promise<string[]> {
  const found: string[] = [];
  await each(namings(world), async (naming) => {
    const all = askers(world);
    const asking = chance ? [all[chance(all.length)] as Asking, all[chance(all.length)] as Asking] : all;
    for (const { name, actor, own } of asking) {
      const unit = own === 'ru-tom-tomsk' ? own : 'ru-tom-tomsk-school-1';
      const [something, nothing] = await bothTold(world, naming, actor, unit, walls);
      if (something !== nothing)
        found.push(`${name}: ${naming.mutation.name}(${naming.field.name}) ${something} ≠ ${nothing}`);
    }
  });
  return found;
}

/** Mutations that tell even whoever may do everything nothing of what is named: they would prove nothing. */
export async function alikeForEverybody(world: World, walls: Walls): Promise<string[]> {
  const alike: string[] = [];
  await each(namings(world), async (naming) => {
    const [something, nothing] = await bothTold(world, naming, builder, FOREIGN, walls);
    if (something === nothing) alike.push(`${naming.mutation.name}(${naming.field.name}): ${something}`);
  });
  return alike;
}

/** What is said of something in a foreign unit, and of nothing; nobody is asked about what they may see. */
async function bothTold(world: World, naming: Naming, actor: Actor, unit: string, walls: Walls): Promise<string[]> {
  const guarded = recordsOf(world, naming.type).filter(({ rule }) => rule !== 'everybody');
  // Schools are asked for nothing: those who ask their service are found there.
  const foreign = [FOREIGN, upwards(FOREIGN, 'administration')[1]]
    .map((unit) => guarded.find((record) => record.unit === unit))
    .find(Boolean);
  if (!foreign) throw new Error(`No world for ${naming.type} in ${FOREIGN}`);
  if (actor !== builder && allows(foreign.rule, actor)) return [];
  return Promise.all(
    [foreign.id, absent(foreign.id)].map((id) => told(naming, actor, inputOf(world, naming, id, unit), walls)),
  );
}
