import { CITY, REGION } from './people.js';
import type { Stage } from './stage.js';
import { asked, Writer } from './writes.js';

/** What people and programs do with the suite all day: three questions of four, the rest writes. One of these at a time. */
export async function workMix(stage: Stage): Promise<(index: number) => Promise<unknown>> {
  const { endpoint, issuer } = stage;
  const minutes = 24 * 60;
  const office = await issuer.token({
    subject: 'bench-office',
    grants: [{ role: 'municipal-operator', unit: CITY }],
    minutes,
  });
  const analyst = await issuer.token({
    subject: 'bench-analyst',
    grants: [{ role: 'regional-operator', unit: REGION }],
    minutes,
  });
  const writer = await Writer.open(stage);
  const ask = (token: string, query: string, variables: object) => asked(endpoint, token, query, variables);
  const quarters = { from: '2025-Q4', to: '2026-Q3', grain: 'QUARTER' };

  const table = () =>
    ask(analyst, 'query ($query: IndicatorQuery!) { indicatorTable(query: $query) { rows coverage { answered } } }', {
      query: { indicators: ['IND-91'], unit: REGION, select: 'CHILDREN', ...quarters },
    });
  const people = () =>
    ask(office, 'query ($unit: ID!) { persons(unit: $unit, first: 50) { nodes { id lastName firstName } } }', {
      unit: CITY,
    });
  const units = () =>
    ask(office, 'query ($unit: ID!) { units(within: $unit, first: 50) { nodes { id shortName kind } } }', {
      unit: CITY,
    });
  const jobs = () =>
    ask(
      office,
      'query ($unit: ID!) { employments(unit: $unit, first: 20) { nodes { id person { lastName } unit { shortName } } } }',
      { unit: `${CITY}-school-25` },
    );
  const course = (index: number) => writer.course(index);
  const turn = [table, people, course, units, table, jobs, course, people];
  return (index) => turn[index % turn.length]?.(index) ?? Promise.resolve();
}
