import type { ActKey, Dataset, DemoAct } from '../dataset.js';
import { type Command, type Gateway, idIn } from './gateway.js';

const ACTS = `query Acts($unitId: ID!, $after: String) {
  acts(unitId: $unitId, first: 100, after: $after) { nodes { id number } pageInfo { hasNextPage endCursor } }
}`;

interface Acts {
  readonly acts: {
    readonly nodes: readonly { readonly id: string; readonly number: string | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Finds acts that the registry has from the documents; throws when one of them is not there. */
export async function actIds(gateway: Gateway, wanted: readonly ActKey[]): Promise<(key: ActKey) => string> {
  const ids = new Map<string, string>();
  for (const unitId of new Set(wanted.map(({ unit }) => unit))) {
    for (let after: string | null = null, more = true; more; ) {
      const { acts }: Acts = await gateway.ask<Acts>(ACTS, { unitId, after });
      for (const { id, number } of acts.nodes) if (number !== null) ids.set(`${unitId} ${number}`, id);
      after = acts.pageInfo.endCursor;
      more = acts.pageInfo.hasNextPage;
    }
  }
  return ({ unit, number }) => {
    const id = ids.get(`${unit} ${number}`);
    if (!id) throw new Error(`The registry does not have the act № ${number} of ${unit}`);
    return id;
  };
}

/** Adopts the local acts of the schools and publishes those that are published. */
export async function loadActs({ acts }: Dataset, gateway: Gateway, idOf: (key: ActKey) => string): Promise<void> {
  const adopted = await gateway.all(acts.map((act) => adoption(act, idOf)));
  await gateway.all(acts.flatMap((act, index) => publication(act, idIn(adopted[index], 'act'))));
}

const adoption = (
  { unit: unitId, number, title, adoptedOn, inPursuanceOf }: DemoAct,
  idOf: (key: ActKey) => string,
): Command => ({
  mutation: 'adoptAct',
  inputType: 'AdoptActInput',
  input: { unitId, kind: 'LOCAL_ACT', number, title, adoptedOn, inPursuanceOf: [idOf(inPursuanceOf)] },
  answer: 'act { id }',
});

const publication = ({ published }: DemoAct, id: string): Command[] =>
  published
    ? [
        {
          mutation: 'publishAct',
          inputType: 'PublishActInput',
          input: { id, channel: 'SITE', place: published.at, publishedOn: published.on },
          answer: 'act { id }',
          doneAlready: ['published-already'],
        },
      ]
    : [];
