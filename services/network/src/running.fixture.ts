import { busMigrations } from '@metodnet/bus';
import type { UnitId } from '@metodnet/kernel';
import { type Actor, type UnitPath, UnitTree } from '@metodnet/scope';
import { type Work, Works } from '@metodnet/store';
import type { PageArgs } from '@metodnet/subgraph';
import { testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import {
  accepted,
  aRegistration,
  kuznetsk,
  methodist,
  penza,
  TODAY,
  tomskCity,
  tomskRegion,
  world,
} from './network.fixture.js';
import { network } from './service.js';
import { Authority, unknownUnit } from './unit/authority.js';
import { UnitCommands } from './unit/unit.commands.js';
import type { RegisterUnit, Unit } from './unit/unit.js';
import { type UnitFilter, UnitQueries } from './unit/unit.queries.js';
import { UnitTable } from './unit/unit.table.js';

/** A service that has forgotten to check: row-level security must hold without it. */
class Careless extends Authority {
  override async over(work: Work, id: UnitId): Promise<Unit> {
    const unit = await work.find(UnitTable, id);
    if (!unit) throw unknownUnit();
    return unit;
  }

  override async pathOf({ grants }: Actor, { id }: Unit): Promise<UnitPath> {
    const all = [id, ...grants.map(({ unit }) => unit)];
    return { unit: id, administrative: all, network: all };
  }
}

/** A database of its own with the service's commands and queries on it, before any unit is registered. */
export async function startNetwork() {
  const database = await testDatabase(busMigrations, { name: network.name, dir: network.migrations });
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.appUrl,
    entities: [...network.tables],
  }).initialize();
  const lookups = new pg.Pool({ connectionString: database.appUrl, max: 2 });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  const works = new Works(dataSource);
  const units = new UnitTree(
    {
      query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
        (await lookups.query<Row & pg.QueryResultRow>(text, [...params])).rows,
    },
    () => TODAY,
  );
  const authority = new Authority(units);
  return {
    database,
    works,
    units,
    authority,
    careless: new Careless(units),
    owner,
    commands: new UnitCommands(works, authority),
    queries: new UnitQueries(works),
    /** Types of the domain events of an aggregate, in order. */
    eventsOf: async (aggregate: string) =>
      (
        await owner.query<{ type: string }>('select type from outbox where aggregate = $1 order by position', [
          aggregate,
        ])
      ).rows.map(({ type }) => type),
    stop: async () => {
      await dataSource.destroy();
      await Promise.all([lookups.end(), owner.end()]);
      await database.drop();
    },
  };
}

export type Network = Awaited<ReturnType<typeof startNetwork>>;

/** A small network: an inter-regional unit, two regions, two hubs, three municipalities and a few organisations. */
export async function populate({ commands }: Network): Promise<void> {
  const put = async (by: Actor, given: Parameters<typeof aRegistration>[0], parent: string | null, hub?: string) =>
    accepted(
      await commands.register(by, aRegistration(given), parent as UnitId | null, (hub ?? null) as UnitId | null),
    );
  const named = (id: string, kind: RegisterUnit['kind'], shortName: string, name = shortName) => ({
    id,
    kind,
    shortName,
    name,
  });

  await put(world, named('ru', 'INTER_REGIONAL_NETWORK', 'Межрегиональная сеть'), null);
  await put(world, named('ru-tom', 'REGION', 'Томская область'), 'ru');
  await put(world, named('ru-pnz', 'REGION', 'Пензенская область'), 'ru');
  await put(tomskRegion, named('ru-tom-hub-tomsk', 'HUB', 'Хаб «Томск–Томский район»'), 'ru-tom');
  await put(tomskRegion, named('ru-tom-hub-north', 'HUB', 'Хаб «Север»'), 'ru-tom');
  await put(tomskRegion, named('ru-tom-tomsk', 'MUNICIPALITY', 'Томск', 'Город Томск'), 'ru-tom', 'ru-tom-hub-tomsk');
  await put(
    tomskRegion,
    { ...named('ru-tom-tomsky', 'MUNICIPALITY', 'Томский район'), agreement: 'BY_AGREEMENT' },
    'ru-tom',
    'ru-tom-hub-tomsk',
  );
  await put(penza, named('ru-pnz-kuznetsk', 'MUNICIPALITY', 'Кузнецк'), 'ru-pnz');
  await put(
    tomskCity,
    named('ru-tom-tomsk-school-4', 'SCHOOL', 'Школа № 4', 'МАОУ СОШ № 4 имени И. С. Черных'),
    'ru-tom-tomsk',
  );
  await put(tomskCity, named('ru-tom-tomsk-school-10', 'SCHOOL', 'Школа № 10', 'МАОУ СОШ № 10'), 'ru-tom-tomsk');
  await put(
    tomskCity,
    named('ru-tom-tomsk-lyceum-8', 'SCHOOL', 'Лицей № 8', 'МАОУ лицей № 8 имени Н. Н. Рукавишникова'),
    'ru-tom-tomsk',
  );
  await put(
    tomskCity,
    named('ru-tom-tomsk-kindergarten-1', 'PRESCHOOL', 'Ёлочка', 'МБДОУ детский сад «Ёлочка»'),
    'ru-tom-tomsk',
  );
  await put(kuznetsk, named('ru-pnz-kuznetsk-school-1', 'SCHOOL', 'Школа № 1'), 'ru-pnz-kuznetsk');
}

/** Lists units as a methodist would, in the order of their names, unless told otherwise. */
export const listing =
  ({ queries }: Network) =>
  async (given: Partial<UnitFilter>, who: Actor = methodist, first = 100, after?: string) => {
    const page = { first, after, check: () => undefined } as unknown as PageArgs;
    const answer = await queries.list(who, { orderBy: 'NAME', ...given }, page);
    const count = typeof answer.count === 'function' ? await answer.count() : answer.count;
    return { ids: answer.nodes.map(({ id }) => id as string), count, pageInfo: answer.pageInfo };
  };
