import type { UnitPlaced } from '@metodnet/contracts';
import { addDays, reject, validOn } from '@metodnet/kernel';
import fc from 'fast-check';
import { accepted, code, day } from '../network.fixture.js';
import { agreeMembership, type MoveUnit, moveUnit } from './placement.js';
import { above, aMunicipality, aUnit } from './unit.fixture.js';

const north = above('HUB', { id: code('ru-tom-hub-north') });
const into = (from: string, given: Partial<MoveUnit> = {}): MoveUnit => ({
  hierarchy: 'NETWORK',
  from: day(from),
  agreement: null,
  ...given,
});

describe('Moving a unit', () => {
  const tomsk = aMunicipality();

  it('ends the span under one hub where that under the other begins, and restates the whole list', () => {
    const { next, events } = accepted(moveUnit(tomsk, into('2024-07-01'), north, false));
    expect(
      next.placements
        .filter(({ hierarchy }) => hierarchy === 'NETWORK')
        .map(({ parentId, from, to }) => [parentId, from, to]),
    ).toEqual([
      ['ru-tom-hub-tomsk', '2020-01-01', '2024-07-01'],
      ['ru-tom-hub-north', '2024-07-01', null],
    ]);
    expect(events[0]).toMatchObject({
      type: 'network.unit-placed.v1',
      data: {
        hierarchy: 'NETWORK',
        occurredOn: '2024-07-01',
        parents: [
          { parentId: 'ru-tom-hub-tomsk', from: '2020-01-01', to: '2024-07-01' },
          { parentId: 'ru-tom-hub-north', from: '2024-07-01', to: null },
        ],
      },
    });
  });

  it('tells both hubs', () => {
    const { events } = accepted(moveUnit(tomsk, into('2024-07-01'), north, false));
    expect(events.slice(1).map(({ data }) => data)).toMatchObject([
      { hubId: 'ru-tom-hub-tomsk', to: '2024-07-01' },
      { hubId: 'ru-tom-hub-north', from: '2024-07-01', to: null, agreement: 'AGREED' },
    ]);
  });

  it('corrects the place of the same day', () => {
    const { next } = accepted(moveUnit(tomsk, into('2020-01-01'), north, false));
    expect(next.placements.filter(({ hierarchy }) => hierarchy === 'NETWORK')).toMatchObject([
      { parentId: 'ru-tom-hub-north', from: '2020-01-01', to: null },
    ]);
  });

  it('does not go behind the last move, nor before the unit', () => {
    const moved = accepted(moveUnit(tomsk, into('2024-07-01'), north, false)).next;
    const back = above('HUB');
    expect(moveUnit(moved, into('2024-06-30'), back, false)).toEqual(
      reject('moved-later-already', { from: '2024-07-01' }),
    );
    expect(moveUnit(moved, into('2024-07-02'), back, false)).toMatchObject({ accepted: true });
    expect(moveUnit(tomsk, into('2019-12-31'), north, false)).toEqual(
      reject('before-it-existed', { from: '2020-01-01' }),
    );
  });

  it('takes a municipality out of its hub, and lets it come back later', () => {
    const out = accepted(moveUnit(tomsk, into('2023-01-01'), null, false)).next;
    expect(out.placements.find(({ hierarchy }) => hierarchy === 'NETWORK')).toMatchObject({ to: '2023-01-01' });
    expect(moveUnit(out, into('2023-06-01'), null, false)).toEqual(reject('already-there'));
    expect(moveUnit(out, into('2023-06-01'), above('HUB'), false)).toMatchObject({ accepted: true });
  });

  it('leaves nothing without an administrative parent, and no school without its municipality', () => {
    expect(moveUnit(tomsk, into('2024-07-01', { hierarchy: 'ADMINISTRATIVE' }), null, false)).toEqual(
      reject('parent-needed'),
    );
    expect(moveUnit(aUnit(), into('2024-07-01'), null, false)).toEqual(reject('parent-needed'));
  });

  it('refuses the place where it is, and a level that is not above', () => {
    expect(moveUnit(tomsk, into('2024-07-01'), above('HUB'), false)).toEqual(reject('already-there'));
    expect(moveUnit(tomsk, into('2024-07-01'), above('REGION'), false)).toMatchObject({
      reason: 'parent-of-wrong-level',
    });
  });

  it('puts nothing above itself', () => {
    const host = above('ORGANISATION');
    const move = into('2024-07-01', { hierarchy: 'ADMINISTRATIVE' });
    expect(moveUnit(aUnit(), move, host, true)).toEqual(reject('would-stand-above-itself'));
    expect(moveUnit(aUnit(), move, { ...host, id: aUnit().id }, false)).toEqual(reject('would-stand-above-itself'));
    expect(moveUnit(aUnit(), move, host, false)).toMatchObject({ accepted: true });
  });

  it('moves a hub in both hierarchies at once', () => {
    const hub = aMunicipality({
      kind: 'HUB',
      level: 'HUB',
      placements: (['ADMINISTRATIVE', 'NETWORK'] as const).map((hierarchy) => ({
        hierarchy,
        parentId: code('ru-tom'),
        parentLevel: 'REGION',
        agreement: null,
        from: day('2020-01-01'),
        to: null,
      })),
    });
    const { next } = accepted(moveUnit(hub, into('2024-07-01'), above('REGION', { id: code('ru-pnz') }), false));
    expect(next.placements.filter(({ to }) => to === null).map(({ parentId }) => parentId)).toEqual([
      'ru-pnz',
      'ru-pnz',
    ]);
  });
});

