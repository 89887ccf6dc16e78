import type { Fault } from '@metodnet/kernel';
import type { Observation } from '../indicator-table/observation.js';
import { actor, aQuery, day, type Reporting, Story, startReporting } from '../reporting.fixture.js';
import { entityOf } from './figure-fact.js';

const region = actor({ 'regional-operator': 'ru-tom' });
const page = { first: 100, check: () => undefined };

describe('Going from a figure to the domain events behind it', () => {
  let reporting: Reporting;
  let story: Story;
  let people: string[];
  let jobs: string[];
  const [tomsk, tomsky, centre] = ['ru-tom-tomsk', 'ru-tom-tomsky', 'ru-tom-tomsk-imc'] as const;

  beforeEach(async () => {
    reporting = await startReporting();
    story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    for (const id of ['ru-tom-hub-tomsk', 'ru-tom-hub-north'])
      story.unit(id, 'HUB', 'HUB', 'ru-tom', 'REGION', 'ru-tom');
    for (const id of [tomsk, tomsky]) story.unit(id, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.unit(centre, 'METHODICAL_CENTRE', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    const hub = { parentId: 'ru-tom-hub-tomsk', parentLevel: 'HUB', from: day('2020-01-01'), to: null } as const;
    story.place(tomsk, 'MUNICIPALITY', [hub]);
    people = [1, 2, 3].map(() => story.person(tomsk));
    jobs = people.map((person) => story.employ(tomsk, person, centre, { methodist: true }));
    await reporting.hear(story);
  });
  afterEach(() => reporting.stop());

  const observation = async (indicator: string, unit: string = tomsk): Promise<Observation> => {
    await reporting.hear(story);
    const query = aQuery({ indicators: [indicator], unit, hierarchy: 'NETWORK' });
    return (await reporting.tables.table(region, query, { first: 1 })).rows[0] as Observation;
  };
  const figure = async (indicator: string, unit?: string) => {
    const { numerator, denominator } = (await observation(indicator, unit)).result;
    return `${numerator}/${denominator}`;
  };
  const factsOf = async (indicator: string, by = region) =>
    reporting.facts.facts(by, (await observation(indicator)).id, page);

  it('shows the jobs of the denominator and the courses of the numerator, each with its event and entity', async () => {
    story.course(tomsk, people[0] as string, '2019-01-15');
    story.course(tomsk, people[0] as string, '2024-05-20');
    const { nodes, count } = await factsOf('IND-04');

    const [job, course] = ['staffing.employed.v1', 'staffing.qualification-completed.v1'];
    expect(nodes.map(({ type, inNumerator, inDenominator }) => ({ type, inNumerator, inDenominator }))).toEqual([
      { type: job, inNumerator: true, inDenominator: true },
      { type: course, inNumerator: true, inDenominator: false },
      { type: job, inNumerator: false, inDenominator: true },
      { type: job, inNumerator: false, inDenominator: true },
    ]);
    expect(nodes.map(entityOf)).toEqual([
      { __typename: 'Employment', id: jobs[0] },
      { __typename: 'Person', id: people[0] },
      { __typename: 'Employment', id: jobs[1] },
      { __typename: 'Employment', id: jobs[2] },
    ]);
    expect(nodes[1]).toMatchObject({ producer: 'ru-tom-tomsk/staffing', seq: 8, version: 1 });
    expect(await (count as () => Promise<number>)()).toBe(4);
  });

  it('shows every event of an aggregate that was corrected, and follows the correction', async () => {
    const record = story.course(tomsk, people[0] as string, '2019-01-15');
    expect(await figure('IND-04')).toBe('0/3');
    story.course(tomsk, people[0] as string, '2024-05-20', record);
    expect(await figure('IND-04')).toBe('1/3');
    const { nodes } = await factsOf('IND-04');
    expect(nodes.filter(({ subject }) => subject.startsWith('qualification:')).map(({ version }) => version)).toEqual([
      1, 2,
    ]);
  });

  it('pages without losing or repeating an event', async () => {
    const { id } = await observation('IND-03');
    const first = await reporting.facts.facts(region, id, { ...page, first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await reporting.facts.facts(region, id, {
      ...page,
      first: 2,
      after: first.pageInfo.endCursor as string,
    });
    expect([...first.nodes, ...rest.nodes].map(entityOf)).toEqual(
      jobs.map((job) => ({ __typename: 'Employment', id: job })),
    );
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('follows a merge, a dismissal and a move to another hub', async () => {
    expect(await figure('IND-03')).toBe('0/3');
    story.merge(tomsk, people[0] as string, people[1] as string);
    expect(await figure('IND-03')).toBe('0/2');
    story.dismiss(tomsk, jobs[2] as string, people[2] as string, centre, '2026-06-30');
    expect(await figure('IND-03')).toBe('0/1');

    expect(await figure('IND-03', 'ru-tom-hub-tomsk')).toBe('0/1');
    const moved = [
      { parentId: 'ru-tom-hub-tomsk', parentLevel: 'HUB', from: day('2020-01-01'), to: day('2026-06-01') },
      { parentId: 'ru-tom-hub-north', parentLevel: 'HUB', from: day('2026-06-01'), to: null },
    ] as const;
    story.place(tomsk, 'MUNICIPALITY', moved);
    expect(await figure('IND-03', 'ru-tom-hub-tomsk')).toBe('0/0');
    expect(await figure('IND-03', 'ru-tom-hub-north')).toBe('0/1');
    expect(await figure('IND-03', tomsk)).toBe('0/1');
  });

  it('goes behind the figure of another day’s tree along that tree', async () => {
    const moved = [
      { parentId: 'ru-tom-hub-tomsk', parentLevel: 'HUB', from: day('2020-01-01'), to: day('2026-06-01') },
      { parentId: 'ru-tom-hub-north', parentLevel: 'HUB', from: day('2026-06-01'), to: null },
    ] as const;
    story.place(tomsk, 'MUNICIPALITY', moved);
    await reporting.hear(story);
    const behind = async (tree: string) => {
      const id = `IND-03~ru-tom-hub-tomsk~2026-M06~NETWORK~${tree}`;
      return (await reporting.facts.facts(region, id, page)).nodes.length;
    };
    expect(await behind('as-was')).toBe(0);
    expect(await behind('2026-05-31')).toBe(3);
    expect(await behind('2026-06-01')).toBe(0);
  });

  it('needs reporting:drill for the unit, and says nothing of figures out of reach', async () => {
    const code = async (by: typeof region) =>
      factsOf('IND-03', by).then(
        () => 'answered',
        (error: Fault) => error.code,
      );
    expect(await code(actor({ 'municipal-operator': tomsk }))).toBe('answered');
    expect(await code(actor({ 'bi-reader': tomsk }))).toBe('FORBIDDEN');
    expect(await code(actor({ 'municipal-operator': tomsky }))).toBe('NOT_FOUND');
    await expect(reporting.facts.facts(region, 'no~such~thing', page)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
