import { eventually } from '../asking.js';
import type { Asking } from './asking.js';
import type { Markers } from './markers.js';
import { roster, workbook } from './rosters.js';

export const REGION = 'ru-tom';
export const CITY = 'ru-tom-tomsk';
export const SCHOOL = 'ru-tom-tomsk-school-1';
export const OTHER_SCHOOL = 'ru-tom-tomsk-school-2';
const SINCE = '2020-01-01';

export interface Seeded {
  readonly personId: string;
  readonly employmentId: string;
}

/** Fills the suite so that every field that may hold a text about somebody, or of an organisation, holds its marker. */
export async function seed(asking: Asking, markers: Markers): Promise<Seeded> {
  await seedUnits(asking, markers);
  await seedRecords(asking, markers);
  const seeded = await seedPeople(asking, markers);
  await seedRosters(asking, markers);
  return seeded;
}

async function seedUnits(asking: Asking, { cyrillic, latin }: Markers): Promise<void> {
  const register = (id: string, kind: string, parentId: string | null, more: object = {}) =>
    asking.change('registerUnit', { id, kind, parentId, name: `${id} (тест)`, shortName: id, from: SINCE, ...more });
  await register('ru-net', 'INTER_REGIONAL_NETWORK', null);
  await register(REGION, 'REGION', 'ru-net');
  await register(CITY, 'MUNICIPALITY', REGION);
  await register(SCHOOL, 'SCHOOL', CITY, {
    name: `Школа имени ${cyrillic('RegisterUnitInput.name')}`,
    shortName: cyrillic('RegisterUnitInput.shortName'),
    legalForm: cyrillic('RegisterUnitInput.legalForm'),
    district: cyrillic('RegisterUnitInput.district'),
    aliases: [cyrillic('RegisterUnitInput.aliases'), latin('RegisterUnitInput.aliases')],
  });
  await register(OTHER_SCHOOL, 'SCHOOL', CITY);
  await asking.change('renameUnit', {
    id: OTHER_SCHOOL,
    name: cyrillic('RenameUnitInput.name'),
    shortName: cyrillic('RenameUnitInput.shortName'),
    from: '2021-01-01',
  });
  await asking.change('describeUnit', {
    id: OTHER_SCHOOL,
    legalForm: cyrillic('DescribeUnitInput.legalForm'),
    district: cyrillic('DescribeUnitInput.district'),
    aliases: [cyrillic('DescribeUnitInput.aliases')],
  });
  await register('ru-tom-tomsk-school-3', 'SCHOOL', CITY);
  await asking.change('splitUnit', {
    id: 'ru-tom-tomsk-school-3',
    on: '2022-01-01',
    continues: true,
    into: [
      {
        id: 'ru-tom-tomsk-school-4',
        kind: 'SCHOOL',
        name: cyrillic('SplitPartInput.name'),
        shortName: cyrillic('SplitPartInput.shortName'),
      },
    ],
  });
}

async function seedRecords(asking: Asking, { cyrillic, latin }: Markers): Promise<void> {
  const unitId = SCHOOL;
  const span = { from: SINCE, to: null };
  const url = (field: string) => `https://${latin(field).toLowerCase()}.example/`;
  const { act } = await asking.change(
    'adoptAct',
    {
      unitId,
      kind: 'ORDER',
      number: cyrillic('AdoptActInput.number'),
      title: `О назначении ${cyrillic('AdoptActInput.title')}`,
      fileUrl: url('AdoptActInput.fileUrl'),
      adoptedOn: SINCE,
    },
    'act { id }',
  );
  await asking.change('publishAct', {
    id: act.id,
    channel: 'NEWSPAPER',
    place: cyrillic('PublishActInput.place'),
    publishedOn: SINCE,
  });
  await asking.change('signAgreement', {
    unitId,
    partnerName: cyrillic('SignAgreementInput.partnerName'),
    number: cyrillic('SignAgreementInput.number'),
    subject: cyrillic('SignAgreementInput.subject'),
    orderedEvents: [cyrillic('SignAgreementInput.orderedEvents')],
    fileUrl: url('SignAgreementInput.fileUrl'),
    signedOn: SINCE,
    ...span,
  });
  await asking.change('setRelation', {
    unitId,
    kind: 'DELEGATION',
    otherId: OTHER_SCHOOL,
    subject: cyrillic('SetRelationInput.subject'),
    ...span,
  });
  await asking.change('adoptServiceModel', {
    unitId,
    form: 'OTHER',
    description: cyrillic('AdoptServiceModelInput.description'),
    ...span,
  });
  await asking.change('grantSite', {
    unitId,
    kind: 'INTERNSHIP',
    theme: cyrillic('GrantSiteInput.theme'),
    patronName: cyrillic('GrantSiteInput.patronName'),
    ...span,
  });
  await asking.change('formStructure', {
    unitId,
    kind: 'CHAIR',
    name: cyrillic('FormStructureInput.name'),
    formedOn: SINCE,
  });
  const { webResource } = await asking.change(
    'registerWebResource',
    {
      unitId,
      kind: 'METHODICAL_SECTION',
      url: url('RegisterWebResourceInput.url'),
      section: cyrillic('RegisterWebResourceInput.section'),
      registeredOn: SINCE,
    },
    'webResource { id }',
  );
  await asking.change('changeWebResource', { id: webResource.id, url: url('ChangeWebResourceInput.url') });
  const { contingent } = await asking.change(
    'countContingent',
    { unitId, asOf: '2024-09-01', counts: [{ age: 7, count: 50 }] },
    'contingent { id }',
  );
  await asking.change('correctContingent', {
    id: contingent.id,
    counts: [{ age: 7, count: 51 }],
    basis: cyrillic('CorrectContingentInput.basis'),
  });
}

