import type { Actor } from '@metodnet/scope';
import { details, employ, job, MARKED, register } from './people.fixture.js';
import {
  actor,
  auditor,
  centre,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherSchool,
  type Running,
  running,
  school,
  tomsk,
  type Without,
} from './staffing.fixture.js';

/** One of every kind of record, in the school and in the centre, and every command on them. */
async function world(app: Running) {
  const ask = async (field: string, input: object, select: string) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const data = await app.ask(
      municipal,
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${select} rejection { code } } }`,
      { input },
    );
    if (data[field].rejection) throw new Error(`${field}: ${data[field].rejection.code}`);
    return data[field];
  };
  const teacher = await register(app, head, school, { birthDate: '1990-01-01' });
  const methodist = await register(app, municipal, centre, { birthDate: '1991-01-01' });
  const [first, second] = [
    await register(app, head, school, { birthDate: '1970-01-01' }),
    await register(app, head, school, { birthDate: '1971-01-01' }),
  ];
  const double = await register(app, head, school, { birthDate: '1990-01-01', distinctFrom: [teacher] });
  const jobId = await employ(app, head, job(teacher, school));
  const spare = await employ(app, head, job(teacher, otherSchool, { main: false, rateHundredths: 25 })).catch(() =>
    employ(app, municipal, job(teacher, otherSchool, { main: false, rateHundredths: 25 })),
  );
  await employ(app, municipal, job(methodist, centre, { position: 'methodist', subjects: [] }));
  for (const id of [first, second]) await employ(app, head, job(id, school, { position: 'deputy-head', subjects: [] }));
  const training = {
    kind: 'UPGRADING',
    programme: MARKED.lastName,
    document: 'АБ-МЕТКА',
    hours: 72,
    completedOn: '2025-01-01',
  };
  const assignment = { methodistId: methodist, unitId: centre, from: '2025-01-01', teacherIds: [teacher] };
  const premises = {
    unitId: centre,
    from: '2025-01-01',
    offices: 3,
    library: true,
    assemblyHall: true,
    computers: true,
  };
  const workplace = { computer: true, peripherals: true, internet: true };
  const qualification = (
    await ask('completeQualification', { ...training, personId: teacher, unitId: school }, 'qualification { id }')
  ).qualification.id;
  const category = (
    await ask(
      'grantCategory',
      { personId: teacher, unitId: school, kind: 'FIRST', grantedOn: '2024-01-01' },
      'category { id }',
    )
  ).category.id;
  const admission = (
    await ask(
      'recordAdmission',
      { personId: teacher, unitId: school, check: 'MEDICAL_EXAM', status: 'PASSED', checkedOn: '2025-01-01' },
      'admission { id }',
    )
  ).admission.id;
  const schedule = (
    await ask(
      'approveStaffSchedule',
      { unitId: school, from: '2024-01-01', posts: [{ position: 'teacher', postsHundredths: 100 }] },
      'staffSchedule { id }',
    )
  ).staffSchedule.id;
  const place = (
    await ask('registerWorkplace', { unitId: centre, label: '1', from: '2024-01-01', ...workplace }, 'workplace { id }')
  ).workplace.id;
  const rooms = (await ask('statePremises', premises, 'premises { id }')).premises.id;
  const charge = (await ask('assignMethodist', assignment, 'assignment { id }')).assignment.id;
  const status = (
    await ask(
      'grantRegionalMethodistStatus',
      { personId: methodist, unitId: tomsk, from: '2025-01-01' },
      'status { id }',
    )
  ).status.id;
  const team = (
    await ask('formManagementTeam', { unitId: school, memberIds: [first, second], from: '2025-01-01' }, 'team { id }')
  ).team.id;
  const roster = Buffer.from('x').toString('base64');

  // In an order in which each may still be done after those before it.
  const commands: [string, object][] = [
    ['registerPerson', { ...details({ birthDate: '1999-01-01' }), unitId: school }],
    ['changePersonDetails', { ...details({ birthDate: '1990-01-01', education: 'GENERAL' }), id: teacher }],
    ['employPerson', job(double, school, { rateHundredths: 50, personnelNumber: 'Т-МЕТКА' })],
    ['changeEmployment', { id: jobId, from: '2025-02-01', rateHundredths: 75 }],
    [
      'correctEmployment',
      {
        id: spare,
        main: false,
        from: '2024-10-01',
        terms: [{ from: '2024-10-01', position: 'teacher', rateHundredths: 25 }],
      },
    ],
    ['cancelEmployment', { id: spare }],
    ['completeQualification', { ...training, personId: teacher, unitId: school }],
    ['correctQualification', { ...training, id: qualification, hours: 36 }],
    ['withdrawQualification', { id: qualification }],
    ['grantCategory', { personId: teacher, unitId: school, kind: 'HIGHEST', grantedOn: '2025-01-01' }],
    ['expireCategory', { id: category, lastDay: '2025-12-31' }],
    ['withdrawCategory', { id: category }],
    [
      'recordAdmission',
      { personId: teacher, unitId: school, check: 'MEDICAL_EXAM', status: 'NOT_PASSED', checkedOn: '2025-02-01' },
    ],
    [
      'approveStaffSchedule',
      { unitId: school, from: '2025-01-01', posts: [{ position: 'teacher', postsHundredths: 200 }] },
    ],
    ['registerWorkplace', { unitId: centre, label: MARKED.lastName, from: '2024-01-01', ...workplace }],
    ['equipWorkplace', { id: place, from: '2025-01-01', ...workplace, internet: false }],
    ['removeWorkplace', { id: place, to: '2025-06-01' }],
    ['statePremises', { ...premises, from: '2025-06-01', offices: 4 }],
    ['assignMethodist', assignment],
    ['changeMethodistAssignment', { id: charge, direction: 'mathematics' }],
    ['endMethodistAssignment', { id: charge, to: '2025-06-01' }],
    ['grantRegionalMethodistStatus', { personId: teacher, unitId: tomsk, from: '2025-01-01' }],
    ['assignTeacherToRegionalMethodist', { id: status, teacherId: teacher, from: '2025-02-01' }],
    ['releaseTeacherFromRegionalMethodist', { id: status, teacherId: teacher, to: '2025-03-01' }],
    ['endRegionalMethodistStatus', { id: status, to: '2025-06-01' }],
    ['formManagementTeam', { unitId: school, memberIds: [first, second], from: '2025-02-01' }],
    ['changeManagementTeam', { id: team, memberIds: [first, second], from: '2025-03-01' }],
    ['trainManagementTeam', { id: team, programmeKind: 'UPGRADING', hours: 36, completedOn: '2025-03-01' }],
    ['dissolveManagementTeam', { id: team, to: '2025-06-01' }],
    ['importRoster', { unit: school, fileName: 'x.csv', contentBase64: roster, dryRun: true }],
    ['beginRosterUpload', { unit: school, fileName: 'x.csv' }],
    ['mergePersons', { mergedId: double, survivorId: teacher }],
    ['dismiss', { id: jobId, to: '2026-03-01' }],
  ];
  const entities: [string, string][] = [
    ['Person', teacher],
    ['Employment', jobId],
    ['QualificationRecord', qualification],
    ['QualificationCategory', category],
    ['Admission', admission],
    ['StaffSchedule', schedule],
    ['Workplace', place],
    ['Premises', rooms],
    ['MethodistAssignment', charge],
    ['RegionalMethodistStatus', status],
    ['ManagementTeam', team],
  ];
  return { commands, entities };
}

const INPUTS: Readonly<Record<string, string>> = {
  dismiss: 'DismissInput',
  assignTeacherToRegionalMethodist: 'AssignTeacherInput',
  releaseTeacherFromRegionalMethodist: 'ReleaseTeacherInput',
};
const run = (app: Running, who: Actor, [field, input]: readonly [string, object]) => {
  const type = INPUTS[field] ?? `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return app.ask(who, `mutation ($input: ${type}!) { ${field}(input: $input) { rejection { code } } }`, { input });
};
const look = async (app: Running, who: Actor, entities: readonly (readonly [string, string])[]) => {
  const ids = entities.map(([__typename, id]) => ({ __typename, id }));
  const { _entities } = await app.ask(
    who,
    'query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename } }',
    { ids },
  );
  return _entities.map((entity: object | null) => entity !== null);
};

