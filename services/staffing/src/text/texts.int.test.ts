import { details, employ, job, register } from '../people.fixture.js';
import { head, type Running, running, school } from '../staffing.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const codeOf = async (field: string, input: object) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const data = await app.ask(head, `mutation ($input: ${type}!) { ${field}(input: $input) { rejection { code } } }`, {
    input,
  });
  return data[field].rejection?.code ?? null;
};
/** What no index takes: it cannot be packed. */
const incompressible = Array.from({ length: 9_000 }, (_, index) =>
  String.fromCharCode(0x430 + ((index * index * 31 + index * 7) % 32)),
).join('');

describe('A text that nothing could hold', () => {
  it.each(['lastName', 'firstName', 'patronymic', 'phone', 'email'])('is refused as %s of a person', async (field) => {
    for (const text of ['я'.repeat(201), incompressible, 'а\u0007', '\ud800'])
      expect(await codeOf('registerPerson', { ...details({ [field]: text }), unitId: school })).toBe('not-a-text');
  });

  it('is taken at the limit', async () => {
    const most = details({ lastName: 'я'.repeat(200), firstName: 'ю'.repeat(200), birthDate: '1960-01-01' });
    expect(await codeOf('registerPerson', { ...most, unitId: school })).toBeNull();
  });

  it('is refused as a number, a title, a document or a label', async () => {
    const personId = await register(app, head, school);
    const long = 'x'.repeat(201);
    expect(await codeOf('employPerson', job(personId, school, { personnelNumber: long }))).toBe('not-a-text');
    await employ(app, head, job(personId, school, { personnelNumber: 'x'.repeat(200) }));
    const training = { personId, unitId: school, kind: 'UPGRADING', hours: 16, completedOn: '2025-01-01' };
    expect(await codeOf('completeQualification', { ...training, programme: long })).toBe('not-a-text');
    expect(await codeOf('completeQualification', { ...training, programme: 'П', document: long })).toBe('not-a-text');
    const place = { unitId: school, from: '2025-01-01', computer: true, peripherals: true, internet: true };
    expect(await codeOf('registerWorkplace', { ...place, label: long })).toBe('not-a-text');
    expect(await codeOf('registerWorkplace', { ...place, label: 'x'.repeat(200) })).toBeNull();
  });

  it('is not searched for', async () => {
    const search = (length: number) =>
      app.ask(
        head,
        'query ($unit: ID!, $search: String) { persons(unit: $unit, filter: { search: $search }) { totalCount } }',
        { unit: school, search: 'ё'.repeat(length) },
      );
    expect((await search(200)).persons.totalCount).toBe(0);
    await expect(search(201)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
