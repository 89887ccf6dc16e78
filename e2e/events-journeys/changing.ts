import type { Client } from '../asking.js';

/** Why the rules did not let something through. */
export interface Refusal {
  readonly code: string;
  readonly messageRu: string;
  readonly messageEn: string;
}

type Payload = Readonly<Record<string, unknown>> & { readonly rejection: Refusal | null };

/** Asks for a change; what it answers. */
async function asked(client: Client, mutation: string, input: object, answer: string): Promise<Payload> {
  const inputType = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const data = await client.get<Readonly<Record<string, Payload>>>(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${answer} rejection { code messageRu messageEn } } }`,
    { input },
  );
  return data[mutation] as Payload;
}

/** Asks for a change that must be let through, and answers what became of it. */
export async function change<Answer>(client: Client, mutation: string, input: object, answer: string): Promise<Answer> {
  const { rejection, ...payload } = await asked(client, mutation, input, answer);
  expect({ [mutation]: rejection }).toEqual({ [mutation]: null });
  return payload as Answer;
}

/** Asks for a change that the rules must refuse, in words for whoever reads either language; answers the code. */
export async function refused(client: Client, mutation: string, input: object): Promise<string | undefined> {
  const { rejection } = await asked(client, mutation, input, '');
  expect(rejection).toEqual({
    code: expect.any(String),
    messageRu: expect.stringMatching(/^[А-ЯЁ«].*\.$/),
    messageEn: expect.stringMatching(/^[A-Z].*\.$/),
  });
  return rejection?.code;
}

/** Something with an id and a version. */
export interface Kept {
  readonly id: string;
  readonly version: number;
}