const strangers: readonly (readonly [string, Actor])[] = [
  ['a neighbour with every right at home', neighbour],
  ['an auditor, who may only read', auditor],
  ['an educator of the school', actor([grant('educator', school)])],
  ['nobody', nobody],
];

describe.each(['nothing', 'own checks', 'row-level security'] as const)('Without %s', (without: Without) => {
  let app: Running;
  let known: Awaited<ReturnType<typeof world>>;
  beforeAll(async () => {
    app = await running(without);
    known = await world(app);
  });
  afterAll(() => app?.stop());

  it.each(strangers)('every command is refused to %s', async (_, who) => {
    const written = () => app.worker.query('select count(*) from outbox').then(({ rows }) => rows[0].count);
    const before = await written();
    for (const command of known.commands) {
      const answer = await run(app, who, command).then(
        (data) => `${command[0]}: ${data[command[0]].rejection?.code ?? 'done'}`,
        (fault) => fault.code ?? `${command[0]}: ${fault.message}`,
      );
      expect(['FORBIDDEN', 'NOT_FOUND', 'employPerson: no-such-person']).toContain(answer);
    }
    expect(await written()).toBe(before);
  });

  it('every command is for the municipal operator', async () => {
    for (const command of known.commands) {
      expect(await run(app, municipal, command)).toEqual({ [command[0]]: { rejection: null } });
    }
  });

  it('no domain event names anybody, whatever was done', async () => {
    const marks = [...Object.values(MARKED), 'АБ-МЕТКА', 'Т-МЕТКА', '1990-01-01', '1999-01-01'];
    const { rows } = await app.worker.query('select type, payload::text from outbox');
    expect(new Set(rows.map(({ type }) => type)).size).toBeGreaterThan(25);
    for (const { type, payload } of rows)
      for (const mark of marks) expect([type, payload.includes(mark)]).toEqual([type, false]);
  });

  it('entities are looked up by whoever may read them, and by nobody else', async () => {
    expect(await look(app, municipal, known.entities)).toEqual(known.entities.map(() => true));
    for (const who of [neighbour, nobody, actor([grant('bi-reader', tomsk)])]) {
      expect(await look(app, who, known.entities)).toEqual(known.entities.map(() => false));
    }
    // Admission checks need the right to names as well.
    expect(await look(app, auditor, known.entities)).toEqual(known.entities.map(([type]) => type !== 'Admission'));
  });
});
