import { connect } from 'node:net';
import type { Suite } from '@metodnet/testing/suite';
import type { Asking } from './asking.js';
import type { Markers } from './markers.js';

/** The name of something in an operation: its author may read it again where it does not fit the schema. */
export const NAME = 'a name in an operation';

/** Whatever else a request is made of, with a marker in it: text that is no GraphQL, bodies that are no JSON, names, headers, addresses. */
export async function askStrangely(asking: Asking, suite: Suite, { cyrillic, latin, digits }: Markers): Promise<void> {
  const [text, word, number] = [cyrillic('strange'), latin('strange'), digits('strange')];
  const name = latin(NAME);
  const unit = 'ru-tom-tomsk-school-1';
  const units = '{ units(first: 1) { totalCount } }';

  // Texts of operations.
  for (const query of [
    text,
    `{ units(first: 1, search: "${text}) { totalCount } }`,
    `{ units(first: 1, search: "${text}") "${text}" { totalCount } }`,
    `{ units(first: "${text}") { totalCount } }`,
    `{ units(first: 1, levels: [${word}]) { totalCount } }`,
    `{ units(first: 1, orderBy: "${text}") { totalCount } }`,
    `{ unit(id: {id: "${text}"}) { id } }`,
    `{ units(first: 1) @include(if: "${text}") { totalCount } }`,
    `query ($given: Int = "${text}") { units(first: $given) { totalCount } }`,
    `mutation { registerPerson(input: { lastName: "${text}", unitId: "${unit}" }) { rejection { code } } }`,
    `mutation { recordAdmission(input: { personId: "${text}", unitId: "${unit}", check: ${word}, status: PASSED, checkedOn: "2024-01-01" }) { rejection { code } } }`,
  ])
    await asking.ask(query);

  // Names that the caller gives.
  for (const query of [
    `query ${name} ${units}`,
    `query ${name} { persons(unit: "${unit}", first: 1) { totalCount } }`,
    `mutation ${name} { cancelEmployment(input: { id: "${unit}" }) { rejection { code } } }`,
    `{ ${name}: units(first: 1) { ${name}: totalCount } }`,
    `{ ${name}: person(id: "x") { id } }`,
    `query ($${name}: Int!) { units(first: $${name}) { totalCount } }`,
    `{ units(first: 1) { ...${name} } } fragment ${name} on UnitConnection { totalCount }`,
  ])
    await asking.ask(query, { [name]: 1 });
  await asking.send(JSON.stringify({ query: `query a ${units} query b ${units}`, operationName: text }));

  // Values that do not fit.
  for (const variables of [
    { given: text },
    { given: { [text]: text } },
    { given: [[text]], [text]: text },
    { given: `${text}\u0000` },
    { given: text.repeat(1_200) },
    { given: text.repeat(20_000) },
  ])
    await asking.ask(
      'query ($given: String) { persons(unit: "ru-tom", filter: { search: $given }) { totalCount } }',
      variables,
    );

  // Bodies that are none.
  for (const body of [
    text,
    `{"query":"${text}`,
    `{"query":"{ __typename }","variables":${text}}`,
    `["${text}"]`,
    `"${text}"`,
  ])
    await asking.send(body);
  await asking.send(`{"query":"{ __typename }","variables":{"given":"${text}"}}`, { 'content-type': 'text/plain' });
  await asking.send(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: text } } }));
  await asking.send(JSON.stringify({ documentId: text }));

  // Headers.
  const body = JSON.stringify({ query: units });
  for (const headers of [
    { 'x-correlation-id': word },
    { 'x-correlation-id': number },
    { 'x-correlation-id': `${word}-${number}` },
    {
      traceparent: `00-${'0123456789abcdef'.repeat(2)}-0123456789abcdef-01`,
      tracestate: `${word.toLowerCase()}=${word}`,
      baggage: `name=${word}`,
    },
    { traceparent: word, tracestate: word, baggage: encodeURIComponent(text) },
    { 'accept-language': word },
    { accept: `application/json;q=${word}` },
    { 'content-type': `application/json; charset=${word}` },
    { authorization: `Bearer ${word}` },
    { authorization: `Basic ${Buffer.from(text).toString('base64')}` },
    {
      'user-agent': word,
      referer: `https://${word}.example/`,
      cookie: `name=${word}`,
      'x-forwarded-for': word,
      [word]: word,
    },
  ] as Record<string, string>[])
    await asking.send(body, headers);
  const change = {
    query: 'mutation ($input: CancelEmploymentInput!) { cancelEmployment(input: $input) { rejection { code } } }',
  };
  for (const key of [word, `${word} ${word}`, encodeURIComponent(text)])
    await asking.send(JSON.stringify({ ...change, variables: { input: { id: unit } } }), { 'idempotency-key': key });

  // Addresses, of the gateway and of every process directly.
  const question = `query=${encodeURIComponent(`{ persons(unit: "${unit}", filter: { search: "${text}" }) { totalCount } }`)}`;
  for (const process of [suite.gateway, ...Object.values(suite.services)]) {
    for (const path of [
      `/${encodeURIComponent(text)}`,
      `/graphql?${question}`,
      `/graphql?query=${word}`,
      `/replay?owner=${word}&from=${word}`,
    ])
      await asking.send(null, { 'x-correlation-id': word }, new URL(path, process.url).href);
    await asking.send(
      text,
      { 'x-correlation-id': number, 'x-metodnet-signature': word },
      new URL('/graphql', process.url).href,
    );
  }

  // What is no HTTP at all.
  for (const process of [suite.gateway, ...Object.values(suite.services)]) {
    await sendRaw(process.url, `POST /graphql HTTP/1.1\r\nhost: here\r\n${text}: ${text}\r\n\r\n`);
    await sendRaw(process.url, `${word} ${text}\r\n\r\n`);
    await sendRaw(process.url, `POST /graphql HTTP/1.1\r\nhost: here\r\nx-name: ${word.repeat(3_000)}\r\n\r\n`);
  }

  // Tokens that name somebody.
  for (const subject of [`${word.toLowerCase()}@post.example`, text, `${text} ${word}`])
    await asking.send(body, { authorization: `Bearer ${await suite.issuer.token({ subject })}` });
}

/** Writes to a server what no client would, and waits until it hangs up. */
async function sendRaw(url: string, bytes: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => {
    socket.once('error', () => resolve()).once('close', () => resolve());
    socket.setTimeout(5_000, () => socket.destroy());
    socket.resume().end(bytes);
  });
}
