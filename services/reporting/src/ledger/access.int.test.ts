import pg from 'pg';
import { type Reporting, Story, startReporting } from '../reporting.fixture.js';

describe('Writing the read model as the role that serves requests', () => {
  let reporting: Reporting;
  let app: pg.Client;

  beforeAll(async () => {
    reporting = await startReporting();
    const story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    story.unit('ru-tom-tomsk', 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.employ('ru-tom-tomsk', story.person('ru-tom-tomsk'), 'ru-tom-tomsk');
    await reporting.hear(story);
    app = new pg.Client({ connectionString: reporting.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await reporting.stop();
  });

  it.each([
    ["insert into target values ('IND-03', 'ru-tom', '2020-01-01', null, 'AT_LEAST', 1, 'nobody’s act')"],
    ['update target set value = 0'],
    ['delete from target'],
    ['update edge set parent = child'],
    ['delete from edge'],
    ['update member set n = 1000'],
    ['delete from member'],
    ['update step set n = n + 1'],
    ["insert into step values (1, 'ADMINISTRATIVE', 1, 1, 1)"],
    ['delete from step'],
    ["insert into told_by values (1, 'ru-tom')"],
    ['update unit set kind = null'],
    ['update fact set amount = 0'],
    ['update revision set number = 0'],
    ['select forget_ledger()'],
    ["delete from bus.projection where name = 'ledger'"],
  ])('is refused: %s', async (statement) => {
    // 42501: insufficient_privilege; not merely nothing found under row-level security.
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
