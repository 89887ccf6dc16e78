import { reject } from '@metodnet/kernel';
import { accepted, code, day, person } from '../network.fixture.js';
import { anId, aSchool } from '../records.fixture.js';
import {
  type Act,
  type AdoptAct,
  adoptAct,
  appointOperator,
  assignController,
  markExecution,
  publishAct,
  repealAct,
} from './act.js';

const [id, order, foreign] = [anId<'Act'>(1), anId<'Act'>(2), anId<'Act'>(3)];
const adopt = (given: Partial<AdoptAct> = {}) =>
  adoptAct(
    id,
    {
      unitId: aSchool.id,
      kind: 'LOCAL_ACT',
      number: '12',
      title: 'Положение о методической службе',
      adoptedOn: day('2021-09-01'),
      from: null,
      fileUrl: null,
      inPursuanceOf: [order],
      amends: [],
      repeals: [],
      ...given,
    },
    aSchool,
    new Set([order]),
  );
const act: Act = accepted(adopt()).next;
const ofTheState: Act = { ...act, unitId: null };

describe('Adopting an act', () => {
  it('is in the name of the unit, in force at once unless said otherwise', () => {
    expect(act).toMatchObject({
      issuer: 'Муниципальное автономное общеобразовательное учреждение лицей № 8',
      from: '2021-09-01',
    });
    expect(accepted(adopt({ from: day('2022-01-01') })).next.from).toBe('2022-01-01');
    expect(adopt({ from: day('2021-08-31') })).toEqual(reject('in-force-before-adopted', { adoptedOn: '2021-09-01' }));
  });

  it('tells what it carries out', () => {
    expect(accepted(adopt()).events[0]?.data).toMatchObject({
      actId: id,
      unitId: aSchool.id,
      inPursuanceOf: [order],
      repeals: [],
    });
  });

  it('refers to acts that there are, and needs a title', () => {
    expect(adopt({ amends: [foreign] })).toEqual(reject('unknown-act'));
    expect(adopt({ title: ' ' })).toEqual(reject('title-needed'));
    expect(adopt({ fileUrl: 'ftp://x' })).toEqual(reject('url-malformed'));
    expect(adopt({ adoptedOn: day('2019-12-31') })).toEqual(reject('unit-not-there', { from: '2019-12-31' }));
  });
});

describe('Publishing an act', () => {
  const site = { channel: 'SITE', place: 'https://x.example', publishedOn: day('2021-09-01') } as const;

  it('may happen on its first day, in each place once', () => {
    const published = accepted(publishAct(act, site)).next;
    expect(published.publications).toEqual([site]);
    expect(publishAct(act, { ...site, publishedOn: day('2021-08-31') })).toEqual(
      reject('before-it-was-adopted', { adoptedOn: '2021-09-01' }),
    );
    expect(publishAct(published, { ...site, publishedOn: day('2022-01-01') })).toEqual(reject('published-already'));
    expect(publishAct(published, { ...site, channel: 'NEWSPAPER', place: 'Газета' })).toMatchObject({ accepted: true });
    expect(publishAct(act, { ...site, place: '' })).toEqual(reject('place-needed'));
  });
});

describe('Repealing an act', () => {
  it('happens once, by another act or by none', () => {
    const repealed = accepted(repealAct(act, day('2024-07-09'), order)).next;
    expect(repealed).toMatchObject({ repealedOn: '2024-07-09', repealedById: order });
    expect(repealAct(repealed, day('2025-01-01'), null)).toEqual(
      reject('repealed-already', { repealedOn: '2024-07-09' }),
    );
    expect(repealAct(act, day('2024-07-09'), id)).toEqual(reject('repeals-itself'));
  });
});

describe('Carrying an act out', () => {
  it('has operators and controllers one after another', () => {
    const one = accepted(appointOperator(act, code('ru-tom-tomsk-imc'), day('2021-09-01'))).next;
    expect(accepted(appointOperator(one, code('ru-x'), day('2022-01-01'))).next.operators).toHaveLength(2);
    expect(appointOperator(one, code('ru-x'), day('2021-08-31'))).toEqual(
      reject('before-it-was-adopted', { adoptedOn: '2021-09-01' }),
    );
    const two = accepted(assignController(act, person(1), day('2022-01-01'))).next;
    expect(assignController(two, person(2), day('2021-12-31'))).toEqual(
      reject('appointed-later-already', { from: '2022-01-01' }),
    );
    expect(accepted(assignController(two, person(2), day('2022-01-01'))).next.controllers).toEqual([
      { personId: person(2), from: '2022-01-01' },
    ]);
  });

  it('has marks in order of time; that of the same day is corrected', () => {
    const begun = accepted(markExecution(act, { state: 'IN_PROGRESS', markedOn: day('2022-01-01') })).next;
    expect(accepted(markExecution(begun, { state: 'DONE', markedOn: day('2022-01-01') })).next.marks).toHaveLength(1);
    expect(accepted(markExecution(begun, { state: 'DONE', markedOn: day('2022-01-02') })).next.marks).toHaveLength(2);
    expect(markExecution(begun, { state: 'DONE', markedOn: day('2021-12-31') })).toEqual(
      reject('marked-later-already', { from: '2022-01-01' }),
    );
  });

  it('is not ours to record of acts of the state', () => {
    const on = day('2022-01-01');
    expect(repealAct(ofTheState, on, null)).toEqual(reject('act-of-the-state'));
    expect(markExecution(ofTheState, { state: 'DONE', markedOn: on })).toEqual(reject('act-of-the-state'));
  });
});
