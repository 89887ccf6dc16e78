import { farSchool, head, neighbour, type Running, running, school } from '../staffing.fixture.js';
import { csv, importFile, line } from './roster.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const register = async (n: number) => {
  const { registerPerson } = await app.ask(
    neighbour,
    'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } rejection { code } } }',
    {
      input: {
        unitId: farSchool,
        lastName: `Попутная${n}`,
        firstName: 'Анна',
        birthDate: '1980-01-01',
        education: 'HIGHER',
      },
    },
  );
  return registerPerson;
};

describe('Importing a roster while people are registered elsewhere, one after another', () => {
  it('ends, and no registration is refused', async () => {
    const file = csv(...Array.from({ length: 400 }, (_, index) => line(index + 1)));
    let isOver = false;
    const imported = importFile(app, head, school, file).finally(() => {
      isOver = true;
    });
    let registered = 0;
    while (!isOver) expect(await register(registered++)).toMatchObject({ person: { id: expect.any(String) } });
    expect(await imported).toMatchObject({ state: 'SUCCEEDED', summary: { registered: 400, employed: 400 } });
    expect(registered).toBeGreaterThan(10);
  });
});
