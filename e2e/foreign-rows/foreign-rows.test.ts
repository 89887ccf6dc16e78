import { type Asking, everyRole, special } from './actors.js';
import { kindOf, objectTypesOf } from './classes.js';
import { FIGURES, Inputs } from './inputs.js';
import { type Finding, Judge, type Kind, textsOf } from './judge.js';
import { alikeForEverybody, differences, namings } from './mutations.js';
import { chanceOf, each, sampled, sampledThoroughly } from './questions.js';
import type { Walls } from './services.js';
import { builder } from './teller.js';
import { type Way, waysInto } from './ways.js';
import { createWorld, type World } from './world.js';

/**
 * `FOREIGN_ROWS=everybody` lets every role ask at every place, of every door one question in each form (a quarter of an hour or more); `FOREIGN_ROWS=all` every question, which
 * takes hours; otherwise some of them ask, others with another `FOREIGN_ROWS_SEED`.
 */
const ALL = process.env.FOREIGN_ROWS === 'all';
const EVERYBODY = ALL || process.env.FOREIGN_ROWS === 'everybody';
const SEED = Number(process.env.FOREIGN_ROWS_SEED ?? 5);
/** Far beyond what a busy machine takes. */
const PATIENCE = EVERYBODY ? 24 * 3_600_000 : 1_800_000;

let world: World;
let inputs: Inputs;
beforeAll(async () => {
  world = await createWorld();
  inputs = new Inputs(world);
}, PATIENCE);
afterAll(() => world?.stop());

/** Some of every role, each at one place, and of those whose rights are none of one role today. */
function askers(chance: (below: number) => number, part: number): Asking[] {
  const [roles, others] = [everyRole(), special(world)];
  if (EVERYBODY) return [...others, ...roles];
  const some = (list: readonly Asking[], count: number) =>
    [...list]
      .map((one) => [chance(1e9), one] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, count)
      .map(([, one]) => one);
  return [...some(others, Math.ceil(others.length * part)), ...some(roles, Math.ceil((roles.length / 4) * part))];
}

/** Somebody who may do everything in a municipality always asks: then something of every type is seen. */
const ALWAYS = everyRole().find(({ name }) => name === 'education-authority-head of ru-tom-tomsk') as Asking;

/** Asks everybody's questions, and answers what was told that should not have been, or was not that should. */
async function findings(walls: Walls, part: number) {
  const next = chanceOf(SEED);
  const found: Finding[] = [];
  const seen = new Map<string, number>();
  let asked = 0;
  for (const service of Object.values(world.services)) {
    const ways = waysInto(service, inputs);
    const judge = new Judge(world, service, walls);
    const questions = [ALWAYS, ...askers(chanceOf(SEED), part)].flatMap((asking) =>
      (ALL ? ways : (asking === ALWAYS && service.name === 'reporting' ? sampledThoroughly : sampled)(ways, next)).map(
        (way): [Asking, Way] => [asking, way],
      ),
    );
    await each(questions, async ([asking, way]) => {
      const answer = await service.ask(asking.actor, way.source, way.variables, walls);
      found.push(...judge.leaksIn(asking, way, answer));
      if (walls === 'both walls') {
        const ofNothing =
          'unit' in way.needed &&
          (await service.ask(asking.actor, way.source, { ...way.variables, unit: NOWHERE }, walls));
        found.push(...judge.faultsIn(asking, way, answer, ofNothing || null));
      }
      asked++;
    });
    for (const [type, times] of judge.seen) seen.set(type, (seen.get(type) ?? 0) + times);
  }
  return { found, seen, asked };
}

/** Texts that nobody could tell anything by: those of the open registry, codes and what stands in norms. */
const UNMARKED = [
  'Act.fileUrl',
  'Act.issuer',
  'Act.number',
  'Act.source',
  'Act.suspect',
  'AssignmentMeasure.indicator',
  'AssignmentMeasure.value',
  'Bulletin.url',
  'Certificate.number',
  'CertificatePaper.code',
  'CertificatePaper.pdfUrl',
  'CertificatePaper.verifyUrl',
  'Contingent.basis',
  'EmploymentTerm.subjects',
  'Event.endsAt',
  'Event.startsAt',
  'MethodistAssignment.direction',
  'NoticeFacts.endsAt',
  'NoticeFacts.startsAt',
  'Participation.waitsBecause',
  'PremisesState.missing',
  'Publication.place',
  'Pupil.reference',
  'StaffingNorm.code',
  'StaffingNorm.printed',
  'StaffingNorm.source',
  'UnitName.name',
  'UnitName.shortName',
  'WebResource.url',
];

