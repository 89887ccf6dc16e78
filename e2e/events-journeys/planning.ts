import type { Client } from '../asking.js';
import { change, type Kept } from './changing.js';
import { FIRST_SCHOOL, SERVICE, TOMSK } from './network.js';
import type { World } from './world.js';

export const ORDER = {
  number: '433р',
  date: '2026-08-28',
  responsible: 'директор МАУ ИМЦ',
  controller: 'заместитель начальника департамента',
};

const EDITION = `query Edition($plan: ID!, $number: Int!) {
  planEdition(planId: $plan, number: $number) {
    number order { number date } amendment { because act { number } } items { number title deadline }
  }
}`;
const WORK_PLAN = `query WorkPlan($plan: ID!) {
  plan(id: $plan) { edition status }
  planExecution(planId: $plan) { direction items done overdue }
  planItems(filter: { planId: $plan }, orderBy: NUMBER) { nodes { number deadline recurrence bases { kind } responsibleUnits { id } } }
}`;
const REQUEST = 'query Request($id: ID!) { eventRequest(id: $id) { status planItem { number } } }';

/** A plan is built from requests, difficulties and the assignment, approved by order and amended for an act (PRC-01, 02). */
export function planning(world: () => World): void {
  describe('A work plan of a year', () => {
    let methodist: Client;
    let authority: Client;
    let request: Kept;
    let plan: Kept;
    beforeAll(async () => {
      methodist = await world().as('methodist', SERVICE);
      authority = await world().as('education-authority', TOMSK);
    });

    const add = (number: string, details: object) =>
      change<{ item: Kept }>(
        methodist,
        'addPlanItem',
        { planId: plan.id, details: { number, ...details } },
        'item { id version }',
      );

    it('rests on what a school asks, on what the municipality assigns and on what people find difficult', async () => {
      const head = await world().as('school-head', FIRST_SCHOOL);
      const letter = {
        unitId: SERVICE,
        applicantId: FIRST_SCHOOL,
        kind: 'HOLD_EVENT',
        number: '17',
        writtenOn: '2026-05-15',
      };
      ({ request } = await change<{ request: Kept }>(
        head,
        'submitEventRequest',
        { ...letter, subject: 'Семинар о читательской грамотности', audienceSize: 20 },
        'request { id version }',
      ));
      await change(methodist, 'ruleOnEventRequest', { id: request.id, accepted: true }, 'request { status }');
      const assigned = {
        ...{ orderNumber: '212-о', orderDate: '2026-08-20', from: '2026-09-01', to: '2027-09-01' },
        measures: [
          { kind: 'QUALITY', indicator: 'IND-07', value: '35' },
          { kind: 'VOLUME', indicator: 'IND-42', value: '185' },
        ],
      };
      const { assignment } = await change<{ assignment: Kept }>(
        authority,
        'issueMunicipalAssignment',
        { unitId: TOMSK, executorId: SERVICE, assigned },
        'assignment { id version }',
      );
      const year = { kind: 'WORK_PLAN', from: '2026-09-01', to: '2027-09-01' };
      ({ plan } = await change<{ plan: Kept }>(
        methodist,
        'draftPlan',
        { unitId: SERVICE, title: 'План работы на 2026/2027 учебный год', ...year },
        'plan { id version }',
      ));
      await add('1', {
        ...{ title: 'Семинар о читательской грамотности', deadline: 'ноябрь', responsible: 'МАУ ИМЦ, ОО' },
        ...{ direction: 'ORG_METHOD', content: 'SPECIALIST_HELP', responsibleIds: [SERVICE, FIRST_SCHOOL] },
        bases: [{ kind: 'REQUEST', id: request.id }],
      });
      await add('2', {
        ...{ title: 'Собрания методистов с педагогами', deadline: 'ежеквартально', responsible: 'МАУ ИМЦ' },
        ...{ direction: 'ORG_METHOD', functions: ['ASSOCIATION_SUPPORT'] },
        bases: [{ kind: 'ASSIGNMENT', id: assignment.id }],
      });
      await add('3', {
        ...{ title: 'Консультации по оценке работ', deadline: 'в течение учебного года', responsible: 'МАУ ИМЦ' },
        ...{ direction: 'EDU_CONSULT', content: 'TEACHER_CONSULTATIONS' },
        bases: [{ kind: 'DIFFICULTY', id: `${TOMSK}:0f8fad5b-d9cb-469f-a165-70867728950e` }],
      });

      const { planItems, planExecution } = await methodist.get<{ planItems: unknown; planExecution: unknown }>(
        WORK_PLAN,
        {
          plan: plan.id,
        },
      );
      expect(planItems).toEqual({
        nodes: [
          {
            ...{ number: '1', deadline: 'ноябрь', recurrence: 'YEARLY', bases: [{ kind: 'REQUEST' }] },
            responsibleUnits: [{ id: SERVICE }, { id: FIRST_SCHOOL }],
          },
          {
            ...{ number: '2', deadline: 'ежеквартально', recurrence: 'QUARTERLY', bases: [{ kind: 'ASSIGNMENT' }] },
            responsibleUnits: [],
          },
          {
            ...{ number: '3', deadline: 'в течение учебного года', recurrence: 'THROUGHOUT' },
            ...{ bases: [{ kind: 'DIFFICULTY' }], responsibleUnits: [] },
          },
        ],
      });
      expect(planExecution).toEqual([
        { direction: 'ORG_METHOD', items: 2, done: 0, overdue: 0 },
        { direction: 'EDU_CONSULT', items: 1, done: 0, overdue: 0 },
      ]);
      expect(await methodist.get(REQUEST, { id: request.id })).toEqual({
        eventRequest: { status: 'PLANNED', planItem: { number: '1' } },
      });
    });

    it('is approved by order: from then on it stays word for word', async () => {
      await change(methodist, 'approvePlan', { id: plan.id, edition: 1, order: ORDER }, 'plan { edition }');
      expect(await edition(1)).toMatchObject({
        ...{ number: 1, order: { number: '433р', date: '2026-08-28' }, amendment: null },
        items: [{ number: '1', deadline: 'ноябрь' }, { number: '2' }, { number: '3' }],
      });
    });

    it('is amended for the act that causes it: another edition, beside the first', async () => {
      const { act } = await change<{ act: { id: string } }>(
        authority,
        'adoptAct',
        {
          unitId: TOMSK,
          kind: 'ORDER',
          number: '301-о',
          title: 'О дополнительных мероприятиях',
          adoptedOn: '2026-09-14',
        },
        'act { id }',
      );
      const because = 'приказ департамента о дополнительных мероприятиях';
      await change(methodist, 'amendPlan', { id: plan.id, actId: act.id, because }, 'plan { status }');
      await add('4', {
        title: 'Форум молодых педагогов',
        deadline: 'март 2027 г.',
        responsible: 'МАУ ИМЦ',
        direction: 'ORG_METHOD',
      });
      const order = { ...ORDER, number: '471р', date: '2026-09-21' };
      await change(methodist, 'approvePlan', { id: plan.id, edition: 2, order }, 'plan { edition }');

      expect(await edition(2)).toMatchObject({
        ...{ order: { number: '471р' }, amendment: { because, act: { number: '301-о' } } },
        items: [{ number: '1' }, { number: '2' }, { number: '3' }, { number: '4', deadline: 'март 2027 г.' }],
      });
      expect((await edition(1)).items).toHaveLength(3);
      expect(await methodist.get(WORK_PLAN, { plan: plan.id })).toMatchObject({
        plan: { edition: 2, status: 'APPROVED' },
      });
    });

    async function edition(number: number) {
      const data = await methodist.get<{ planEdition: { items: readonly unknown[] } }>(EDITION, {
        plan: plan.id,
        number,
      });
      return data.planEdition;
    }
  });
}
