import { readFileSync } from 'node:fs';
import { head, type Running, running } from './staffing.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, documents = ''] = /```graphql\n([\s\S]*?)```/.exec(readme) ?? [];
const operation = (name: string) =>
  documents.split(/\n(?=mutation|query)/).find((text) => text.includes(` ${name}`)) ?? '';

describe('The example of the README', () => {
  it('leads from nobody to a name in a list', async () => {
    const { registerPerson } = await app.ask(head, operation('Register'));
    expect(registerPerson).toMatchObject({ person: { version: 1 }, rejection: null });
    const { employPerson } = await app.ask(head, operation('Employ'), { person: registerPerson.person.id });
    expect(employPerson).toMatchObject({ employment: { version: 1 }, rejection: null });
    const { persons } = await app.ask(head, operation('Names'));
    expect(persons).toMatchObject({
      totalCount: 1,
      nodes: [{ lastName: 'Новикова', employments: [{ terms: [{ position: { code: 'teacher' } }] }] }],
    });
  });

  it('lists every code of a position', async () => {
    const { positions } = await app.ask(head, operation('Codes'));
    for (const { group, code } of positions) {
      expect(readme).toMatch(new RegExp(`^\\| \`${group}\` \\|.*\`${code}\``, 'm'));
    }
  });
});
