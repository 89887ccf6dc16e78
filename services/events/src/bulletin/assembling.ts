import { addDays, type CalendarDate, type UnitId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import type { Material, MaterialId } from '../material/material.js';
import { MaterialTable } from '../material/material.table.js';
import { type Entry, type Line, MOST_ENTRIES } from './bulletin.js';

/** Time for heads to send somebody (PRC-04): the week itself and the one after it. */
const DAYS_OF_EVENTS = 14;
/** What came into the banks in the week before: each material in one bulletin. */
const DAYS_OF_MATERIALS = 7;

/**
 * What a unit tells of in a week: coming events that are for the people of its place (CL-03) and new materials of the place and of those above it. An
 * organisation’s place is its municipality.
 */
export async function proposed(work: Work, unitId: UnitId, weekOf: CalendarDate): Promise<Entry[]> {
  const events = await work.query<{ id: EventId }>(
    `select e.id from ${work.seen(EventTable)} e
      where e.status = 'scheduled' and e.starts_on >= $2::date and e.starts_on < $3::date
        and (e.unit_id = $1
             or (e.level = 'MUNICIPAL' and e.unit_id in (select events.municipal_place($1)))
             or (e.level in ('INTER_MUNICIPAL', 'REGIONAL', 'INTER_REGIONAL', 'ALL_RUSSIAN', 'INTERNATIONAL')
                 and e.unit_id in (select events.regional_place($1))))
      order by e.starts_on, e.starts_at nulls first, e.id limit $4`,
    [unitId, weekOf, addDays(weekOf, DAYS_OF_EVENTS), MOST_ENTRIES],
  );
  const materials = await work.query<{ id: MaterialId }>(
    `select m.id from ${work.seen(MaterialTable)} m
      where not m.withdrawn and m.published_on >= $2::date and m.published_on < $3::date
        and (m.unit_id in (select events.units_within(events.place_of($1), events.today())) or m.unit_id in (select events.above($1)))
      order by m.published_on, m.id limit $4`,
    [unitId, addDays(weekOf, -DAYS_OF_MATERIALS), weekOf, MOST_ENTRIES - events.length],
  );
  return [
    ...events.map(({ id }) => ({ kind: 'event' as const, id, remark: null })),
    ...materials.map(({ id }) => ({ kind: 'material' as const, id, remark: null })),
  ];
}

/** The entries as they read today; null for what was called off or withdrawn. */
export async function lines(work: Work, entries: readonly Entry[]): Promise<(Line | null)[]> {
  const idsOf = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  const events = byId(await work.findMany(EventTable, idsOf('event')));
  const materials = byId(await work.findMany(MaterialTable, idsOf('material')));
  const units = [...events.values()].flatMap(({ unitId, venue }) => [unitId, ...(venue.unitId ? [venue.unitId] : [])]);
  const names = await namesOf(work, [...units, ...[...materials.values()].map(({ unitId }) => unitId)]);
  return entries.map((entry) =>
    entry.kind === 'event'
      ? eventLine(entry, events.get(entry.id), names)
      : materialLine(entry, materials.get(entry.id), names),
  );
}

/** What is printed is for anybody: no links to online rooms. */
function eventLine(entry: Extract<Entry, { kind: 'event' }>, event: Event | undefined, names: Names): Line | null {
  if (!event || event.status === 'cancelled') return null;
  const { title, startsOn, endsOn, startsAt, form, venue, registerUntil, unitId } = event;
  const printable = venue.kind === 'online' ? [] : [venue.unitId && nameOf(names, venue.unitId), venue.place];
  const place = printable.filter(Boolean).join(', ') || null;
  return { ...entry, title, startsOn, endsOn, startsAt, form, place, registerUntil, organiser: nameOf(names, unitId) };
}

function materialLine(
  entry: Extract<Entry, { kind: 'material' }>,
  material: Material | undefined,
  names: Names,
): Line | null {
  if (!material || material.withdrawn) return null;
  const { title, url, annotation, unitId } = material;
  return { ...entry, title, url, annotation, organiser: nameOf(names, unitId) };
}

type Names = ReadonlyMap<UnitId, string>;
const nameOf = (names: Names, unit: UnitId): string => names.get(unit) ?? unit;

async function namesOf(work: Work, units: readonly UnitId[]): Promise<Names> {
  const rows = await work.query<{ id: UnitId; name: string }>(
    'select id, name from scope.unit where id = any ($1::text[])',
    [[...new Set(units)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const byId = <State extends { readonly id: string }>(states: readonly State[]) =>
  new Map(states.map((state) => [state.id, state]));
