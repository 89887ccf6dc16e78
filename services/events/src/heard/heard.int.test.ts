import {
  type DomainEvent,
  Employed,
  type Envelope,
  PersonsMerged,
  StructureDissolved,
  StructureFormed,
} from '@metodnet/contracts';
import { newId, type OwnerId } from '@metodnet/kernel';
import { type Running, running, school, seversk, tomsk } from '../events.fixture.js';
import { heardApplier, heardProjection } from './heard.projection.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const employmentId = newId<'Employment'>(tomsk);
const structureId = newId<'Structure'>(tomsk);
const [person, namesake] = [newId<'Person'>(tomsk), newId<'Person'>(tomsk)];
const term = {
  ...{ position: 'teacher', positionGroup: 'PEDAGOGICAL' as const, pedagogical: true, teacher: true, manager: false },
  ...{ methodist: false, methodistKind: null, from: '2020-09-01', to: null },
  ...{ rateHundredths: 100, teachingLoadHundredths: 0, subjects: [] },
};
const job = { employmentId, unitId: school, main: true, from: '2020-09-01', to: null, cancelled: false, terms: [term] };

/** Hears an event as an owner's, told of a record of that owner: the bus has seen to that. */
async function hear(owner: OwnerId, { type, data }: DomainEvent, version: number): Promise<void> {
  const service = type.slice(0, type.indexOf('.'));
  const envelope: Envelope = {
    ...{
      specversion: '1.0' as const,
      datacontenttype: 'application/json' as const,
      time: '2026-03-01T00:00:00Z',
      actor: 'test',
      seq: 1,
    },
    ...{ id: crypto.randomUUID(), source: `/${owner}/${service}`, subject: `record:${newId(owner)}` },
    ...{ type, data, owner, version },
  };
  const effect = heardProjection.read(envelope);
  const sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await app.worker.query(text, [...params])).rows as Row[],
  };
  if (effect) await heardApplier.apply(sql, [effect]);
}

const rows = async (table: string) => (await app.worker.query(`select * from heard.${table}`)).rows;

describe('Hearing of jobs, merges and structures', () => {
  const truth: DomainEvent[] = [
    Employed({ ...job, personId: person }),
    PersonsMerged({ survivorId: person, mergedId: namesake, occurredOn: '2026-03-01' }),
    StructureFormed({ structureId, unitId: tomsk, kind: 'SERVICE', subject: null, formedOn: '2020-09-01' }),
  ];
  const changed: DomainEvent[] = [
    Employed({ ...job, personId: namesake }),
    PersonsMerged({ survivorId: newId<'Person'>(seversk), mergedId: namesake, occurredOn: '2026-03-01' }),
    StructureDissolved({ structureId, unitId: tomsk, kind: 'SERVICE', dissolvedOn: '2026-03-01' }),
  ];

  it('takes of a record what its owner tells, and nothing of what another does', async () => {
    for (const event of truth) await hear(tomsk, event, 1);
    const known = async () => [await rows('employment'), await rows('merged'), await rows('structure')];
    const before = await known();
    expect(before).toMatchObject([
      [{ id: employmentId, person_id: person }],
      [{ id: namesake, survivor: person }],
      [{ id: structureId, dissolved_on: null }],
    ]);
    for (const event of changed) await hear(seversk, event, 2_000_000_000);
    expect(await known()).toEqual(before);
    for (const event of changed) await hear(tomsk, event, 2);
    expect(await known()).not.toEqual(before);
  });
});