describe('Agreeing on a membership', () => {
  const tomsk = aMunicipality();

  it('holds from its day on; the place in the tree stays one span', () => {
    const { next, events } = accepted(agreeMembership(tomsk, day('2021-05-14')));
    expect(
      next.placements
        .filter(({ hierarchy }) => hierarchy === 'NETWORK')
        .map(({ agreement, from, to }) => [agreement, from, to]),
    ).toEqual([
      ['BY_AGREEMENT', '2020-01-01', '2021-05-14'],
      ['AGREED', '2021-05-14', null],
    ]);
    expect(events[0]?.data).toMatchObject({
      parents: [{ parentId: 'ru-tom-hub-tomsk', from: '2020-01-01', to: null }],
    });
  });

  it('may hold from the first day, not before it', () => {
    expect(accepted(agreeMembership(tomsk, day('2020-01-01'))).next.placements).toHaveLength(2);
    expect(agreeMembership(tomsk, day('2019-12-31'))).toEqual(reject('agreed-before-it-began', { from: '2020-01-01' }));
  });

  it('happens once, and to members only', () => {
    const agreed = accepted(agreeMembership(tomsk, day('2021-05-14'))).next;
    expect(agreeMembership(agreed, day('2022-01-01'))).toEqual(reject('agreed-already', { from: '2021-05-14' }));
    expect(agreeMembership(aUnit(), day('2022-01-01'))).toEqual(reject('in-no-hub'));
  });
});

describe('Whatever is done to a municipality’s membership', () => {
  const dayOf = (n: number) => addDays(day('2020-01-01'), n);
  const step = fc.record({
    on: fc.integer({ min: -10, max: 1_500 }),
    hub: fc.constantFrom('a', 'b', 'c', null),
    agree: fc.boolean(),
  });

  it('leaves spans in order, not overlapping, and restates them all', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let unit = aMunicipality();
        for (const { on, hub, agree } of steps) {
          const parent = hub === null ? null : above('HUB', { id: code(`ru-tom-hub-${hub}`) });
          const answer = agree
            ? agreeMembership(unit, dayOf(on))
            : moveUnit(unit, { hierarchy: 'NETWORK', from: dayOf(on), agreement: 'BY_AGREEMENT' }, parent, false);
          if (!answer.accepted) continue;
          taken += 1;
          unit = answer.next;
          const spans = unit.placements.filter(({ hierarchy }) => hierarchy === 'NETWORK');
          spans.forEach(({ from, to }, n) => {
            expect(to === null || from < to).toBe(true);
            const next = spans[n + 1];
            if (next) expect(to !== null && to <= next.from).toBe(true);
          });
          const { parents } = (answer.events[0] as UnitPlaced).data;
          for (const then of [0, 100, 700, 1_499].map(dayOf))
            expect(parents.find((each) => validOn(each, then))?.parentId).toBe(
              spans.find((each) => validOn(each, then))?.parentId,
            );
        }
      }),
    );
    expect(taken).toBeGreaterThan(50);
  });
});
