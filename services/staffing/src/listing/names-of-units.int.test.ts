import type { PersonId } from '@metodnet/kernel';
import { employ, job, register } from '../people.fixture.js';
import {
  actor,
  auditor,
  grant,
  municipal,
  otherSchool,
  type Running,
  region,
  running,
  school,
} from '../staffing.fixture.js';

let app: Running;
let person: PersonId;
const jobs: string[] = [];
const papers: string[] = [];
beforeAll(async () => {
  app = await running();
  person = await register(app, municipal, school);
  for (const [unit, given] of [
    [school, { personnelNumber: 'N-1' }],
    [otherSchool, { personnelNumber: 'N-2', main: false, rateHundredths: 25 }],
  ] as const) {
    jobs.push(await employ(app, municipal, job(person, unit, given)));
    const { completeQualification } = await app.ask(
      municipal,
      `mutation ($input: CompleteQualificationInput!) { completeQualification(input: $input) { qualification { id } } }`,
      {
        input: {
          personId: person,
          unitId: unit,
          kind: 'UPGRADING',
          programme: 'П',
          document: `D-${jobs.length}`,
          hours: 36,
          completedOn: '2025-01-01',
        },
      },
    );
    papers.push(completeQualification.qualification.id);
  }
});
afterAll(() => app?.stop());

const numbers = async (who: typeof municipal) => {
  const of = (__typename: string, ids: readonly string[]) => ids.map((id) => ({ __typename, id }));
  const { _entities } = await app.ask(
    who,
    'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Employment { personnelNumber } ... on QualificationRecord { document } } }',
    { ids: [...of('Employment', jobs), ...of('QualificationRecord', papers)] },
  );
  return _entities.map(
    (entity: { personnelNumber?: string; document?: string } | null) =>
      entity && (entity.personnelNumber ?? entity.document ?? null),
  );
};

describe('Numbers of people’s papers', () => {
  it('are told where one may read names', async () => {
    expect(await numbers(municipal)).toEqual(['N-1', 'N-2', 'D-1', 'D-2']);
    expect(await numbers(auditor)).toEqual([null, null, null, null]);
  });

  it('are told unit by unit: names of one school open no papers of another', async () => {
    const both = actor([grant('school-head', otherSchool), grant('auditor', region)]);
    expect(await numbers(both)).toEqual([null, 'N-2', null, 'D-2']);
  });

  it('are told to the person itself', async () => {
    expect(await numbers(actor([], person))).toEqual(['N-1', 'N-2', 'D-1', 'D-2']);
  });
});
