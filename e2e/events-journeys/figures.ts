import type { DemoPerson } from '@metodnet/demo';
import { type Client, eventually } from '../asking.js';
import { tableOf } from '../table.js';
import { change, type Kept } from './changing.js';
import {
  anna,
  boris,
  FIRST_SCHOOL,
  galina,
  irina,
  NEIGHBOUR,
  REGION,
  SECOND_SCHOOL,
  SERVICE,
  TOMSK,
} from './network.js';
import { scheduled, seminarOn } from './scheduling.js';
import type { World } from './world.js';

const FACTS = `query Behind($observation: ID!) {
  facts(observation: $observation, first: 100) {
    nodes {
      type inNumerator
      entity { ... on Participation { id status hours event { title endsOn } person { id lastName } home { id shortName } } }
    }
  }
}`;
interface Facts {
  readonly facts: {
    readonly nodes: readonly {
      readonly type: string;
      readonly inNumerator: boolean;
      readonly entity: Partial<Attendance> | null;
    }[];
  };
}
interface Attendance {
  readonly id: string;
  readonly status: string;
  readonly event: object | null;
  readonly person: { readonly id: string; readonly lastName: string | null } | null;
  readonly home: { readonly id: string; readonly shortName: string };
}

const MEETING = { title: 'Собрание учителей (тест)', kind: 'MEETING', hours: 2 };
const DAY = '2026-03-17';

/** Figures follow attendance and its correction, and lead back to it (IND-07, IND-42). */
export function figures(world: () => World): void {
  describe('The analyst of the region', () => {
    let analyst: Client;
    let methodist: Client;
    let meeting: Kept;
    const parts = new Map<DemoPerson, string>();
    beforeAll(async () => {
      methodist = await world().as('methodist', SERVICE);
      analyst = await world().as('regional-operator', REGION);
    });

    const table = (query: object) =>
      tableOf(analyst, { unit: REGION, select: 'DESCENDANTS', levels: ['MUNICIPALITY'], includeSelf: true, ...query });
    /** Educators who took part in something in an academic year. The neighbour, who has told of no event, has no zero. */
    async function covered(): Promise<Record<string, string>> {
      const { rows } = await table({ indicators: ['IND-07'], from: '2025-AY', to: '2025-AY' });
      return Object.fromEntries(rows.map(({ unit, numerator, denominator }) => [unit, `${numerator}/${denominator}`]));
    }
    /** What methodists held in the first quarter, by each of its readings. */
    async function held(): Promise<Record<string, unknown>> {
      const variants = ['meetings', 'active-forms'];
      const { rows } = await table({ indicators: ['IND-42'], variants, from: '2026-Q1', to: '2026-Q1' });
      return Object.fromEntries(rows.map(({ unit, variant, value }) => [`${unit} ${variant}`, value]));
    }
    const soon = (check: () => Promise<void>) => eventually(check, 15_000);

    it('sees nobody covered and nothing held to begin with', async () => {
      await soon(async () => {
        expect(await covered()).toEqual({ [REGION]: '0/8', [TOMSK]: '0/7', [NEIGHBOUR]: 'null/null' });
        expect(await held()).toMatchObject({ [`${TOMSK} meetings`]: 0, [`${TOMSK} active-forms`]: 0 });
      });
    });

    it('sees IND-07 and IND-42 move when a meeting was held and it is told who was there', async () => {
      meeting = await scheduled(methodist, MEETING, DAY);
      const guests = [
        ...[anna, boris, irina].map((who) => [who, FIRST_SCHOOL] as const),
        [galina, SECOND_SCHOOL] as const,
      ];
      for (const [who, homeId] of guests) {
        const { participation } = await change<{ participation: Kept }>(
          methodist,
          'recordWalkIn',
          { eventId: meeting.id, personId: world().idOf(who), homeId, role: 'PARTICIPANT' },
          'participation { id version }',
        );
        parts.set(who, participation.id);
      }
      await change(methodist, 'holdEvent', { id: meeting.id }, 'event { status }');
      await soon(async () => {
        expect(await covered()).toEqual({ [REGION]: '4/8', [TOMSK]: '4/7', [NEIGHBOUR]: 'null/null' });
        expect(await held()).toMatchObject({
          [`${TOMSK} meetings`]: 1,
          [`${REGION} meetings`]: 1,
          [`${TOMSK} active-forms`]: 0,
        });
      });
    });

    it('and again when it is corrected: one was not there, and it was a conference', async () => {
      const absent = { id: parts.get(irina), present: false, role: 'PARTICIPANT' };
      await change(methodist, 'recordAttendance', absent, 'participation { status }');
      const { details } = seminarOn(DAY, { ...MEETING, kind: 'CONFERENCE' });
      // Announced, then held.
      await change(methodist, 'changeEvent', { id: meeting.id, expectedVersion: 2, details }, 'event { kind }');
      await soon(async () => {
        expect(await covered()).toEqual({ [REGION]: '3/8', [TOMSK]: '3/7', [NEIGHBOUR]: 'null/null' });
        expect(await held()).toMatchObject({
          [`${TOMSK} meetings`]: 0,
          [`${TOMSK} active-forms`]: 1,
          [`${REGION} active-forms`]: 1,
        });
      });
    });

    describe('goes behind a figure to the attendances', () => {
      const behind = async (client: Client, unit = TOMSK) => {
        const { rows } = await table({ indicators: ['IND-07'], from: '2025-AY', to: '2025-AY' });
        const observation = rows.find((row) => row.unit === unit)?.observation;
        const { facts } = await client.get<Facts>(FACTS, { observation });
        const attended = facts.nodes.filter(
          ({ type, inNumerator }) => type.startsWith('events.attendance') && inNumerator,
        );
        return attended.map(({ entity }) => entity);
      };
      const there = [anna, boris, galina];

      it('which events shows with event, person and school', async () => {
        const attendances = await behind(analyst);
        expect(attendances.map((entity) => entity?.person).sort(byId)).toEqual(
          there.map((who) => ({ id: world().idOf(who), lastName: who.lastName })).sort(byId),
        );
        expect(attendances[0]).toMatchObject({
          ...{
            status: 'PRESENT',
            event: { title: MEETING.title, endsOn: DAY },
            home: { shortName: expect.any(String) },
          },
        });
      });

      it('without names for who may not read them, and not at all from elsewhere', async () => {
        const auditor = await world().as('auditor', REGION);
        expect((await behind(auditor)).map((entity) => entity?.person?.lastName)).toEqual([null, null, null]);
        const stranger = await world().as('municipal-operator', NEIGHBOUR);
        await expect(behind(stranger)).rejects.toThrow('NOT_FOUND');
        const reader = await world().as('bi-reader', REGION);
        await expect(behind(reader)).rejects.toThrow('FORBIDDEN');
      });
    });
  });
}

type Identified = { readonly id: string } | null | undefined;
const byId = (one: Identified, other: Identified) => String(one?.id).localeCompare(String(other?.id));
