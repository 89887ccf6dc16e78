import type { PersonId } from '@metodnet/kernel';
import { details, employ, job, MARKED, register } from '../people.fixture.js';
import {
  actor,
  auditor,
  centre,
  farSchool,
  grant,
  head,
  hubOperator,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
} from '../staffing.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const PERSON = 'query ($id: ID!) { person(id: $id) { id lastName birthDate education version employments { id } } }';
const ENTITY = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Person { id lastName mergedInto employments { id } } } }`;
const entity = (who: Parameters<Running['ask']>[0], ...ids: string[]) =>
  app.ask(who, ENTITY, { ids: ids.map((id) => ({ __typename: 'Person', id })) }).then(({ _entities }) => _entities);

const REGISTER = `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id lastName } rejection { code messageRu params } } }`;

describe('Registering a person', () => {
  it('is for those who may write in the unit, and tells the network no name', async () => {
    const id = await register(app, head, school, { birthDate: '1980-01-31' });
    expect(id).toMatch(/^ru-tom-tomsk:/);
    const { rows } = await app.worker.query(
      'select type, version, owner, payload::text from outbox where aggregate = $1',
      [`person:${id}`],
    );
    expect(rows).toMatchObject([{ type: 'staffing.person-registered.v1', version: 1, owner: 'ru-tom-tomsk' }]);
    expect(JSON.parse(rows[0].payload)).toEqual({
      personId: id,
      youngUntil: '2014-12-31',
      firstThreeYearsUntil: '2027-08-31',
      higherEducation: true,
      higherEducationFrom: null,
      occurredOn: '2026-03-15',
    });
  });

  it.each([
    ['a neighbour', neighbour],
    ['an auditor', auditor],
    ['nobody', nobody],
    ['the head of another school', otherHead],
  ])('is refused to %s', async (_, who) => {
    const input = { ...details({ birthDate: '1981-01-01' }), unitId: school };
    await expect(app.ask(who, REGISTER, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows a lookalike in sight, and goes on when they are told apart', async () => {
    const first = await register(app, head, school, { birthDate: '1982-02-02', lastName: 'Алёшина' });
    const input = { ...details({ birthDate: '1982-02-02', lastName: ' алешина' }), unitId: school };
    const { registerPerson } = await app.ask(head, REGISTER, { input });
    expect(registerPerson).toMatchObject({
      person: null,
      rejection: { code: 'looks-registered', params: { candidates: first } },
    });
    const again = await app.ask(head, REGISTER, { input: { ...input, distinctFrom: [first] } });
    expect(again.registerPerson.rejection).toBeNull();
  });

  it('does not tell of a lookalike out of sight', async () => {
    await register(app, neighbour, farSchool, { birthDate: '1983-03-03' });
    await expect(register(app, head, school, { birthDate: '1983-03-03' })).resolves.toMatch(/^ru-tom-tomsk:/);
  });

  it('is refused for a unit that nobody has heard of', async () => {
    const everywhere = actor([grant('municipal-operator', 'ru-tom-tomsk-nowhere' as never)]);
    const input = { ...details(), unitId: 'ru-tom-tomsk-nowhere' };
    await expect(app.ask(everywhere, REGISTER, { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Looking a person up', () => {
  let id: PersonId;
  beforeAll(async () => {
    id = await register(app, head, school, { birthDate: '1984-04-04' });
    await employ(app, head, job(id, school));
  });

  it('shows the name to those who may read names where the person works', async () => {
    for (const who of [head, municipal]) {
      expect((await app.ask(who, PERSON, { id })).person).toMatchObject({
        id,
        lastName: MARKED.lastName,
        birthDate: '1984-04-04',
      });
      expect(await entity(who, id)).toMatchObject([{ id, lastName: MARKED.lastName }]);
    }
  });

  it('shows posts without the name to those who may not read names', async () => {
    for (const who of [auditor, hubOperator]) {
      expect((await app.ask(who, PERSON, { id })).person).toMatchObject({
        id,
        lastName: null,
        birthDate: null,
        education: 'HIGHER',
      });
      expect((await entity(who, id))[0].employments).toHaveLength(1);
    }
  });

  it('shows the person their own record', async () => {
    const self = actor([], id);
    expect(await entity(self, id)).toMatchObject([{ lastName: MARKED.lastName, employments: [{}] }]);
  });

  it('answers for foreign and for absent alike, in the order asked', async () => {
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    for (const who of [neighbour, otherHead, nobody]) expect(await entity(who, absent, id)).toEqual([null, null]);
    expect(await entity(head, absent, id)).toMatchObject([null, { id }]);
    expect((await app.ask(neighbour, PERSON, { id })).person).toBeNull();
  });
});

describe('A second employer', () => {
  it('attaches a job to the same person by id, name and birth date, and then sees the record', async () => {
    const id = await register(app, head, school, { birthDate: '1985-05-05' });
    await employ(app, head, job(id, school));
    const second = { ...job(id, farSchool), main: false, rateHundredths: 50 };
    await expect(employ(app, neighbour, second)).rejects.toThrow('no-such-person');
    const wrong = { lastName: MARKED.lastName, firstName: MARKED.firstName, birthDate: '1985-05-06' };
    await expect(employ(app, neighbour, { ...second, claim: wrong })).rejects.toThrow('no-such-person');
    const jobId = await employ(app, neighbour, { ...second, claim: { ...wrong, birthDate: '1985-05-05' } });
    expect(jobId).toMatch(/^ru-tom-seversk:/);
    expect(id).toMatch(/^ru-tom-tomsk:/);
    expect((await app.ask(neighbour, PERSON, { id })).person).toMatchObject({
      lastName: MARKED.lastName,
      employments: [{ id: jobId }],
    });
  });
});

describe('Stewardship', () => {
  const PASS =
    'mutation ($input: PassStewardshipInput!) { passStewardship(input: $input) { person { steward { id } } rejection { code } } }';
  const DISMISS =
    'mutation ($input: DismissInput!) { dismiss(input: $input) { employment { to } rejection { code } } }';

  it('is taken over by the next employer only when the first has been left', async () => {
    const id = await register(app, head, school, { birthDate: '1986-06-06' });
    const first = await employ(app, head, job(id, school));
    const claim = { lastName: MARKED.lastName, firstName: MARKED.firstName, birthDate: '1986-06-06' };
    await employ(app, neighbour, { ...job(id, farSchool), main: false, rateHundredths: 50, claim });
    const take = () => app.ask(neighbour, PASS, { input: { id, toUnitId: farSchool } });
    await expect(take()).rejects.toMatchObject({ code: 'FORBIDDEN' });

    await app.ask(head, DISMISS, { input: { id: first, to: '2026-03-15' } });
    expect((await app.ask(head, PERSON, { id })).person).toMatchObject({ lastName: MARKED.lastName });
    expect(await take()).toEqual({ passStewardship: { person: { steward: { id: farSchool } }, rejection: null } });
    expect((await app.ask(head, PERSON, { id })).person).toBeNull();
    expect((await app.ask(neighbour, PERSON, { id })).person).toMatchObject({ id });
  });
});

describe('Merging two records of one person', () => {
  const MERGE =
    'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { person { id employments { id } } rejection { code } } }';

  it('moves everything to the survivor; the merged id answers as the survivor from then on', async () => {
    const survivorId = await register(app, head, school, { birthDate: '1987-07-07' });
    const mergedId = await register(app, otherHead, otherSchool, { birthDate: '1987-07-07' });
    await employ(app, head, job(survivorId, school));
    const second = await employ(app, otherHead, {
      ...job(mergedId, otherSchool),
      main: false,
      rateHundredths: 50,
      from: '2025-09-01',
    });

    for (const who of [head, neighbour]) {
      await expect(app.ask(who, MERGE, { input: { mergedId, survivorId } })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await expect(app.ask(otherHead, MERGE, { input: { mergedId, survivorId } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { mergePersons } = await app.ask(municipal, MERGE, { input: { mergedId, survivorId } });
    expect(mergePersons).toMatchObject({
      person: { id: survivorId, employments: [{}, { id: second }] },
      rejection: null,
    });
    expect(await entity(municipal, mergedId, survivorId)).toMatchObject([
      { id: mergedId, mergedInto: survivorId, employments: [{}, {}] },
      { id: survivorId, mergedInto: null },
    ]);
    const { rows } = await app.worker.query('select type, payload from outbox where aggregate = $1 and version = 2', [
      `person:${mergedId}`,
    ]);
    expect(rows).toEqual([
      { type: 'staffing.persons-merged.v1', payload: { survivorId, mergedId, occurredOn: '2026-03-15' } },
    ]);
    const again = await app.ask(municipal, MERGE, { input: { mergedId: survivorId, survivorId } });
    expect(again.mergePersons.rejection.code).toBe('same-record');
  });
});

describe('Listing people', () => {
  const PERSONS = `query ($unit: ID!, $filter: PeopleFilterInput, $first: Int, $after: String) {
    persons(unit: $unit, filter: $filter, first: $first, after: $after) { totalCount nodes { lastName firstName } pageInfo { hasNextPage endCursor } } }`;

  beforeAll(async () => {
    for (const [lastName, position] of [
      ['Яковлева', 'methodist'],
      ['Ёлкина', 'methodist'],
      ['Абрамова', 'senior-methodist'],
      ['Борисова', 'other'],
    ]) {
      const id = await register(app, municipal, centre, { lastName, birthDate: '1970-01-01' });
      await employ(app, municipal, job(id, centre, { position, subjects: [] }));
    }
  });

  it('pages in the Russian order and counts all', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { persons } = await app.ask(municipal, PERSONS, { unit: centre, first: 3, after });
      expect(persons.totalCount).toBe(4);
      names.push(...persons.nodes.map(({ lastName }: { lastName: string }) => lastName));
      after = persons.pageInfo.hasNextPage ? persons.pageInfo.endCursor : null;
    } while (after);
    expect(names).toEqual(['Абрамова', 'Борисова', 'Ёлкина', 'Яковлева']);
  });

  it('filters by position, group and the beginning of a name', async () => {
    const found = async (filter: object, who = municipal) =>
      (await app.ask(who, PERSONS, { unit: centre, filter, first: 10 })).persons.nodes.map(
        ({ lastName }: { lastName: string }) => lastName,
      );
    expect(await found({ positions: ['methodist'] })).toEqual(['Ёлкина', 'Яковлева']);
    expect(await found({ groups: ['PEDAGOGICAL'] })).toEqual(['Абрамова', 'Ёлкина', 'Яковлева']);
    expect(await found({ search: 'елк' })).toEqual(['Ёлкина']);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ search: 'елк' }, auditor)).toEqual([]);
    expect(await found({}, auditor)).toEqual([null, null, null, null]);
  });

  it('is refused for a unit beyond one’s reach', async () => {
    for (const who of [neighbour, otherHead, nobody]) {
      await expect(app.ask(who, PERSONS, { unit: centre, first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
