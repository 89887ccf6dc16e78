import { calendarDate, unitId } from '@metodnet/kernel';
import { applyTreeChanges } from '@metodnet/scope';
import type { Service } from '@metodnet/subgraph';
import pg from 'pg';
import { sample } from '../../libs/subgraph/src/sample/notes.fixture.js';
import type { Asking } from './actors.js';
import { Inputs } from './inputs.js';
import { Judge } from './judge.js';
import { TODAY } from './oracle.js';
import { Secrets } from './secrets.js';
import { type Running, start } from './services.js';
import type { Recorded } from './teller.js';
import { waysInto } from './ways.js';
import type { World } from './world.js';

const OWN = unitId('ru-tom-tomsk-school-1');
const FOREIGN = unitId('ru-pnz-kuznetsk-school-1');
const ME: Asking = {
  name: 'the head of a school',
  own: OWN,
  actor: {
    subject: 'head',
    person: null,
    today: TODAY,
    grants: [{ role: 'school-head', unit: OWN, from: calendarDate('2020-01-01'), to: null }],
  },
};

/** The sample subgraph with a note in two schools. */
async function noted(definition = sample): Promise<{ service: Running; world: World }> {
  const service = await start(definition);
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await service.worker.query(text, [...params])).rows as Row[],
  };
  await applyTreeChanges(
    sql,
    [OWN, FOREIGN].map((id) => ({
      kind: 'unit',
      unit: { id, kind: 'SCHOOL', level: 'ORGANISATION', name: id, ownerId: id },
      version: 1,
      teller: id,
    })),
  );
  const secrets = new Secrets();
  const records = new Map<string, Recorded>();
  for (const unit of [OWN, FOREIGN]) {
    const rule = { any: [['read', unit] as const] };
    const id = `${unit}:00000000-0000-4000-8000-000000000001`;
    await sql.query('insert into note values ($1, $2, $3, $4, 1)', [id, unit, secrets.mark(rule), '2026-01-01']);
    records.set(id, { service: 'sample', type: 'Note', id, unit, rule });
  }
  return {
    service,
    world: { secrets, records, names: [], themes: [], services: { sample: service } } as unknown as World,
  };
}

class InputsOfSample extends Inputs {
  override needed(path: string, argument: Parameters<Inputs['needed']>[1], returned: string): readonly unknown[] {
    const given = { number: [1], texts: [['a']], how: ['throw'] }[argument.name];
    return given ?? super.needed(path, argument, returned);
  }

  override optional(path: string, argument: Parameters<Inputs['optional']>[1]): readonly unknown[] {
    return ['what', 'ms'].includes(argument.name) ? [] : super.optional(path, argument);
  }
}

async function leaksOf({ service, world }: { service: Running; world: World }): Promise<string[]> {
  const judge = new Judge(world, service, 'both walls');
  const ways = waysInto(service, new InputsOfSample(world)).filter(
    ({ field }) => field !== 'fail' && field !== 'whoAmI',
  );
  const leaks: string[] = [];
  for (const way of ways) {
    const answer = await service.ask(
      ME.actor,
      way.source,
      way.field === 'notes' ? { ...way.variables, first: 10 } : way.variables,
    );
    leaks.push(...judge.leaksIn(ME, way, answer).map(({ way: door }) => door));
  }
  await service.stop();
  return [...new Set(leaks)];
}

async function asOwner(service: Running, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: service.database.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

const unprotected = (service: Running) => asOwner(service, 'alter table note disable row level security');

/** A service that looks references up as if nobody had to ask. */
const careless: typeof sample = {
  ...sample,
  build: (parts): Service => {
    const service = sample.build(parts);
    const carelessly = (ids: readonly string[], { actor }: { actor: Asking['actor'] }) =>
      parts.works.read(actor, async (work) => {
        const rows = await work.query<{ id: string }>(
          'select id, text, written_on::text as "writtenOn" from note where id = any($1)',
          [ids],
        );
        return ids.map((id) => rows.find((row) => row.id === id) ?? null);
      });
    return { ...service, references: { ...service.references, Note: carelessly as never } };
  },
};

describe('A leak that is planted in a small subgraph', () => {
  it('is not found where there is none', async () => {
    expect(await leaksOf(await noted())).toEqual([]);
  });

  it('does not show while one wall stands', async () => {
    expect(await leaksOf(await noted(careless))).toEqual([]);
    const open = await noted();
    await unprotected(open.service);
    expect(await leaksOf(open)).toEqual([]);
  });

  it('is found where it is', async () => {
    const open = await noted(careless);
    await unprotected(open.service);
    expect(await leaksOf(open)).toEqual(['_entities of Note']);
  });

  it('cannot hide in an argument or a type that nobody has thought of', async () => {
    const { service, world } = await noted();
    expect(() => waysInto(service, new Inputs(world))).toThrow('No world for the argument');
    await service.stop();
  });

  it('cannot hide behind a function that nobody has opened: the other wall would still stand', async () => {
    const { service } = await noted();
    await asOwner(
      service,
      `create function reached_otherwise() returns text language sql as $$ select current_setting('metodnet.grants') $$`,
    );
    await expect(service.disarm()).rejects.toThrow("reached_otherwise() reads the actor's grants");
    await service.stop();
  });
});