/** What a service without walls tells whoever asks; of others, rows and what they say. */
const TOLD: Readonly<Record<string, readonly Kind[]>> = {
  staffing: ['row', 'text', 'count'],
  reporting: ['figure', 'fact'],
};

const chance = () => (EVERYBODY ? null : chanceOf(SEED));

/** A unit that there is not. */
const NOWHERE = 'ru-tom-tomsk-school-77';

describe(`Asking for everything in the schemas (FOREIGN_ROWS_SEED=${SEED}${ALL ? ', all of it' : ''})`, () => {
  it('is possible: the world has something of every type', () => {
    const made = new Set([...world.records.values()].map(({ service, type }) => `${service}.${type}`));
    for (const { name, schema } of Object.values(world.services)) {
      for (const type of objectTypesOf(schema))
        if (kindOf(name, type) === 'record') expect(made).toContain(`${name}.${type.name}`);
    }
  });

  it(
    'would show in every text: each is marked somewhere',
    async () => {
      const texts = new Map<string, boolean>();
      for (const service of Object.values(world.services)) {
        for (const way of waysInto(service, inputs).filter(({ field }) => field === '_entities')) {
          const { data } = await service.ask(builder, way.source, way.variables);
          for (const [text, isMarked] of textsOf(service, data.it, (told) => world.secrets.marksIn(told).length > 0))
            texts.set(text, isMarked || (texts.get(text) ?? false));
        }
      }
      expect([...texts].flatMap(([text, isMarked]) => (isMarked ? [] : [text])).sort()).toEqual(UNMARKED);
    },
    PATIENCE,
  );

  it(
    'shows everybody what is theirs and nobody anything else',
    async () => {
      const { found, seen, asked } = await findings('both walls', 0.15);
      expect(found.slice(0, 20)).toEqual([]);
      expect(asked).toBeGreaterThan(500);
      const types = new Set([...world.records.values()].map(({ type }) => type));
      expect([...types, 'Fact'].filter((type) => !seen.has(type))).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'tells nobody whether there is what a mutation names, but whoever may see it',
    async () => {
      expect(namings(world).length).toBeGreaterThan(30);
      expect(await differences(world, 'both walls', chance())).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'shows and tells nobody anything else by row-level security alone',
    async () => {
      const { found, seen } = await findings('row-level security alone', 0.1);
      expect(found.slice(0, 20)).toEqual([]);
      expect(seen.get('Employment')).toBeGreaterThan(0);
      expect(await differences(world, 'row-level security alone', chance())).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'shows and tells nobody anything else by the own check alone',
    async () => {
      for (const service of Object.values(world.services)) await service.disarm();
      const { found, seen } = await findings('the own check alone', 0.1);
      expect(found.slice(0, 20)).toEqual([]);
      expect(seen.get('Employment')).toBeGreaterThan(0);
      expect(await differences(world, 'the own check alone', chance())).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'would find whatever both walls let through: without either, everything is foreign',
    async () => {
      const { found } = await findings('row-level security alone', 0.05);
      for (const service of Object.keys(world.services)) {
        const kinds = new Set(found.filter((one) => one.service === service).map(({ kind }) => kind));
        expect([service, ...kinds]).toEqual(expect.arrayContaining([service, ...(TOLD[service] ?? ['row', 'text'])]));
      }
      const isTold = (figures: object) =>
        found.some(({ kind, way }) => kind === 'figure' && way.includes(JSON.stringify(figures).slice(1)));
      expect(FIGURES.filter((figures) => !isTold(figures))).toEqual([]);
      expect(await alikeForEverybody(world, 'the own check alone')).toEqual([]);
    },
    PATIENCE,
  );
});
