import {
  actor,
  auditor,
  centre,
  day,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  PUBLIC,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { announce, participate } from '../participation/participation.fixture.js';
import { alsoThere, attendance, certified, change, issue, NAME } from './certificate.fixture.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

const methodist = actor([grant('methodist', centre)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const one = (who = municipal, at = app) => certified(at, who);

describe('Issuing certificates', () => {
  it.each([
    ['the municipal operator', municipal],
    ['a methodist of the organiser', methodist],
  ])('is done by %s', async (_, who) => {
    const { certificate } = await one(who);
    expect(certificate).toMatchObject({ role: 'PARTICIPANT', hours: 4, issuedOn: '2026-03-15', differs: false });
    expect(certificate.paper).toEqual({
      holder: NAME,
      eventTitle: 'Функциональная грамотность на уроках математики',
      code: expect.stringMatching(/^[0-9A-Z]{16}$/),
      verifyUrl: `${PUBLIC}/verify/${certificate.number}/${certificate.paper.code}`,
      pdfUrl: `${PUBLIC}/verify/${certificate.number}/${certificate.paper.code}/certificate.pdf`,
    });
  });

  it('is refused to others, and writes nothing', async () => {
    const { eventId, participationId } = await attendance(app);
    for (const who of [head, neighbour, auditor, nobody])
      await expect(issue(app, who, eventId, { [participationId]: NAME })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await app.worker.query('select from certificate where event_id = $1', [eventId]);
    expect(rows).toEqual([]);
  });

  it('gives each attendee of an event theirs, and tells of each why not', async () => {
    const { eventId, participationId: first } = await attendance(app);
    const second = await alsoThere(app, eventId);
    const absent = await alsoThere(app, eventId);
    await participate(app, municipal, 'recordAttendance', { id: absent, present: false, role: 'PARTICIPANT' });
    const { participationId: elsewhere } = await attendance(app);
    const unknown = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const names = { [first]: NAME, [absent]: 'Б', [second]: 'В', [elsewhere]: 'Г', [unknown]: 'Д' };
    const answers = await issue(app, municipal, eventId, names);
    const codes = (given: typeof answers) =>
      given.map((each: { rejection: { code: string } | null }) => each.rejection?.code);
    expect(codes(answers)).toEqual([undefined, 'did-not-attend', undefined, 'did-not-attend', 'did-not-attend']);
    const serials = answers.flatMap(
      ({ certificate }: { certificate: { number: string } | null }) => certificate?.number ?? [],
    );
    const [one, two] = serials.map((number: string) => Number(number.split('-')[1]));
    expect(two).toBe(one + 1);

    const again = await issue(app, municipal, eventId, names);
    expect(again).toEqual(answers);
    const { rows } = await app.worker.query('select count(*)::int as n from certificate where event_id = $1', [
      eventId,
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('leaves no number out and gives none twice, when twelve issue at once', async () => {
    const fresh = await running();
    try {
      const events = await Promise.all(Array.from({ length: 12 }, () => attendance(fresh)));
      const refused = await announce(fresh, {
        startsOn: day('2026-03-10'),
        endsOn: day('2026-03-10'),
        registerUntil: null,
      });
      const outcomes = await Promise.all([
        ...events.flatMap(({ eventId, participationId }) =>
          [1, 2].map(() => issue(fresh, municipal, eventId, { [participationId]: NAME })),
        ),
        issue(fresh, municipal, refused, { 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000': NAME }),
      ]);
      expect(outcomes).toHaveLength(25);
      const { rows } = await fresh.worker.query('select year, serial from certificate order by serial');
      expect(rows).toEqual(Array.from({ length: 12 }, (_, n) => ({ year: 2026, serial: n + 1 })));
    } finally {
      await fresh.stop();
    }
  });

  it('begins with 1 in every institution and year', async () => {
    const [{ certificate }] = [await one()];
    const nextYear = { ...municipal, today: day('2027-01-11') };
    const { eventId, participationId } = await attendance(app);
    const [late] = await issue(app, nextYear, eventId, { [participationId]: NAME });
    expect([certificate.number.slice(0, 5), late.certificate.number]).toEqual(['2026-', '2027-1']);
    const ofMunicipality = await announce(
      app,
      { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null },
      tomsk,
    );
    const there = await alsoThere(app, ofMunicipality);
    const [first] = await issue(app, municipal, ofMunicipality, { [there]: NAME });
    expect(first.certificate.number).toBe('2026-1');
  });

  it('tells the network of ids alone', async () => {
    const { certificate, personId } = await one();
    const { rows } = await app.worker.query(
      'select type, payload, payload::text as said from outbox where aggregate = $1',
      [`certificate:${certificate.id}`],
    );
    expect(rows).toMatchObject([{ type: 'events.certificate-issued.v1', payload: { personId, revokedOn: null } }]);
    expect(rows[0].said).not.toMatch(/Иванова|грамотность/);
    const { rows: papers } = await app.worker.query(
      "select from outbox where aggregate like 'certificate_paper:%' or payload::text like $1",
      [`%${certificate.paper.code}%`],
    );
    expect(papers).toEqual([]);
  });
});

describe('Taking a certificate back', () => {
  it('is the institution’s, once, for a reason', async () => {
    const { certificate } = await one();
    const input = { id: certificate.id, expectedVersion: certificate.version, because: 'ISSUED_BY_MISTAKE' };
    for (const who of [head, auditor])
      await expect(change(app, who, 'revokeCertificate', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(change(app, neighbour, 'revokeCertificate', input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(app, methodist, 'revokeCertificate', input)).toMatchObject({
      certificate: { revokedOn: '2026-03-15', revokedBecause: 'ISSUED_BY_MISTAKE' },
    });
    await expect(change(app, methodist, 'revokeCertificate', input)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(await change(app, methodist, 'revokeCertificate', { ...input, expectedVersion: null })).toMatchObject({
      rejection: { code: 'revoked-already' },
    });
  });

  it('happens by itself when it turns out that its holder was not there', async () => {
    const { certificate, participationId, eventId } = await one();
    await participate(app, municipal, 'recordAttendance', { id: participationId, present: false, role: 'PARTICIPANT' });
    const { certificate: now } = await app.ask(
      municipal,
      `{ certificate(id: "${certificate.id}") { revokedOn revokedBecause } }`,
    );
    expect(now).toEqual({ revokedOn: '2026-03-15', revokedBecause: 'ATTENDANCE_CORRECTED' });
    const [again] = await issue(app, municipal, eventId, { [participationId]: NAME });
    expect(again.rejection).toMatchObject({ code: 'did-not-attend' });
  });
});

describe('Issuing a certificate again', () => {
  it('corrects what it says and keeps the name, under a new number and code', async () => {
    const { certificate, participationId, eventId } = await one();
    await participate(app, municipal, 'recordAttendance', {
      id: participationId,
      present: true,
      hours: 2,
      role: 'SPEAKER',
    });
    const differing = async () =>
      (
        await app.ask(
          municipal,
          `{ certificates(filter: { eventId: "${eventId}", differing: true }) { nodes { id differs } } }`,
        )
      ).certificates.nodes;
    expect(await differing()).toEqual([{ id: certificate.id, differs: true }]);
    const input = { id: certificate.id, because: 'ATTENDANCE_CORRECTED' };
    await expect(change(app, head, 'reissueCertificate', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { certificate: next } = await change(app, methodist, 'reissueCertificate', input);
    expect(next).toMatchObject({ role: 'SPEAKER', hours: 2, differs: false, replaces: { number: certificate.number } });
    expect(next.paper.holder).toBe(NAME);
    expect(next.paper.code).not.toBe(certificate.paper.code);
    expect(await differing()).toEqual([]);
    const { rows } = await app.worker.query(
      'select serial, revoked_because from certificate where participation_id = $1 order by serial',
      [participationId],
    );
    expect(rows.map((row) => row.revoked_because)).toEqual(['attendance-corrected', null]);
    expect(await change(app, methodist, 'reissueCertificate', input)).toMatchObject({
      rejection: { code: 'revoked-already' },
    });
  });

  it('prints another name when it is given, and changes nothing when it cannot be printed', async () => {
    const { certificate } = await one();
    const input = { id: certificate.id, because: 'MISPRINTED' };
    expect(await change(app, municipal, 'reissueCertificate', { ...input, holder: ' ' })).toMatchObject({
      rejection: { code: 'name-missing' },
    });
    const still = await app.ask(municipal, `{ certificate(id: "${certificate.id}") { revokedOn } }`);
    expect(still.certificate.revokedOn).toBeNull();
    const { certificate: next } = await change(app, municipal, 'reissueCertificate', {
      ...input,
      holder: 'Иванова М. П.',
    });
    expect(next.paper.holder).toBe('Иванова М. П.');
  });
});

describe('Reading certificates', () => {
  it('shows them to the institution, the person’s organisation and the person; names to those who may know them', async () => {
    const { certificate, personId, eventId } = await one();
    const seen = async (who: typeof head) => {
      const { certificates } = await app.ask(
        who,
        `{ certificates(filter: { eventId: "${eventId}" }) { totalCount nodes { paper { holder code } } } }`,
      );
      return certificates.totalCount ? (certificates.nodes[0].paper?.holder ?? 'no name') : 'nothing';
    };
    const who = [municipal, methodist, head, actor([], personId), auditor, otherHead, neighbour, nobody];
    expect(await Promise.all(who.map(seen))).toEqual([
      NAME,
      NAME,
      NAME,
      NAME,
      'no name',
      'nothing',
      'nothing',
      'nothing',
    ]);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Certificate { number } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [certificate.id, absent].map((id) => ({ __typename: 'Certificate', id }));
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ number: certificate.number }, null]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null]);
  });

  it('finds them by person, place, day and standing', async () => {
    const { certificate, personId } = await one();
    const found = async (filter: string) =>
      (
        await app.ask(municipal, `{ certificates(filter: { personId: "${personId}", ${filter} }) { nodes { id } } }`)
      ).certificates.nodes.map(({ id }: { id: string }) => id);
    for (const filter of [
      `within: "${tomsk}", home: "${school}"`,
      'from: "2026-03-15", to: "2026-03-15"',
      'revoked: false, differing: false',
    ])
      expect(await found(filter)).toEqual([certificate.id]);
    for (const filter of [
      'home: "ru-tom-tomsk-school-5"',
      'from: "2026-03-16"',
      'to: "2026-03-14"',
      'revoked: true',
      'differing: true',
    ])
      expect(await found(filter)).toEqual([]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const { eventId, participationId } = await attendance(other);
      await expect(issue(other, head, eventId, { [participationId]: NAME })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      const [{ certificate }] = await issue(other, municipal, eventId, { [participationId]: NAME });
      const look = `{ certificate(id: "${certificate.id}") { paper { holder } } }`;
      const see = async (who: typeof head) => (await other.ask(who, look)).certificate;
      expect(await Promise.all([head, auditor, otherHead].map(see))).toEqual([
        { paper: { holder: NAME } },
        { paper: null },
        null,
      ]);
      const revocation = change(other, head, 'revokeCertificate', { id: certificate.id, because: 'LOST' });
      await expect(revocation).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
