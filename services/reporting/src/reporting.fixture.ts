import { busMigrations } from '@metodnet/bus';
import {
  AttendanceRecorded,
  CategoryGranted,
  Dismissed,
  Employed,
  EventHeld,
  type EventState,
  Hierarchy,
  type ParticipationState,
  PersonRegistered,
  PersonsMerged,
  QualificationCompleted,
  RegionalMethodistStatusGranted,
  type Role,
  StaffScheduleApproved,
  type UnitKind,
  type UnitLevel,
  UnitPlaced,
  UnitRegistered,
  WorkplaceRegistered,
} from '@metodnet/contracts';
import { type CalendarDate, calendarDate, fixedClock, today, unitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, treeChanges, UnitTree } from '@metodnet/scope';
import { Works } from '@metodnet/store';
import { testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { FactQueries } from './facts/facts.queries.js';
import { IndicatorTableQueries } from './indicator-table/indicator-table.queries.js';
import type { IndicatorQuery } from './indicator-table/query.js';
import { measures } from './indicators/index.js';
import { Lanes } from './ledger/lanes.fixture.js';
import { LedgerWriter } from './ledger/writer.js';
import { ledgerProjection } from './ledger.projection.js';
import { reporting } from './service.js';
import { ForestReader } from './tree/forest-reader.js';

export const day = calendarDate;
const SINCE = day('2010-01-01');

/** Somebody with roles for units, on 22 November 2026. */
export const actor = (grants: Readonly<Partial<Record<Role, string>>>): Actor => ({
  subject: Object.keys(grants).join('+') || 'nobody',
  person: null,
  today: day('2026-11-22'),
  grants: Object.entries(grants).map(([role, unit]) => ({
    role: role as Role,
    unit: unitId(unit),
    from: SINCE,
    to: null,
  })),
});

/** What happens in a network, told in short; every method answers the id of what it made. */
export class Story {
  readonly lanes = new Lanes();
  private fresh = 0;

  id(owner: string): string {
    this.fresh += 1;
    return `${owner}:00000000-0000-4000-8000-${this.fresh.toString(16).padStart(12, '0')}`;
  }

  unit(id: string, kind: UnitKind, level: UnitLevel, parent?: string, parentLevel?: UnitLevel, owner = id): void {
    const told = { unitId: id, kind, level, name: `${id} полностью`, shortName: id, ownerId: owner, from: SINCE };
    this.lanes.say(owner, `unit:${id}`, UnitRegistered(told));
    if (parent && parentLevel) this.place(id, level, [{ parentId: parent, parentLevel, from: SINCE, to: null }], owner);
  }

  place(
    unitId: string,
    level: UnitLevel,
    parents: readonly { parentId: string; parentLevel: UnitLevel; from: CalendarDate; to: CalendarDate | null }[],
    owner = unitId,
  ): void {
    const intoHubs = parents.some(({ parentLevel }) => parentLevel === 'HUB');
    const hierarchies = level === 'HUB' ? Hierarchy.options : ([intoHubs ? 'NETWORK' : 'ADMINISTRATIVE'] as const);
    for (const hierarchy of hierarchies) {
      const placed = UnitPlaced({ unitId, level, hierarchy, parents: [...parents], occurredOn: SINCE });
      this.lanes.say(owner, `unit:${unitId}`, placed);
    }
  }

  person(owner: string, { higherEducation = false } = {}): string {
    const personId = this.id(owner);
    const facts = { youngUntil: day('2030-01-31'), firstThreeYearsUntil: null, higherEducationFrom: null };
    this.lanes.say(
      owner,
      `person:${personId}`,
      PersonRegistered({ personId, ...facts, higherEducation, occurredOn: day('2020-01-01') }),
    );
    return personId;
  }

  employ(
    owner: string,
    personId: string,
    unit: string,
    { from = '2020-01-01', to = null as string | null, rate = 100, methodist = false, pedagogical = true } = {},
  ): string {
    const employmentId = this.id(owner);
    const span = { from: day(from), to: to === null ? null : day(to) };
    const position = {
      ...{ position: methodist ? 'methodist' : 'teacher', positionGroup: 'PEDAGOGICAL' as const, pedagogical },
      ...{ teacher: !methodist, manager: false, methodist, methodistKind: methodist ? ('SUBJECT' as const) : null },
    };
    const terms = [{ ...position, ...span, rateHundredths: rate, teachingLoadHundredths: 0, subjects: [] }];
    const state = { employmentId, personId, unitId: unit, main: true, ...span, cancelled: false, terms };
    this.lanes.say(owner, `employment:${employmentId}`, Employed(state));
    return employmentId;
  }

  /** The job is stated anew, as it ended. */
  dismiss(owner: string, employmentId: string, personId: string, unit: string, to: string): void {
    const span = { from: day('2020-01-01'), to: day(to) };
    const position = {
      ...{ position: 'methodist', positionGroup: 'PEDAGOGICAL' as const, pedagogical: true, teacher: false },
      ...{ manager: false, methodist: true, methodistKind: 'SUBJECT' as const },
    };
    const terms = [{ ...position, ...span, rateHundredths: 100, teachingLoadHundredths: 0, subjects: [] }];
    const state = { employmentId, personId, unitId: unit, main: true, ...span, cancelled: false, terms };
    this.lanes.say(owner, `employment:${employmentId}`, Dismissed(state));
  }

  merge(owner: string, survivorId: string, mergedId: string): void {
    const merged = PersonsMerged({ survivorId, mergedId, occurredOn: day('2026-11-01') });
    this.lanes.say(owner, `person:${mergedId}`, merged);
  }

  /** A course, or the correction of one that was entered wrongly. */
  course(owner: string, personId: string, completedOn: string, recordId = this.id(owner)): string {
    const programme = { programmeKind: 'RETRAINING' as const, hours: 250, inFederalRegister: false, diagnosedOn: null };
    const state = { recordId, personId, unitId: owner, completedOn: day(completedOn), ...programme, withdrawn: false };
    this.lanes.say(owner, `qualification:${recordId}`, QualificationCompleted(state));
    return recordId;
  }

  category(owner: string, personId: string, grantedOn: string, validUntil: string | null): void {
    const categoryId = this.id(owner);
    const until = validUntil === null ? null : day(validUntil);
    const state = { categoryId, personId, unitId: owner, kind: 'FIRST' as const, withdrawn: false };
    this.lanes.say(
      owner,
      `category:${categoryId}`,
      CategoryGranted({ ...state, grantedOn: day(grantedOn), validUntil: until }),
    );
  }

  regionalMethodist(owner: string, personId: string, teachers: readonly string[], from = '2024-01-01'): void {
    const statusId = this.id(owner);
    const span = { from: day(from), to: null };
    const state = {
      statusId,
      personId,
      unitId: owner,
      ...span,
      teachers: teachers.map((teacherId) => ({ teacherId, ...span })),
    };
    this.lanes.say(owner, `regional_methodist:${statusId}`, RegionalMethodistStatusGranted(state));
  }

  /** An event that was held; told again under its id, it is corrected. */
  event(
    owner: string,
    unit: string,
    endsOn: string,
    given: Partial<EventState> = {},
    eventId: string = this.id(owner),
  ): string {
    const state = {
      ...{ eventId, unitId: unit, title: 'Семинар', kind: 'SEMINAR', level: 'MUNICIPAL', form: 'IN_PERSON' },
      ...{ startsOn: day(endsOn), endsOn: day(endsOn), audience: ['EDUCATORS'], tags: [], status: 'HELD' },
      ...{ agreementId: null, structureId: null, programmeId: null, planItemId: null },
      ...given,
    } as EventState;
    this.lanes.say(owner, `event:${eventId}`, EventHeld(state));
    return eventId;
  }

  /** Somebody who was at an event; told again under its id, it is corrected. */
  attendance(
    owner: string,
    eventId: string,
    personId: string,
    given: Partial<ParticipationState> = {},
    participationId: string = this.id(owner),
  ): string {
    const state = {
      ...{ participationId, eventId, unitId: owner, homeId: owner, personId, pupilId: null, pupilAges: null },
      ...{ role: 'PARTICIPANT', source: 'ORGANISER', referralId: null, status: 'PRESENT', hours: 2 },
      ...{ on: day('2026-01-01') },
      ...given,
    } as ParticipationState;
    this.lanes.say(owner, `participation:${participationId}`, AttendanceRecorded(state));
    return participationId;
  }

  posts(owner: string, unit: string, postsHundredths: number): void {
    const scheduleId = this.id(owner);
    const position = {
      ...{ position: 'teacher', positionGroup: 'PEDAGOGICAL' as const, pedagogical: true, teacher: true },
      ...{ manager: false, methodist: false, methodistKind: null },
    };
    const schedules = [{ from: day('2020-01-01'), to: null, posts: [{ ...position, postsHundredths }] }];
    const state = { scheduleId, unitId: unit, schedules, occurredOn: day('2020-01-01') };
    this.lanes.say(owner, `staff_schedule:${scheduleId}`, StaffScheduleApproved(state));
  }

  workplace(
    owner: string,
    unit: string,
    equipped: { computer: boolean; peripherals: boolean; internet: boolean },
  ): void {
    const workplaceId = this.id(owner);
    const span = { from: day('2020-01-01'), to: null };
    const state = { workplaceId, unitId: unit, ...span, equipment: [{ ...span, ...equipped }] };
    this.lanes.say(owner, `workplace:${workplaceId}`, WorkplaceRegistered(state));
  }
}

/** The read model in a database of its own, its queries, and a writer that hears a story. */
export async function startReporting(now = '2026-11-22T06:00:00Z') {
  const database = await testDatabase(busMigrations, { name: reporting.name, dir: reporting.migrations });
  const dataSource = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
  const worker = new pg.Client({ connectionString: database.workerUrl });
  await worker.connect();
  const lookups = new pg.Pool({ connectionString: database.appUrl, max: 2 });
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await worker.query<Row & pg.QueryResultRow>(text, [...params])).rows,
  };
  const works = new Works(dataSource);
  const forests = new ForestReader();
  const units = new UnitTree(
    {
      query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
        (await lookups.query<Row & pg.QueryResultRow>(text, [...params])).rows,
    },
    () => today(fixedClock(now), 'Asia/Tomsk'),
  );
  // What the service's parts are, except for a log, which it does not write.
  const parts = {
    works,
    units,
    clock: fixedClock(now),
    timeZone: 'Asia/Tomsk',
    publicUrl: (path: string) => path,
    mail: null,
  };
  const tables = new IndicatorTableQueries(works, units, forests, fixedClock(now), 'Asia/Tomsk');
  let heard = 0;

  return {
    database,
    dataSource,
    works,
    sql,
    units,
    forests,
    parts,
    tables,
    facts: new FactQueries(works, units, forests),
    /** Applies what the story has told since the last time, as relay and projections would. */
    async hear({ lanes: { events } }: Story): Promise<void> {
      const fresh = events.slice(heard);
      heard = events.length;
      await worker.query('begin');
      await applyTreeChanges(
        sql,
        fresh.flatMap((event) => treeChanges(event)),
      );
      await new LedgerWriter(measures).apply(
        sql,
        fresh.flatMap((event) => ledgerProjection.read(event) ?? []),
      );
      await worker.query(
        "insert into bus.projection (name, version, state) values ('ledger', $1, 'live') on conflict do nothing",
        [ledgerProjection.version],
      );
      for (const { source, seq, time } of fresh) {
        await worker.query(
          `insert into bus.checkpoint (projection, version, producer, last_seq, recorded_at) values ('ledger', $4, $1, $2, $3)
           on conflict (projection, version, producer) do update set last_seq = excluded.last_seq, recorded_at = excluded.recorded_at`,
          [source.slice(1), seq, time, ledgerProjection.version],
        );
      }
      await worker.query('commit');
    },
    stop: async () => {
      await Promise.all([dataSource.destroy(), worker.end(), lookups.end()]);
      await database.drop();
    },
  };
}

export type Reporting = Awaited<ReturnType<typeof startReporting>>;

/** A valid query: one indicator of one unit in one month, unless told otherwise. */
export const aQuery = (given: Partial<IndicatorQuery> = {}): IndicatorQuery => ({
  indicators: ['IND-03'],
  unit: 'ru-tom-tomsk',
  select: 'SELF',
  includeSelf: false,
  hierarchy: 'ADMINISTRATIVE',
  from: '2026-M06',
  to: '2026-M06',
  grain: 'WHOLE',
  rankWithin: 'PARENT',
  ...given,
});
