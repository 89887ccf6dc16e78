import type { Dataset, DemoPerson } from '../dataset.js';
import { type Gateway, idIn } from './gateway.js';

/** Forms the methodical structures and appoints their heads, whose ids staffing has given. */
export async function loadStructures(
  { structures }: Dataset,
  gateway: Gateway,
  personId: (person: DemoPerson) => string,
): Promise<void> {
  const formed = await gateway.all(
    structures.map(({ unit: unitId, kind, name, subject, formedOn }) => ({
      mutation: 'formStructure',
      inputType: 'FormStructureInput',
      input: { unitId, kind, name, subject, formedOn },
      answer: 'structure { id }',
    })),
  );
  await gateway.all(
    structures.flatMap(({ head, formedOn }, index) =>
      head
        ? [
            {
              mutation: 'appointStructureHead',
              inputType: 'AppointHeadInput',
              input: {
                id: idIn(formed[index], 'structure'),
                personId: personId(head.person),
                unitId: head.unit,
                from: formedOn,
              },
              answer: 'structure { id }',
              doneAlready: ['heads-already'],
            },
          ]
        : [],
    ),
  );
}
