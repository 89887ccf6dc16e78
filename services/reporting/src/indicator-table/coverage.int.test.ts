import { UnitClosed } from '@metodnet/contracts';
import { actor, aQuery, day, type Reporting, Story, startReporting } from '../reporting.fixture.js';

const region = actor({ 'regional-operator': 'ru-tom' });

describe('Resting on the data of those who told them', () => {
  let reporting: Reporting;
  let story: Story;
  const [asino, belyy, school] = ['ru-tom-asino', 'ru-tom-belyy-yar', 'ru-tom-asino-school-1'] as const;

  beforeEach(async () => {
    reporting = await startReporting();
    story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    for (const id of [asino, belyy]) story.unit(id, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.unit(school, 'SCHOOL', 'ORGANISATION', asino, 'MUNICIPALITY', asino);
  });
  afterEach(() => reporting.stop());

  const taughtAt = (unit: string, owner: string) =>
    story.employ(owner, story.person(owner, { higherEducation: true }), unit);
  /** From 1 January 2026 on, Belyy Yar runs the school of Asino. */
  const takeOver = () =>
    story.place(
      school,
      'ORGANISATION',
      [
        { parentId: asino, parentLevel: 'MUNICIPALITY', from: day('2010-01-01'), to: day('2026-01-01') },
        { parentId: belyy, parentLevel: 'MUNICIPALITY', from: day('2026-01-01'), to: null },
      ],
      asino,
    );
  const close = (unitId: string) =>
    story.lanes.say(unitId, `unit:${unitId}`, UnitClosed({ unitId, closedOn: day('2026-01-01'), successorIds: [] }));
  async function of(unit: string, month = '2026-M06') {
    await reporting.hear(story);
    const query = aQuery({ indicators: ['IND-91'], unit, from: month, to: month });
    const { rows, coverage } = await reporting.tables.table(region, query, { first: 1 });
    const { status, denominator } = rows[0]?.result ?? {};
    const { expected, answered, missing, heard } = coverage;
    const who = heard.map((one) => one.unit);
    return {
      status,
      denominator: denominator === null ? null : Number(denominator),
      expected,
      answered,
      missing,
      heard: who,
    };
  }
  const told = { status: 'NO_TARGET', denominator: 1 };

  it('is silent only where nobody who is responsible has told anything', async () => {
    const silent = { status: 'NOT_SUBMITTED', denominator: null };
    expect(await of(school)).toMatchObject({ ...silent, missing: [asino] });
    taughtAt(school, asino);
    expect(await of(school)).toMatchObject({ ...told, heard: [asino] });
    expect(await of(asino)).toMatchObject({ ...told, missing: [] });
    expect(await of(belyy)).toMatchObject({ ...silent, missing: [belyy] });
    expect(await of('ru-tom')).toMatchObject({ ...told, expected: 2, answered: 1, missing: [belyy] });
  });

  it('still tells what a municipality told whose schools another took over', async () => {
    taughtAt(school, asino);
    takeOver();
    expect(await of(belyy)).toMatchObject({ ...told, expected: 1, answered: 1, heard: [belyy] });
    expect(await of(school)).toMatchObject({ ...told, heard: [belyy] });
    expect(await of(belyy, '2025-M12')).toMatchObject({ status: 'NOT_SUBMITTED', missing: [belyy] });
    close(asino);
    expect(await of('ru-tom')).toMatchObject({ ...told, expected: 1, answered: 1, missing: [] });
    expect(await of(asino, '2025-M12')).toMatchObject(told);
  });

  it('does not take what was told of other schools for an answer about this one', async () => {
    story.unit(`${asino}-school-2`, 'SCHOOL', 'ORGANISATION', asino, 'MUNICIPALITY', asino);
    taughtAt(`${asino}-school-2`, asino);
    takeOver();
    expect(await of(belyy)).toMatchObject({ status: 'NOT_SUBMITTED', missing: [belyy] });
    expect(await of(asino)).toMatchObject(told);
  });

  it('hears a region of its own units, and expects it to tell of nothing else', async () => {
    story.unit('ru-tom-institute', 'REGIONAL_OPERATOR', 'ORGANISATION', 'ru-tom', 'REGION', 'ru-tom');
    taughtAt('ru-tom-institute', 'ru-tom');
    expect(await of('ru-tom')).toMatchObject({ ...told, expected: 2, answered: 0, missing: [asino, belyy] });
    expect(await of('ru-tom-institute')).toMatchObject({ ...told, heard: ['ru-tom'] });
    expect(await of(asino)).toMatchObject({ status: 'NOT_SUBMITTED' });
  });

  it('is as fresh as the municipality’s own last event, others’ counting only while it has told nothing itself', async () => {
    taughtAt(school, asino);
    takeOver();
    taughtAt(school, belyy);
    await reporting.hear(story);
    const long = new Date('2024-01-01T00:00:00Z');
    await reporting.sql.query('update bus.checkpoint set recorded_at = $1 where producer = $2', [
      long,
      `${belyy}/staffing`,
    ]);
    const query = aQuery({ indicators: ['IND-91'], unit: belyy });
    const { coverage } = await reporting.tables.table(region, query, { first: 1 });
    expect(coverage).toMatchObject({ heard: [{ unit: belyy, dataAsOf: long }], stale: [{ unit: belyy }] });
  });
});
