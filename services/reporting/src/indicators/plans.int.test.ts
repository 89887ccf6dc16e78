import { UnitClosed } from '@metodnet/contracts';
import { entityOf } from '../facts/figure-fact.js';
import type { Observation } from '../indicator-table/observation.js';
import { toNumber } from '../indicator-table/quotient.js';
import { actor, aQuery, day, type Reporting, Story, startReporting } from '../reporting.fixture.js';
import { aBulletin, aDelivery, anOrder, aPractice, aProject, aRequest, aRoadMap, aTutor } from './plans.fixture.js';

const region = actor({ 'regional-operator': 'ru-tom' });

describe('Computing an indicator of plans, requests and bulletins', () => {
  let reporting: Reporting;
  let story: Story;
  const [tomsk, school] = ['ru-tom-tomsk', 'ru-tom-tomsk-school-4'] as const;
  const service = [tomsk, 'ru-tom-tomsk-imc'] as const;
  const bySchool = [tomsk, school] as const;

  beforeEach(async () => {
    reporting = await startReporting();
    story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    story.unit(tomsk, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.unit(service[1], 'METHODICAL_CENTRE', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    story.unit(school, 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
  });
  afterEach(() => reporting.stop());

  /** The figures of an indicator in a period, in Tomsk and by its usual reading unless told otherwise. */
  async function of(indicator: string, period: string, { unit = tomsk as string, variant = '' } = {}) {
    await reporting.hear(story);
    const asked = { indicators: [indicator], unit, from: period, to: period, variants: variant ? [variant] : [] };
    const { rows } = await reporting.tables.table(region, aQuery(asked), { first: 1 });
    const { numerator, denominator, quotient, status, target } = (rows[0] as Observation).result;
    return {
      ...{ status, numerator: Number(numerator), denominator: denominator === null ? null : Number(denominator) },
      ...{ value: quotient && toNumber(quotient), target: target?.value ?? null },
    };
  }

  it('IND-06: organisations that one mail at least reached in the period, against 100 % of those that there are', async () => {
    story.unit(`${tomsk}-garden-1`, 'PRESCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    story.unit(`${tomsk}-authority`, 'EDUCATION_AUTHORITY', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    aDelivery(story, service, school, '2026-01-01');
    aDelivery(story, service, school, '2026-05-01');
    aDelivery(story, service, `${tomsk}-authority`, '2026-05-01');
    const failed = aDelivery(story, service, `${tomsk}-garden-1`, '2026-02-01', { status: 'FAILED' });
    aDelivery(story, service, `${tomsk}-garden-1`, '2025-08-31');
    expect(await of('IND-06', '2026-A1')).toEqual({
      ...{ status: 'NOT_MET', numerator: 1, denominator: 2, value: 50, target: '100' },
    });
    expect(await of('IND-06', '2025-AY')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await of('IND-06', '2024-AY')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await of('IND-06', '2026-Q1')).toMatchObject({ numerator: 1, status: 'NO_TARGET' });
    aDelivery(story, service, `${tomsk}-garden-1`, '2026-02-03', { notice: true }, failed);
    expect(await of('IND-06', '2026-A1')).toMatchObject({ numerator: 2, value: 100, status: 'MET' });
    // A school that nobody informed counts as long as it is there.
    const closing = `${tomsk}-school-9`;
    story.unit(closing, 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    expect(await of('IND-06', '2026-A1')).toMatchObject({ numerator: 2, denominator: 3, status: 'NOT_MET' });
    story.lanes.say(
      tomsk,
      `unit:${closing}`,
      UnitClosed({ unitId: closing, closedOn: day('2026-12-31'), successorIds: [] }),
    );
    expect(await of('IND-06', '2026-A1')).toMatchObject({ numerator: 2, denominator: 2, status: 'MET' });
    expect(await of('IND-06', '2025-AY')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('IND-09: requests of the period whose practice is presented by its end, against 80 %', async () => {
    const requests = [1, 2, 3, 4].map((month) => aRequest(story, service, `2026-0${month}-15`));
    const last = aRequest(story, service, '2026-08-31');
    aRequest(story, service, '2026-09-01');
    aRequest(story, service, '2026-03-01', { kind: 'HOLD_EVENT' });
    aRequest(story, service, '2026-03-01', { withdrawn: true });
    for (const requestId of requests.slice(1)) {
      aPractice(
        story,
        service,
        { IDENTIFIED: '2026-05-01', GENERALISED: '2026-05-02', PRESENTED: '2026-08-31' },
        { requestId },
      );
    }
    const late = aPractice(story, service, { IDENTIFIED: '2026-05-01', PRESENTED: '2026-09-01' }, { requestId: last });
    expect(await of('IND-09', '2025-AY')).toEqual({
      ...{ status: 'NOT_MET', numerator: 3, denominator: 5, value: 60, target: '80' },
    });
    expect(await of('IND-09', '2026-A1')).toMatchObject({ numerator: 4, denominator: 6, status: 'NOT_MET' });
    aPractice(story, service, { IDENTIFIED: '2026-05-01', PRESENTED: '2026-08-31' }, { requestId: last }, late);
    expect(await of('IND-09', '2025-AY')).toMatchObject({ numerator: 4, denominator: 5, value: 80, status: 'MET' });
    expect(await of('IND-09', '2026-M03')).toMatchObject({ numerator: 0, denominator: 1, status: 'NO_TARGET' });
    // Generalised is not presented, and a practice that was given up presents nothing.
    aPractice(story, service, { IDENTIFIED: '2026-05-01', GENERALISED: '2026-05-02' }, { requestId: last }, late);
    expect(await of('IND-09', '2025-AY')).toMatchObject({ numerator: 3 });
    aPractice(story, service, { PRESENTED: '2026-08-31' }, { requestId: last, withdrawn: true }, late);
    expect(await of('IND-09', '2025-AY')).toMatchObject({ numerator: 3 });
  });

  it('IND-09: a practice of another owner says nothing of a request', async () => {
    const requestId = aRequest(story, service, '2026-03-01');
    aPractice(story, ['ru-tom', 'ru-tom'], { PRESENTED: '2026-04-01' }, { requestId });
    expect(await of('IND-09', '2025-AY')).toMatchObject({ numerator: 0, denominator: 1 });
    aPractice(story, service, { PRESENTED: '2026-04-01' }, { requestId });
    expect(await of('IND-09', '2025-AY')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('IND-09 by persons: everyone who asked, once, though by several requests and under several ids', async () => {
    const [one, same, other] = [story.person(tomsk), story.person(tomsk), story.person(tomsk)];
    const [first] = [one, one, same, other].map((personId) => aRequest(story, service, '2026-03-01', { personId }));
    aRequest(story, service, '2026-03-01');
    aPractice(story, service, { PRESENTED: '2026-04-01' }, { requestId: first });
    const persons = () => of('IND-09', '2025-AY', { variant: 'persons' });
    expect(await persons()).toMatchObject({ numerator: 1, denominator: 3, status: 'NO_TARGET' });
    expect(await of('IND-09', '2025-AY', { variant: 'requests' })).toMatchObject({ numerator: 1, denominator: 5 });
    story.merge(tomsk, one, same);
    expect(await persons()).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
  });

  it('IND-14: events held under agreements over those ordered, against 90 %; it may exceed 100', async () => {
    for (let ordered = 0; ordered < 10; ordered++) anOrder(story, service, '2026-05-31');
    anOrder(story, service, '2026-09-01');
    const withdrawn = anOrder(story, service, '2026-05-31', { withdrawn: true });
    const agreementId = withdrawn as never;
    const hold = (many: number) => {
      for (let held = 0; held < many; held++) story.event(tomsk, service[1], '2026-04-01', { agreementId });
    };
    story.event(tomsk, service[1], '2026-04-01');
    story.event(tomsk, service[1], '2026-04-01', { agreementId, status: 'CANCELLED' });
    hold(8);
    expect(await of('IND-14', '2025-AY')).toEqual({
      ...{ status: 'NOT_MET', numerator: 8, denominator: 10, value: 80, target: '90' },
    });
    hold(1);
    expect(await of('IND-14', '2025-AY')).toMatchObject({ numerator: 9, denominator: 10, status: 'MET' });
    hold(2);
    expect(await of('IND-14', '2025-AY')).toMatchObject({ numerator: 11, denominator: 10, value: 110, status: 'MET' });
    expect(await of('IND-14', '2026-AY')).toMatchObject({ numerator: 0, denominator: 1, status: 'NOT_MET' });
    expect(await of('IND-14', '2024-AY')).toMatchObject({ status: 'NOT_COMPUTABLE', value: null });
  });

  it('IND-26: projects with an approved passport and a report that is current, of all whose term runs', async () => {
    const reports = [['2026-01-15', '2026-06-30']] as const;
    aProject(story, service, { from: '2026-01-01', approvedOn: '2026-01-10', reports });
    aProject(story, service, { from: '2026-01-01', reports });
    aProject(story, service, { from: '2026-01-01', approvedOn: '2026-01-10' });
    aProject(story, service, { from: '2026-01-01', to: '2026-07-01', approvedOn: '2026-01-10', reports });
    aProject(story, bySchool, { from: '2026-01-01', approvedOn: '2026-01-10', reports });
    expect(await of('IND-26', '2026-M06')).toEqual({
      ...{ status: 'NO_TARGET', numerator: 2, denominator: 4, value: 50, target: null },
    });
    expect(await of('IND-26', '2026-Q3')).toMatchObject({ numerator: 0, denominator: 3 });
    expect(await of('IND-26', '2025-M12')).toMatchObject({ status: 'NOT_COMPUTABLE' });
  });

  it('IND-27: there is a road map from its first approval to the end of its term', async () => {
    const roadMap = aRoadMap(story, service, ['2021-01-01', '2025-01-01'], null);
    expect(await of('IND-27', '2021-Q1')).toMatchObject({ numerator: 0, value: 0, status: 'NO_TARGET' });
    expect(await of('IND-27', '2021-M06')).toMatchObject({ value: 0, status: 'NOT_MET', target: '1' });
    aRoadMap(story, service, ['2021-01-01', '2025-01-01'], '2021-05-14', {}, roadMap);
    expect(await of('IND-27', '2021-M04')).toMatchObject({ numerator: 0, value: 0 });
    expect(await of('IND-27', '2021-M05')).toMatchObject({ numerator: 1, value: 1, status: 'MET' });
    expect(await of('IND-27', '2024-A1')).toMatchObject({ numerator: 1, value: 1, status: 'MET' });
    expect(await of('IND-27', '2025-M01')).toMatchObject({ numerator: 0, value: 0, status: 'NO_TARGET' });
    aRoadMap(story, service, ['2021-01-01', '2025-01-01'], '2021-05-14', { withdrawn: true }, roadMap);
    aRoadMap(story, service, ['2021-01-01', '2025-01-01'], '2021-05-14', { kind: 'WORK_PLAN' });
    aRoadMap(story, bySchool, ['2021-01-01', '2025-01-01'], '2021-05-14');
    expect(await of('IND-27', '2024-A1')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    // A row of the municipality, not of its organisations or of the region.
    expect(await of('IND-27', '2024-A1', { unit: school })).toMatchObject({ status: 'NOT_COMPUTABLE' });
  });

  it('IND-34: a bulletin in every week, mailed before the week is over; a week is of the period of its Monday', async () => {
    // The Mondays of June 2024: 3, 10, 17, 24.
    aBulletin(story, service, '2024-05-27', '2024-05-27');
    aBulletin(story, service, '2024-06-03', '2024-06-03');
    aBulletin(story, service, '2024-06-10', '2024-06-07');
    aBulletin(story, service, '2024-06-17', '2024-06-23');
    const fourth = aBulletin(story, service, '2024-06-24', '2024-07-01');
    aBulletin(story, bySchool, '2024-06-24', '2024-06-24');
    // Another of the same week is not another week.
    aBulletin(story, [tomsk, tomsk], '2024-06-03', '2024-06-04');
    expect(await of('IND-34', '2024-M06')).toEqual({
      ...{ status: 'NOT_MET', numerator: 3, denominator: 4, value: 0, target: '1' },
    });
    aBulletin(story, service, '2024-06-24', null, fourth);
    expect(await of('IND-34', '2024-M06')).toMatchObject({ numerator: 3, status: 'NOT_MET' });
    aBulletin(story, service, '2024-06-24', '2024-06-30', fourth);
    expect(await of('IND-34', '2024-M06')).toMatchObject({ numerator: 4, denominator: 4, value: 1, status: 'MET' });
    expect(await of('IND-34', '2024-M05')).toMatchObject({ numerator: 1, denominator: 4, value: 0 });
    expect(await of('IND-34', '2024-Q2')).toMatchObject({ numerator: 5, denominator: 13, value: 0 });
  });

  it('IND-37: somebody was a tutor on some day of the period', async () => {
    aTutor(story, service, '2022-03-31', '2022-07-01');
    aTutor(story, service, '2022-10-01', '2022-10-01');
    aTutor(story, bySchool, '2022-10-01', null);
    expect(await of('IND-37', '2022-M02')).toMatchObject({ numerator: 0, value: 0, status: 'NOT_MET', target: '1' });
    expect(await of('IND-37', '2022-M03')).toMatchObject({ numerator: 1, value: 1, status: 'MET' });
    expect(await of('IND-37', '2022-M06')).toMatchObject({ numerator: 1, status: 'MET' });
    expect(await of('IND-37', '2022-M07')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    expect(await of('IND-37', '2022-Q3')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    expect(await of('IND-37', '2022-A1')).toMatchObject({ numerator: 1, status: 'MET' });
    expect(await of('IND-37', '2022-AY')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    const open = aTutor(story, service, '2020-02-01', null);
    expect(await of('IND-37', '2022-Q4')).toMatchObject({ numerator: 1, status: 'MET' });
    aTutor(story, service, '2020-02-01', '2022-10-02', open);
    expect(await of('IND-37', '2022-Q4')).toMatchObject({ numerator: 1 });
    aTutor(story, service, '2020-02-01', '2022-10-01', open);
    expect(await of('IND-37', '2022-Q4')).toMatchObject({ numerator: 0 });
  });

  it('IND-47: events for staff against 570 a year, meetings apart or with them', async () => {
    for (let held = 0; held < 569; held++) story.event(tomsk, service[1], '2024-04-01');
    const meeting = story.event(tomsk, service[1], '2024-04-01', { kind: 'MEETING' });
    story.event(tomsk, service[1], '2024-04-01', { audience: ['PUPILS'] });
    story.event(tomsk, service[1], '2023-12-31');
    const with_ = () => of('IND-47', '2024-A1', { variant: 'with-meetings' });
    expect(await of('IND-47', '2024-A1')).toEqual({
      ...{ status: 'NOT_MET', numerator: 569, denominator: null, value: 569, target: '570' },
    });
    expect(await with_()).toMatchObject({ numerator: 570, status: 'MET', target: '570' });
    story.event(tomsk, service[1], '2024-12-31', { kind: 'FORUM' }, meeting);
    expect(await of('IND-47', '2024-A1')).toMatchObject({ numerator: 570, status: 'MET' });
    expect(await of('IND-47', '2024-Q4')).toMatchObject({ numerator: 1, status: 'NO_TARGET' });
    expect(await of('IND-47', '2025-A1')).toMatchObject({ numerator: 0, status: 'NO_TARGET' });
  });

  it('IND-48 and IND-50: one event at least of their kind in the year', async () => {
    const plain = story.event(tomsk, service[1], '2024-12-31', { tags: ['FGOS'] });
    story.event(tomsk, service[1], '2024-12-31', { audience: ['MANAGERS'] });
    for (const code of ['IND-48', 'IND-50']) {
      expect(await of(code, '2024-A1')).toMatchObject({ numerator: 0, value: 0, status: 'NOT_MET', target: '1' });
    }
    const [tags, audience] = [['FGOS' as const], ['EDUCATORS' as const, 'MANAGERS' as const]];
    story.event(tomsk, service[1], '2024-12-31', { tags, audience, agreementId: story.id(tomsk) as never }, plain);
    for (const code of ['IND-48', 'IND-50']) {
      expect(await of(code, '2024-A1')).toMatchObject({ numerator: 1, value: 1, status: 'MET' });
      expect(await of(code, '2023-A1')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    }
  });

  it('IND-51: practices that reached dissemination in the year; no measure is given', async () => {
    const stages = { IDENTIFIED: '2023-01-01', GENERALISED: '2023-02-01', PRESENTED: '2023-03-01' };
    aPractice(story, service, { ...stages, DISSEMINATED: '2023-12-31' });
    const practice = aPractice(story, service, { ...stages, DISSEMINATED: '2024-01-01', ADOPTED: '2024-02-01' });
    aPractice(story, service, stages);
    expect(await of('IND-51', '2023-A1')).toMatchObject({ numerator: 1, status: 'NO_TARGET' });
    expect(await of('IND-51', '2024-A1')).toMatchObject({ numerator: 1, value: 1, target: null });
    aPractice(story, service, stages, {}, practice);
    expect(await of('IND-51', '2024-A1')).toMatchObject({ numerator: 0, value: 0 });
  });

  it('IND-D7: requests that were put into the plan, of all that came', async () => {
    const planned = { ruling: 'ACCEPTED', ruledOn: '2026-04-30', planItemId: story.id(tomsk) };
    const [first] = [1, 2, 3].map(() => aRequest(story, service, '2026-03-31', { kind: 'HOLD_EVENT' })) as [string];
    aRequest(story, service, '2026-03-31', { ruling: 'DECLINED', ruledOn: '2026-04-30' });
    expect(await of('IND-D7', '2025-AY')).toMatchObject({ numerator: 0, denominator: 4, value: 0 });
    aRequest(story, service, '2026-03-31', planned, first);
    expect(await of('IND-D7', '2025-AY')).toMatchObject({ numerator: 1, denominator: 4, value: 25 });
    expect(await of('IND-D7', '2026-Q1')).toMatchObject({ numerator: 0, denominator: 4 });
    expect(await of('IND-D7', '2026-Q2')).toMatchObject({ denominator: 0, status: 'NOT_COMPUTABLE' });
    aRequest(story, service, '2026-03-31', { ...planned, withdrawn: true }, first);
    expect(await of('IND-D7', '2025-AY')).toMatchObject({ numerator: 0, denominator: 3 });
  });

  it('is not submitted as long as the events service has told nothing', async () => {
    const codes = ['06', '09', '14', '26', '27', '34', '37', '47', '48', '50', '51', 'D7'].map((code) => `IND-${code}`);
    story.employ(tomsk, story.person(tomsk), school);
    for (const code of codes) {
      expect({ code, ...(await of(code, '2026-A1')) }).toMatchObject({ code, status: 'NOT_SUBMITTED', value: null });
    }
    aTutor(story, service, '2020-01-01', null);
    for (const code of codes) {
      const { status } = await of(code, '2026-A1');
      expect({ code, status }).not.toEqual({ code, status: 'NOT_SUBMITTED' });
    }
  });

  it('goes from a figure to the records behind it', async () => {
    const requestId = aRequest(story, service, '2026-03-01');
    const practice = aPractice(story, service, { PRESENTED: '2026-04-01' }, { requestId });
    const delivery = aDelivery(story, service, school, '2026-03-05');
    aDelivery(story, service, school, '2025-03-05');
    const tutor = aTutor(story, service, '2020-01-01', '2026-02-01');
    aTutor(story, service, '2020-01-01', '2026-01-01');
    await reporting.hear(story);
    const behind = async (code: string) => {
      const observation = `${code}~${tomsk}~2026-A1~ADMINISTRATIVE~as-was`;
      const { nodes } = await reporting.facts.facts(region, observation, { first: 10, check: () => undefined });
      return nodes.map((node) => ({ ...entityOf(node), numerator: node.inNumerator, denominator: node.inDenominator }));
    };
    expect(await behind('IND-09')).toEqual([
      { __typename: 'EventRequest', id: requestId, numerator: true, denominator: true },
      { __typename: 'Practice', id: practice, numerator: true, denominator: false },
    ]);
    expect(await behind('IND-06')).toEqual([
      { __typename: 'Unit', id: school, numerator: true, denominator: true },
      { __typename: 'Delivery', id: delivery, numerator: true, denominator: false },
    ]);
    expect(await behind('IND-37')).toEqual([
      { __typename: 'TutorAssignment', id: tutor, numerator: true, denominator: false },
    ]);
  });
});
