import { newId } from '@metodnet/kernel';
import { day, otherSchool, preschool, school, tomsk } from '../events.fixture.js';
import { admitPupil, agesOf, correctPupil, mergePupil, type Pupil, registerPupil, sendPupil } from './pupil.js';

const today = day('2026-03-15');
const request = { id: newId<'Pupil'>(tomsk), unitId: school, reference: 'К-117/2', birthYear: 2014 };
const pupil = (given: Partial<Pupil> = {}): Pupil => {
  const decision = registerPupil({ ...request, id: newId<'Pupil'>(tomsk) }, false, today);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};

describe('Registering a pupil', () => {
  it('tells others an opaque id and between which month-ends the pupil is 5 to 18, and nothing of the file', () => {
    const decision = registerPupil({ ...request, reference: ' К-117/2 ' }, false, today);
    expect(decision).toMatchObject({
      next: { reference: 'К-117/2' },
      events: [
        {
          type: 'events.pupil-registered.v1',
          data: {
            pupilId: request.id,
            unitId: school,
            ages: { fiveFrom: '2019-12-31', eighteenUntil: '2032-12-31' },
            mergedInto: null,
          },
        },
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('117');
  });

  it('is refused when the organisation has given the number to another', () => {
    expect(registerPupil(request, true, today)).toMatchObject({ reason: 'reference-taken' });
  });

  it.each(['Иванова', 'Иванов-5', 'Пётр 3', '', '   ', '1'.repeat(41)])(
    'takes no name for a number: «%s»',
    (reference) => {
      expect(registerPupil({ ...request, reference }, false, today)).toMatchObject({
        reason: 'reference-is-no-number',
      });
    },
  );

  it.each(['7', '2014-117', 'АЛФ-12', 'К.117/2', '1'.repeat(40)])('takes «%s»', (reference) => {
    expect(registerPupil({ ...request, reference }, false, today)).toMatchObject({ accepted: true });
  });

  it('is for those born from 2001 to 2026, when it is 2026', () => {
    const born = (birthYear: number) => registerPupil({ ...request, birthYear }, false, today);
    expect(born(2000)).toMatchObject({ reason: 'birth-year-out-of-range', params: { from: 2001, to: 2026 } });
    expect(born(2001)).toMatchObject({ accepted: true });
    expect(born(2026)).toMatchObject({ accepted: true });
    expect(born(2027)).toMatchObject({ reason: 'birth-year-out-of-range' });
  });
});

describe('The ages of those born in 2014', () => {
  // On 31 December 2019 all of them are five, the day before some were four; on 31 December 2032 all are eighteen, the day after some are nineteen.
  it('are 5 to 18 from the end of 2019 to the end of 2032', () => {
    expect(agesOf(2014)).toEqual({ fiveFrom: '2019-12-31', eighteenUntil: '2032-12-31' });
  });
});

describe('Correcting a pupil', () => {
  it('tells the ages again', () => {
    expect(correctPupil(pupil(), { reference: '9', birthYear: 2015 }, false, today)).toMatchObject({
      next: { reference: '9', birthYear: 2015 },
      events: [{ type: 'events.pupil-changed.v1', data: { ages: { fiveFrom: '2020-12-31' } } }],
    });
  });

  it('is refused on the way to another organisation, and after a merge', () => {
    const details = { reference: '9', birthYear: 2015 };
    expect(correctPupil(pupil({ movingTo: otherSchool }), details, false, today)).toMatchObject({
      reason: 'is-moving',
    });
    expect(correctPupil(pupil({ mergedInto: request.id }), details, false, today)).toMatchObject({
      reason: 'merged-already',
    });
  });
});

describe('Going to another organisation', () => {
  const leaving = pupil({ movingTo: otherSchool, reference: null });

  it('takes the number off, which is the former organisation’s own', () => {
    expect(sendPupil(pupil(), otherSchool, true)).toMatchObject({ next: { movingTo: otherSchool, reference: null } });
  });

  it('is refused to who learns there, to who is going already, to nowhere, and for what is merged', () => {
    expect(sendPupil(pupil(), school, true)).toMatchObject({ reason: 'learns-there-already' });
    expect(sendPupil(pupil(), otherSchool, false)).toMatchObject({ reason: 'no-such-organisation' });
    expect(sendPupil(leaving, preschool, true)).toMatchObject({ reason: 'is-moving' });
    expect(sendPupil(pupil({ mergedInto: request.id }), otherSchool, true)).toMatchObject({ reason: 'merged-already' });
  });

  it('ends when the other admits the pupil under the same id, or the former takes them back', () => {
    for (const unitId of [otherSchool, school])
      expect(admitPupil(leaving, { unitId, reference: '5' }, false, today)).toMatchObject({
        next: { id: leaving.id, unitId, reference: '5', movingTo: null },
        events: [{ type: 'events.pupil-changed.v1', data: { unitId } }],
      });
  });

  it('admits nobody who was not sent there, and under no number that is taken', () => {
    const admit = (one: Pupil, unitId = otherSchool, taken = false) =>
      admitPupil(one, { unitId, reference: '5' }, taken, today);
    expect(admit(pupil())).toMatchObject({ reason: 'is-not-moving' });
    expect(admit(leaving, preschool)).toMatchObject({ reason: 'is-not-moving' });
    expect(admit(leaving, otherSchool, true)).toMatchObject({ reason: 'reference-taken' });
  });
});

describe('Merging two ids of one pupil', () => {
  it('lets the other stand for this one', () => {
    const [twice, survivor] = [pupil(), pupil()];
    expect(mergePupil(twice, survivor)).toMatchObject({
      next: { id: twice.id, mergedInto: survivor.id, reference: null },
      events: [{ type: 'events.pupil-changed.v1', data: { pupilId: twice.id, mergedInto: survivor.id } }],
    });
  });

  it('is refused with itself, and with what is merged', () => {
    const [one, merged] = [pupil(), pupil({ mergedInto: request.id })];
    expect(mergePupil(one, one)).toMatchObject({ reason: 'same-pupil' });
    expect(mergePupil(one, merged)).toMatchObject({ reason: 'merged-already' });
    expect(mergePupil(merged, one)).toMatchObject({ reason: 'merged-already' });
  });
});
