import {
  actor,
  auditor,
  centre,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  type Running,
  running,
  seversk,
  tomsk,
} from '../events.fixture.js';
import { events } from '../service.js';
import { assignmentInput } from './municipal-assignment.fixture.js';
import type { IssueAssignment } from './municipal-assignment.js';

const ISSUE = `mutation ($input: IssueMunicipalAssignmentInput!) { issueMunicipalAssignment(input: $input) {
  assignment { id version withdrawn measures { kind indicator value } unit { id } executor { id } } rejection { code } } }`;
const CHANGE = `mutation ($input: ChangeMunicipalAssignmentInput!) { changeMunicipalAssignment(input: $input) {
  assignment { version measures { value } } rejection { code } } }`;
const WITHDRAW = `mutation ($input: WithdrawMunicipalAssignmentInput!) { withdrawMunicipalAssignment(input: $input) {
  assignment { withdrawn } rejection { code } } }`;
const authority = actor([grant('education-authority', tomsk)]);
const founder = actor([grant('founder', tomsk)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const issue = async (who = authority, given: Partial<IssueAssignment> = {}, on = app) =>
  (await on.ask(who, ISSUE, { input: assignmentInput(given) })).issueMunicipalAssignment;

describe('Issuing a municipal assignment', () => {
  it.each([
    ['the education authority', authority],
    ['the founder', founder],
    ['the head of the authority', actor([grant('education-authority-head', tomsk)])],
  ])('is done by %s', async (_, who) => {
    expect(await issue(who)).toMatchObject({
      assignment: {
        unit: { id: tomsk },
        executor: { id: centre },
        measures: [
          { kind: 'VOLUME', indicator: 'IND-47', value: '570' },
          { kind: 'QUALITY', indicator: 'IND-07', value: '66.7' },
        ],
      },
      rejection: null,
    });
  });

  it('is refused to others, to the neighbour’s authority, and for a neighbour’s service', async () => {
    const far = actor([grant('education-authority', seversk)]);
    for (const who of [municipal, head, neighbour, auditor, nobody, far])
      await expect(issue(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(issue(far, { unitId: seversk })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(issue(authority, { unitId: seversk })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Changing and withdrawing an assignment', () => {
  it('is done by those who may issue it; the second of two is told', async () => {
    const { id, version } = (await issue()).assignment;
    const { assigned } = assignmentInput({ measures: [{ kind: 'volume', indicator: 'IND-47', value: '600.5' }] });
    const input = { id, expectedVersion: version, assigned };
    expect((await app.ask(founder, CHANGE, { input })).changeMunicipalAssignment).toMatchObject({
      assignment: { measures: [{ value: '600.5' }] },
    });
    await expect(app.ask(founder, CHANGE, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    for (const who of [municipal, neighbour, auditor])
      await expect(app.ask(who, WITHDRAW, { input: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(authority, WITHDRAW, { input: { id } })).withdrawMunicipalAssignment).toMatchObject({
      assignment: { withdrawn: true },
    });
  });
});

describe('Reading assignments', () => {
  it('is open to whoever has a token, by day, indicator and standing', async () => {
    await app.worker.query('delete from municipal_assignment');
    const { id } = (await issue()).assignment;
    const found = async (filter: string, who = nobody) =>
      (await app.ask(who, `{ municipalAssignments(executor: "${tomsk}", filter: { ${filter} }) { totalCount } }`))
        .municipalAssignments.totalCount;
    expect(await found('on: "2026-12-31", indicator: "IND-07", withdrawn: false')).toBe(1);
    expect(await found('on: "2027-01-01"')).toBe(0);
    expect(await found('indicator: "IND-08"')).toBe(0);
    expect(await found('withdrawn: true')).toBe(0);
    expect(await found('', { ...nobody, subject: '' })).toBe(0);
    const { references } = events.build({ works: app.works, units: app.units } as never);
    const look = await references?.MunicipalAssignment?.([id, 'ru-tom:absent'], { actor: nobody } as never);
    expect(look).toMatchObject([{ id }, null]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const far = actor([grant('education-authority', seversk)]);
      for (const who of [municipal, head, nobody])
        await expect(issue(who, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(issue(far, { unitId: seversk }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { id } = (await issue(authority, {}, other)).assignment;
      await expect(other.ask(far, WITHDRAW, { input: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
