import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { CITY } from './people.js';
import type { Stage } from './stage.js';

const COURSE = `mutation ($input: CompleteQualificationInput!) {
  completeQualification(input: $input) { qualification { id } rejection { code messageEn } }
}`;

/** The gateway lets nobody have more than 32 requests under way. */
const WRITERS = 20;

/** Those who write: through the gateway, one command a request, as operators of a municipality, in turn. */
export class Writer {
  private next = 0;

  private constructor(
    private readonly endpoint: string,
    private readonly tokens: readonly string[],
    private readonly people: readonly { readonly id: string; readonly unit: string }[],
  ) {}

  static async open({ endpoint, issuer, sql }: Stage): Promise<Writer> {
    const tokens = await Promise.all(
      Array.from({ length: WRITERS }, (_, number) =>
        issuer.token({
          subject: `bench-writer-${number}`,
          grants: [{ role: 'municipal-operator', unit: CITY }],
          minutes: 24 * 60,
        }),
      ),
    );
    const people = await sql<{ id: string; unit: string }>(
      'staffing',
      `select p.id, e.unit_id as unit from person p join employment e on e.person_id = p.id and e.main and e.valid_to is null
        where p.id like '${CITY}:%' order by p.id`,
    );
    return new Writer(endpoint, tokens, people);
  }

  /** Tells of a course that somebody has completed: a row, a domain event, a figure that may change. */
  async course(index: number): Promise<void> {
    const person = this.people[index % this.people.length];
    if (!person) throw new Error('Nobody works here');
    const { completeQualification } = await this.command<{ completeQualification: { rejection: unknown } }>(COURSE, {
      kind: 'UPGRADING',
      // Every course another: the same one twice would be refused.
      programme: `Курсы ${index} ${randomUUID().slice(0, 8)}`,
      hours: 72,
      completedOn: `2026-${String(1 + (index % 9)).padStart(2, '0')}-15`,
      personId: person.id,
      unitId: person.unit,
    });
    if (completeQualification.rejection) throw new Error(JSON.stringify(completeQualification.rejection));
  }

  /** Employs somebody new, who is then one more of the unit's educators. */
  async employ(unit: string): Promise<void> {
    const { registerPerson } = await this.command<{ registerPerson: { person: { id: string } | null } }>(
      'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } rejection { code messageEn } } }',
      {
        unitId: unit,
        lastName: `Замерова-${randomUUID().slice(0, 8)}`,
        firstName: 'Проба',
        birthDate: '1980-05-05',
        education: 'HIGHER',
        pedagogicalSince: '2010-09-01',
      },
    );
    await this.command(
      'mutation ($input: EmployPersonInput!) { employPerson(input: $input) { employment { id } rejection { code messageEn } } }',
      {
        personId: registerPerson.person?.id,
        unitId: unit,
        position: 'teacher',
        rateHundredths: 100,
        teachingLoadHundredths: 0,
        main: true,
        subjects: [],
        from: '2026-01-12',
      },
    );
  }

  private async command<Data>(query: string, input: object): Promise<Data> {
    const token = this.tokens[this.next++ % this.tokens.length] ?? '';
    return asked<Data>(this.endpoint, token, query, { input });
  }
}

/** Asks the gateway; throws unless it answers whole. */
export async function asked<Data>(endpoint: string, token: string, query: string, variables: object): Promise<Data> {
  const { statusCode, body } = await request(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await body.json()) as { data?: Data | null; errors?: unknown };
  if (statusCode !== 200 || answer.errors || !answer.data)
    throw new Error(`${statusCode} ${JSON.stringify(answer).slice(0, 500)}`);
  return answer.data;
}
