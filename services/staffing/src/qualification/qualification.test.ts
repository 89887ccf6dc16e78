import { QualificationCompleted, QualificationCorrected, QualificationWithdrawn } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { day, person, record, school, today } from '../records.fixture.js';
import {
  type CompleteQualification,
  completeQualification,
  correctQualification,
  type Qualification,
  withdrawQualification,
} from './qualification.js';

const request: CompleteQualification = {
  id: record<'QualificationRecord'>(),
  personId: person(1),
  unitId: school,
  kind: 'UPGRADING',
  programme: 'Современный урок',
  hours: 72,
  completedOn: day('2024-11-20'),
  inFederalRegister: true,
  diagnosedOn: day('2024-09-10'),
  document: 'АБ 123',
};
const facts = {
  recordId: request.id,
  personId: request.personId,
  unitId: school,
  programmeKind: 'UPGRADING' as const,
  hours: 72,
  completedOn: day('2024-11-20'),
  inFederalRegister: true,
  diagnosedOn: day('2024-09-10'),
  withdrawn: false,
};
const entered: Qualification = { ...request, withdrawn: false, version: 1 };

describe('Entering completed training', () => {
  it('tells what counts, without the programme’s name and the document’s number', () => {
    expect(completeQualification(request, today)).toMatchObject({ events: [QualificationCompleted(facts)] });
  });

  it.each([
    ['UPGRADING', 15, false],
    ['UPGRADING', 16, true],
    ['RETRAINING', 249, false],
    ['RETRAINING', 250, true],
    ['RETRAINING', 5000, true],
    ['RETRAINING', 5001, false],
  ] as const)('of kind %s takes %i hours: %s', (kind, hours, taken) => {
    expect(completeQualification({ ...request, kind, hours }, today).accepted).toBe(taken);
  });

  it('is for what is over by today', () => {
    expect(completeQualification({ ...request, completedOn: today }, today)).toMatchObject({ accepted: true });
    expect(completeQualification({ ...request, completedOn: day('2026-03-16') }, today)).toEqual(
      reject('completed-in-the-future', { today }),
    );
  });

  it('was chosen by a diagnostic only if that came before its end', () => {
    expect(completeQualification({ ...request, diagnosedOn: day('2024-11-20') }, today)).toMatchObject({
      accepted: true,
    });
    expect(completeQualification({ ...request, diagnosedOn: day('2024-11-21') }, today)).toEqual(
      reject('diagnosed-too-late', { completedOn: '2024-11-20' }),
    );
  });

  it('needs the programme’s name', () => {
    expect(completeQualification({ ...request, programme: ' ' }, today)).toEqual(reject('programme-missing'));
  });
});

describe('Correcting training', () => {
  it('states it anew and says which statement was wrong', () => {
    expect(
      correctQualification(entered, { ...request, completedOn: day('2020-11-20'), diagnosedOn: null }, today),
    ).toMatchObject({
      events: [QualificationCorrected({ ...facts, completedOn: day('2020-11-20'), diagnosedOn: null, corrects: 1 })],
    });
  });

  it('can withdraw it, once, and then nothing more', () => {
    expect(withdrawQualification(entered)).toMatchObject({
      events: [QualificationWithdrawn({ ...facts, withdrawn: true })],
    });
    expect(withdrawQualification({ ...entered, withdrawn: true })).toEqual(reject('withdrawn'));
    expect(correctQualification({ ...entered, withdrawn: true }, request, today)).toEqual(reject('withdrawn'));
  });
});
