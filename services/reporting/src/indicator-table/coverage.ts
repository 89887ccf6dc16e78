import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { Service } from '../indicators/define-indicator.js';
import type { Forest, ForestUnit } from '../tree/forest.js';

/** How far a municipality's data reach: when it recorded the last event that has been heard. */
export interface HeardUnit {
  readonly unit: string;
  readonly dataAsOf: Date;
}

/** Which municipalities should have told, of everything that was asked about, which have, and how fresh that is. */
export interface Coverage {
  readonly expected: number;
  readonly answered: number;
  readonly missing: readonly string[];
  readonly heard: readonly HeardUnit[];
  /** Of those heard, the ones that have been silent for too long. */
  readonly stale: readonly HeardUnit[];
}

/** Somebody on whose data figures rest. */
export interface Source {
  /** Who answers for the data on the reference date. */
  readonly unit: string;
  /** Whose events tell of it: its own and, where units came to it from others, theirs, since what was recorded stays with who recorded it. */
  readonly tellers: ReadonlySet<string>;
  /** Municipalities are expected to tell; a region may, of its own units. */
  readonly isExpected: boolean;
}

/** How far each owner has been heard: when it recorded the last event that is in the read model. */
export type Heard = ReadonlyMap<string, Date>;

/**
 * Silence is no sign by itself: whoever has nothing to tell tells nothing, and a summer has 92 days. But every school year begins with
 * changes of staff, so that a whole year without one means that a municipality is cut off, or does not work in the network any more.
 */
export const STALE_AFTER_DAYS = 366;

/** On whose data a unit's figures rest on a day: the municipalities at or below it, and a region for units of its own; for others, who answers for them. */
export function sourcesOf(forest: Forest, unit: ForestUnit, on: CalendarDate): Source[] {
  if (unit.level === 'ORGANISATION') {
    const answerable = forest.answerableFor(unit, on);
    return [{ unit: answerable, tellers: new Set([answerable, ...unit.tellers]), isExpected: true }];
  }
  const sources = new Map<UnitId, Set<UnitId>>();
  const expected = new Set(forest.municipalitiesOf(unit, on).map(({ id }) => id));
  for (const id of expected) sources.set(id, new Set([id]));
  for (const told of forest.toldElsewhere) {
    if (!forest.exists(told, on)) continue;
    const answerable = forest.answerableFor(told, on);
    const isBelow = () => forest.pathOf(told, 'ADMINISTRATIVE', on).includes(unit);
    if (!expected.has(answerable) && !isBelow()) continue;
    sources.set(answerable, new Set([...(sources.get(answerable) ?? []), ...told.tellers]));
  }
  return [...sources].map(([id, tellers]) => ({ unit: id, tellers, isExpected: expected.has(id) }));
}

/** How fresh a source is: by its own last event, or by the others' if it has told nothing itself; null when nobody has. */
export function dataAsOf({ unit, tellers }: Source, heard: Heard): Date | null {
  const times = [...tellers].flatMap((teller) => heard.get(teller) ?? []);
  return heard.get(unit) ?? times.sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
}

/** The coverage of an answer that rests on these sources, judged by the moment to which they should reach. */
export function coverageOf(sources: readonly Source[], heard: Heard, until: Date): Coverage {
  const municipalities = new Map<string, Source>();
  for (const source of sources) {
    if (!source.isExpected) continue;
    const tellers = [...(municipalities.get(source.unit)?.tellers ?? []), ...source.tellers];
    municipalities.set(source.unit, { ...source, tellers: new Set(tellers) });
  }
  const expected = [...municipalities.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const answers = expected.map((source) => ({ unit: source.unit, dataAsOf: dataAsOf(source, heard) }));
  const fresh = answers.filter((answer): answer is HeardUnit => answer.dataAsOf !== null);
  return {
    expected: expected.length,
    answered: fresh.length,
    missing: answers.filter((answer) => answer.dataAsOf === null).map(({ unit }) => unit),
    heard: fresh,
    stale: fresh.filter((answer) => isStale(answer.dataAsOf, until)),
  };
}

/** What a figure's sources amount to: none has answered, all that answered are stale, or it may be told. Of nobody, all is told. */
export function sourceState(sources: readonly Source[], heard: Heard, until: Date): 'SILENT' | 'STALE' | 'TOLD' {
  if (sources.length === 0) return 'TOLD';
  const answers = sources.flatMap((source) => dataAsOf(source, heard) ?? []);
  if (answers.length === 0) return 'SILENT';
  return answers.every((answer) => isStale(answer, until)) ? 'STALE' : 'TOLD';
}

/** Data are judged by the day they should reach: the end of the period, or now while it is not over. */
export const dueBy = (periodEnd: CalendarDate, now: Date): Date =>
  new Date(Math.min(Date.parse(`${periodEnd}T23:59:59Z`), now.getTime()));

const isStale = (answer: Date, until: Date): boolean =>
  until.getTime() - answer.getTime() > STALE_AFTER_DAYS * 86_400_000;

/** How far some owners have been heard by the live ledger, service by service. */
export async function readHeard(
  sql: Sql,
  owners: ReadonlySet<string>,
  services: readonly Service[],
): Promise<ReadonlyMap<Service, Heard>> {
  const rows = await sql.query<{ owner: string; service: Service; recordedAt: Date }>(
    `select split_part(producer, '/', 1) as owner, split_part(producer, '/', 2) as service,
            coalesce(recorded_at, applied_at) as "recordedAt"
       from bus.checkpoint join bus.projection using (version)
      where projection.name = 'ledger' and checkpoint.projection = 'ledger' and projection.state = 'live'
        and producer in (select owner || '/' || service from unnest($1::text[]) as owner, unnest($2::text[]) as service)`,
    [[...owners], services],
  );
  const heard = new Map(services.map((service) => [service, new Map<string, Date>()]));
  for (const { owner, service, recordedAt } of rows) heard.get(service)?.set(owner, recordedAt);
  return heard;
}

/** How far owners have been heard in all of some services: as far as in the least heard one, and not at all where one is silent. */
export function heardInAll(heard: ReadonlyMap<Service, Heard>, services: readonly Service[]): Heard {
  const [first, ...others] = services.map((service) => heard.get(service) ?? new Map<string, Date>());
  return new Map(
    [...(first ?? [])].flatMap(([owner, recordedAt]) => {
      const times = [recordedAt, ...others.flatMap((one) => one.get(owner) ?? [])];
      if (times.length <= others.length) return [];
      return [[owner, new Date(Math.min(...times.map((time) => time.getTime())))] as const];
    }),
  );
}
