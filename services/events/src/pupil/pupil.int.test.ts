import {
  actor,
  auditor,
  centre,
  farSchool,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
} from '../events.fixture.js';
import { learns } from './pupil.fixture.js';

type Who = typeof head;
const PUPIL = '{ pupil { id reference birthYear unit { id } movingTo { id } version } rejection { code message } }';
const coordinator = actor([grant('school-coordinator', school)]);
const farHead = actor([grant('school-head', farSchool)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const act = async (who: Who, name: 'register' | 'correct' | 'send' | 'admit' | 'merge', input: object, at = app) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}PupilInput!`;
  const answer = await at.ask(who, `mutation ($input: ${type}) { ${name}Pupil(input: $input) ${PUPIL} }`, { input });
  return answer[`${name}Pupil`];
};
const list = async (who: Who, unit: string, filter = '', at = app) =>
  (await at.ask(who, `{ pupils(within: "${unit}", filter: { ${filter} }) { nodes { id reference } } }`)).pupils.nodes;

describe('Registering a pupil', () => {
  const input = (reference: string) => ({ unitId: school, reference, birthYear: 2014 });

  it.each([
    ['the head', head, '1-г'],
    ['the coordinator', coordinator, '1-к'],
    ['the municipal operator', municipal, '1-м'],
  ])('is done by %s of the school', async (_, who, reference) => {
    expect(await act(who, 'register', input(reference))).toMatchObject({
      pupil: { reference, birthYear: 2014, unit: { id: school }, version: 1 },
    });
  });

  it.each([
    ['the head of another school', otherHead],
    ['a methodist of the municipality’s centre', actor([grant('methodist', centre)])],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(act(who, 'register', input('2'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives a number once, also when four come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => act(head, 'register', input('ДИН1'))));
    expect(answers.filter(({ pupil }) => pupil)).toHaveLength(1);
    expect(answers.filter(({ rejection }) => rejection?.code === 'reference-taken')).toHaveLength(3);
    const other = { unitId: otherSchool, reference: 'ДИН1', birthYear: 2014 };
    expect(await act(otherHead, 'register', other)).toMatchObject({ rejection: null });
  });

  it('leaves the number in this service: neither domain events nor anybody else hold it', async () => {
    const { pupil } = await act(head, 'register', input('777-тайн'));
    expect(pupil).toBeNull();
    const { pupil: kept } = await act(head, 'register', input('777-т'));
    const { rows } = await app.worker.query('select payload::text as told from outbox where aggregate = $1', [
      `pupil:${kept.id}`,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].told).not.toContain('777');
  });
});

describe('Reading pupils', () => {
  it('is for whoever answers for the school, and for nobody else', async () => {
    const id = await learns(app);
    const seen = async (who: Who) => {
      const one = (await app.ask(who, `{ pupil(id: "${id}") { id } }`)).pupil;
      const look = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pupil { reference } } }`;
      const { _entities } = await app.ask(who, look, { r: [{ __typename: 'Pupil', id }] });
      const listed = (await list(who, school)).some((pupil: { id: string }) => pupil.id === id);
      return [one !== null, _entities[0] !== null, listed];
    };
    for (const who of [head, coordinator, municipal]) expect(await seen(who)).toEqual([true, true, true]);
    for (const who of [otherHead, neighbour, auditor, actor([grant('methodist', centre)]), nobody])
      expect(await seen(who)).toEqual([false, false, false]);
  });

  it('finds them by number, year and standing', async () => {
    const { pupil } = await act(head, 'register', { unitId: school, reference: '31-5', birthYear: 2009 });
    const found = async (filter: string) => (await list(head, school, filter)).map(({ id }: { id: string }) => id);
    expect(await found('reference: "31-5"')).toEqual([pupil.id]);
    expect(await found('birthYears: [2009]')).toEqual([pupil.id]);
    expect(await found('reference: "31-5", standings: [LEAVING, ARRIVING]')).toEqual([]);
    await act(head, 'send', { id: pupil.id, to: otherSchool });
    expect(await found('birthYears: [2009], standings: [LEAVING]')).toEqual([pupil.id]);
    expect(await list(otherHead, otherSchool, 'standings: [ARRIVING]')).toEqual([{ id: pupil.id, reference: null }]);
  });
});

describe('Going to another school', () => {
  it('keeps the id; the former school no longer sees the pupil, the new one gives a number of its own', async () => {
    const id = await learns(app);
    await expect(act(otherHead, 'admit', { id, unitId: otherSchool, reference: '5' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(act(otherHead, 'send', { id, to: otherSchool })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(head, 'send', { id, to: 'ru-tom-nowhere' })).toMatchObject({
      rejection: { code: 'no-such-organisation' },
    });
    expect(await act(head, 'send', { id, to: otherSchool })).toMatchObject({
      pupil: { reference: null, movingTo: { id: otherSchool } },
    });
    await expect(act(farHead, 'admit', { id, unitId: farSchool, reference: '5' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(act(otherHead, 'correct', { id, reference: '5', birthYear: 2000 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const admitted = await act(otherHead, 'admit', { id, unitId: otherSchool, reference: '5-а' });
    expect(admitted).toMatchObject({ pupil: { id, reference: '5-а', unit: { id: otherSchool }, movingTo: null } });
    expect((await app.ask(head, `{ pupil(id: "${id}") { id } }`)).pupil).toBeNull();
  });

  it('may be taken back before the other school has admitted them', async () => {
    const id = await learns(app);
    await act(head, 'send', { id, to: otherSchool });
    expect(await act(head, 'admit', { id, unitId: school, reference: 'В-1' })).toMatchObject({
      pupil: { unit: { id: school }, movingTo: null },
    });
  });
});

describe('Merging two ids of one pupil', () => {
  it('is done by whoever answers for both', async () => {
    const [twice, one] = [await learns(app), await learns(app)];
    const elsewhere = await learns(app, otherHead, otherSchool);
    await expect(act(head, 'merge', { id: twice, into: elsewhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act(otherHead, 'merge', { id: twice, into: elsewhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(head, 'merge', { id: twice, into: one })).toMatchObject({ pupil: { id: twice, reference: null } });
    expect((await app.ask(head, `{ pupil(id: "${twice}") { mergedInto { id } } }`)).pupil.mergedInto.id).toBe(one);
    expect(await act(municipal, 'merge', { id: one, into: elsewhere })).toMatchObject({ rejection: null });
  });

  it('refuses whoever has seen another version', async () => {
    const [twice, one] = [await learns(app), await learns(app)];
    const merge = act(head, 'merge', { id: twice, into: one, expectedVersion: 2 });
    await expect(merge).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const id = await learns(other);
      const input = { unitId: school, reference: '9', birthYear: 2014 };
      await expect(act(otherHead, 'register', input, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await list(otherHead, school, '', other)).toEqual([]);
      const sent = act(otherHead, 'send', { id, to: otherSchool }, other);
      await expect(sent).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await act(head, 'send', { id, to: otherSchool }, other);
      const stolen = act(farHead, 'admit', { id, unitId: farSchool, reference: '5' }, other);
      await expect(stolen).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await act(otherHead, 'admit', { id, unitId: otherSchool, reference: '5' }, other)).toMatchObject({
        rejection: null,
      });
    } finally {
      await other.stop();
    }
  });
});
