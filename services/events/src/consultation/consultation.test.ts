import { newId } from '@metodnet/kernel';
import { day, today, tomsk } from '../events.fixture.js';
import { aRecord, aTalk } from './consultation.fixture.js';
import { type Consultation, cancelConsultation, correctConsultation, recordConsultation } from './consultation.js';

const now = { today, methodistWorksHere: true, worksThere: true };
const recorded = (given: Partial<Consultation> = {}): Consultation => ({
  ...aRecord(),
  cancelled: false,
  version: 1,
  ...given,
});

describe('Recording a consultation', () => {
  it('tells who consulted whom and when, and keeps the topic to itself', () => {
    const difficultyId = newId<'Difficulty'>(tomsk);
    const decision = recordConsultation(aRecord({ difficultyId }), now);
    expect(decision).toMatchObject({
      accepted: true,
      next: { cancelled: false, version: 0 },
      events: [{ type: 'events.consultation-held.v1', data: { on: '2026-03-10', difficultyId, cancelled: false } }],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Ивановой');
  });

  it('happens today or later, not before it was held', () => {
    expect(recordConsultation(aRecord({ heldOn: today }), now)).toMatchObject({ accepted: true });
    expect(recordConsultation(aRecord({ heldOn: day('2026-03-16') }), now)).toMatchObject({
      reason: 'still-to-come',
      params: { heldOn: '2026-03-16' },
    });
  });

  it('asks for a topic, for two people, and that both work where they are said to on the day', () => {
    expect(recordConsultation(aRecord({ topic: ' ' }), now)).toMatchObject({ reason: 'topic-missing' });
    const alone = newId<'Person'>(tomsk);
    expect(recordConsultation(aRecord({ methodistId: alone, personId: alone }), now)).toMatchObject({
      reason: 'consults-oneself',
    });
    expect(recordConsultation(aRecord(), { ...now, methodistWorksHere: false })).toMatchObject({
      reason: 'methodist-not-employed-then',
      params: { heldOn: '2026-03-10' },
    });
    expect(recordConsultation(aRecord(), { ...now, worksThere: false })).toMatchObject({
      reason: 'not-employed-then',
      params: { heldOn: '2026-03-10' },
    });
  });
});

describe('Correcting a consultation', () => {
  it('restates the whole of it', () => {
    const details = aTalk({ form: 'ONLINE', heldOn: day('2026-02-27') });
    expect(correctConsultation(recorded(), details, now)).toMatchObject({
      accepted: true,
      next: { ...details, version: 1 },
      events: [{ type: 'events.consultation-corrected.v1', data: { on: '2026-02-27', form: 'ONLINE' } }],
    });
  });

  it('holds to the same rules', () => {
    expect(correctConsultation(recorded(), aTalk(), { ...now, worksThere: false })).toMatchObject({
      reason: 'not-employed-then',
    });
    expect(correctConsultation(recorded(), aTalk(), { ...now, methodistWorksHere: false })).toMatchObject({
      reason: 'methodist-not-employed-then',
    });
  });

  it('is refused once the entry was taken back', () => {
    expect(correctConsultation(recorded({ cancelled: true }), aTalk(), now)).toMatchObject({
      reason: 'cancelled-already',
    });
  });
});

describe('Taking back the entry of a consultation', () => {
  it('says that it never was, once', () => {
    expect(cancelConsultation(recorded())).toMatchObject({
      next: { cancelled: true },
      events: [{ type: 'events.consultation-corrected.v1', data: { cancelled: true } }],
    });
    expect(cancelConsultation(recorded({ cancelled: true }))).toMatchObject({ reason: 'cancelled-already' });
  });
});