async function seedPeople(asking: Asking, markers: Markers): Promise<Seeded> {
  const { cyrillic, latin, digits } = markers;
  const details = (type: string) => ({
    lastName: cyrillic(`${type}.lastName`),
    firstName: cyrillic(`${type}.firstName`),
    patronymic: cyrillic(`${type}.patronymic`),
    birthDate: markers.day(`${type}.birthDate`, 1941),
    phone: `+${digits(`${type}.phone`)}`,
    email: markers.mail(`${type}.email`),
    education: 'HIGHER',
    pedagogicalSince: markers.day(`${type}.pedagogicalSince`, 1961),
  });
  // Staffing hears of the school a moment after network has told of it.
  const { person } = await eventually(
    () => asking.change('registerPerson', { ...details('RegisterPersonInput'), unitId: SCHOOL }, 'person { id }'),
    20_000,
  );
  const personId: string = person.id;
  const { employment } = await asking.change(
    'employPerson',
    {
      personId,
      unitId: SCHOOL,
      position: 'teacher',
      rateHundredths: 100,
      teachingLoadHundredths: 100,
      subjects: ['mathematics'],
      main: true,
      from: SINCE,
      personnelNumber: digits('EmployPersonInput.personnelNumber'),
    },
    'employment { id }',
  );
  const training = (type: string) => ({
    kind: 'UPGRADING',
    programme: cyrillic(`${type}.programme`),
    hours: 72,
    completedOn: '2024-05-01',
    inFederalRegister: true,
    document: digits(`${type}.document`),
  });
  const enter = () =>
    asking.change(
      'completeQualification',
      { ...training('CompleteQualificationInput'), personId, unitId: SCHOOL },
      'qualification { id }',
    );
  await enter();
  const second = await registered(asking, markers);
  const { qualification } = await asking.change(
    'completeQualification',
    { ...training('CompleteQualificationInput'), programme: 'Курсы', document: null, personId: second, unitId: SCHOOL },
    'qualification { id }',
  );
  await asking.change('correctQualification', { ...training('CorrectQualificationInput'), id: qualification.id });
  await asking.change('changePersonDetails', { ...details('ChangePersonDetailsInput'), id: second });
  await asking.change('recordAdmission', {
    personId,
    unitId: SCHOOL,
    check: 'MEDICAL_EXAM',
    status: 'NOT_PASSED',
    checkedOn: markers.day('RecordAdmissionInput.checkedOn', 1971),
  });
  await asking.change('registerWorkplace', {
    unitId: SCHOOL,
    label: `${cyrillic('RegisterWorkplaceInput.label')} ${latin('RegisterWorkplaceInput.label')}`,
    from: SINCE,
    computer: true,
    peripherals: true,
    internet: true,
  });
  return { personId, employmentId: employment.id };
}

/** Somebody whose details are stated anew afterwards. */
async function registered(asking: Asking, markers: Markers): Promise<string> {
  const { person } = await asking.change(
    'registerPerson',
    { unitId: SCHOOL, lastName: 'Прежняя', firstName: 'Мария', birthDate: '1990-05-10', education: 'HIGHER' },
    'person { id }',
    // A key is the client's own, and may be made of anything.
    { 'idempotency-key': markers.latin('idempotency-key') },
  );
  return person.id;
}

async function seedRosters(asking: Asking, markers: Markers): Promise<void> {
  const wait = (id: string) =>
    eventually(async () => {
      const { rosterImport } = await asking.get('query ($id: ID!) { rosterImport(id: $id) { state errorsTotal } }', {
        id,
      });
      if (!['SUCCEEDED', 'REFUSED'].includes(rosterImport.state))
        throw new Error(`The import is ${rosterImport.state}`);
      return rosterImport as { readonly state: string; readonly errorsTotal: number };
    }, 20_000);
  const bring = async (input: string, content: Buffer) => {
    const given = { unit: SCHOOL, fileName: `${markers.cyrillic(`${input}.fileName`)}.csv` };
    if (input === 'ImportRosterInput') {
      const { rosterImport } = await asking.change(
        'importRoster',
        { ...given, contentBase64: content.toString('base64'), dryRun: false },
        'rosterImport { id }',
      );
      return wait(rosterImport.id);
    }
    const { rosterImport } = await asking.change('beginRosterUpload', given, 'rosterImport { id }');
    await asking.change('appendRosterChunk', {
      id: rosterImport.id,
      ordinal: 0,
      contentBase64: content.toString('base64'),
    });
    await asking.change('startRosterImport', { id: rosterImport.id, dryRun: false });
    return wait(rosterImport.id);
  };
  const taken = [
    await bring('ImportRosterInput', roster(markers, 'ImportRosterInput.contentBase64')),
    await bring('BeginRosterUploadInput', await workbook(roster(markers, 'AppendRosterChunkInput.contentBase64'))),
  ];
  const refused = [
    await bring('ImportRosterInput', roster(markers, 'ImportRosterInput.contentBase64', { wrong: true })),
    await bring(
      'BeginRosterUploadInput',
      await workbook(roster(markers, 'AppendRosterChunkInput.contentBase64', { wrong: true })),
    ),
    await bring(
      'ImportRosterInput',
      roster(markers, 'ImportRosterInput.contentBase64', { windows: true, wrong: true }),
    ),
  ];
  const states = [...taken, ...refused].map(({ state }) => state);
  if (states.join() !== 'SUCCEEDED,SUCCEEDED,REFUSED,REFUSED,REFUSED')
    throw new Error(`The rosters ended ${states.join()}`);
}
