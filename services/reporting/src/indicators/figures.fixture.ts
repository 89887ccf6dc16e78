import type { Observation } from '../indicator-table/observation.js';
import { toNumber } from '../indicator-table/quotient.js';
import { actor, aQuery, type Reporting, type Story } from '../reporting.fixture.js';

const region = actor({ 'regional-operator': 'ru-tom' });

/** A region with a city, its methodical centre and a school. */
export const [CITY, CENTRE, SCHOOL] = ['ru-tom-tomsk', 'ru-tom-tomsk-imc', 'ru-tom-tomsk-school-4'] as const;

export function foundCity(story: Story): void {
  story.unit('ru-tom', 'REGION', 'REGION');
  story.unit(CITY, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
  story.unit(CENTRE, 'METHODICAL_CENTRE', 'ORGANISATION', CITY, 'MUNICIPALITY', CITY);
  story.unit(SCHOOL, 'SCHOOL', 'ORGANISATION', CITY, 'MUNICIPALITY', CITY);
}

/** The figures of an indicator in a period, in the city and by its usual reading unless told otherwise. */
export async function figureOf(
  reporting: Reporting,
  story: Story,
  indicator: string,
  period: string,
  { unit = CITY as string, variant = '' } = {},
) {
  await reporting.hear(story);
  const [from, to = from] = period.split('..') as [string, string?];
  const asked = { indicators: [indicator], unit, from, to, variants: variant ? [variant] : [] };
  const { rows } = await reporting.tables.table(region, aQuery(asked), { first: 1 });
  const { result, indicator: told } = rows[0] as Observation;
  const { numerator, denominator, quotient, status, target } = result;
  return {
    status,
    numerator: numerator === null ? null : Number(numerator),
    denominator: denominator === null ? null : Number(denominator),
    value: quotient && toNumber(quotient),
    target: target?.value ?? null,
    variant: told.variant,
  };
}
