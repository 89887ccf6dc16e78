import type { Dataset, DemoAct } from '../dataset.js';
import { type Command, type Gateway, idIn } from './gateway.js';

/** Adopts the acts in the order of their days, since later ones name earlier ones; answers the id of each by its key. */
export async function loadActs({ acts }: Dataset, gateway: Gateway): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const act of [...acts].sort((a, b) => (a.adoptedOn < b.adoptedOn ? -1 : 1))) {
    const [payload] = await gateway.all([adoption(act, ids)]);
    const id = idIn(payload, 'act');
    ids.set(act.key, id);
    await gateway.all(consequences(act, id));
  }
  return ids;
}

function adoption(
  { unit: unitId, kind, number, title, adoptedOn, inPursuanceOf = [], repeals = [] }: DemoAct,
  ids: ReadonlyMap<string, string>,
): Command {
  const named = (keys: readonly string[]) => keys.map((key) => ids.get(key));
  return {
    mutation: 'adoptAct',
    inputType: 'AdoptActInput',
    input: {
      unitId,
      kind,
      ...(number === null ? {} : { number }),
      title,
      adoptedOn,
      inPursuanceOf: named(inPursuanceOf),
      repeals: named(repeals),
    },
    answer: 'act { id }',
  };
}

/** Where an act was published and who carries it out. */
const consequences = ({ publishedOn, operator, adoptedOn }: DemoAct, id: string): Command[] => [
  ...(publishedOn
    ? [
        {
          mutation: 'publishAct',
          inputType: 'PublishActInput',
          input: { id, channel: 'SITE', place: 'http://imc.tomsk.ru/', publishedOn },
          answer: 'act { id }',
          doneAlready: ['published-already'],
        },
      ]
    : []),
  ...(operator
    ? [
        {
          mutation: 'appointActOperator',
          inputType: 'AppointOperatorInput',
          input: { id, operatorId: operator, from: adoptedOn },
          answer: 'act { id }',
          doneAlready: ['appointed-later-already'],
        },
      ]
    : []),
];
