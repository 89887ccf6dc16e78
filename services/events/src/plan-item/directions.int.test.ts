import { municipal, type Running, running } from '../events.fixture.js';
import type { PlanItemDetails } from './plan-item.js';
import { begin, put } from './planning.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

describe('The directions of a work plan', () => {
  it('come in the order of the document, page by page', async () => {
    const planId = await begin(app);
    const items: readonly [PlanItemDetails['direction'], number: string][] = [
      ['EDU_CONSULT', '1'],
      ['ORG_METHOD', '3'],
      ['ANALYTICAL', '4'],
      ['ORG_METHOD', '2'],
      ['INFO_RENTAL', '5'],
    ];
    for (const [direction, number] of items) await put(app, planId, { number, direction, content: null });

    const numbers: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { planItems } = await app.ask(
        municipal,
        `query ($after: String) { planItems(filter: { planId: "${planId}" }, orderBy: DIRECTION, first: 1, after: $after) {
           nodes { number } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      numbers.push(planItems.nodes[0].number);
      after = planItems.pageInfo.endCursor;
      more = planItems.pageInfo.hasNextPage;
    }
    expect(numbers).toEqual(['4', '5', '2', '3', '1']);
    expect(await app.ask(municipal, `{ planExecution(planId: "${planId}") { direction } }`)).toEqual({
      planExecution: [
        { direction: 'ANALYTICAL' },
        { direction: 'INFO_RENTAL' },
        { direction: 'ORG_METHOD' },
        { direction: 'EDU_CONSULT' },
      ],
    });
  });
});
