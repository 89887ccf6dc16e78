import { centre, day, municipal, nobody, type Running, running } from '../events.fixture.js';
import { announce } from '../participation/participation.fixture.js';
import { alsoThere, attendance, certified, change, issue, NAME, visit } from './certificate.fixture.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

describe('Verifying a certificate', () => {
  it('says to anybody what it says itself, and nothing else', async () => {
    const { certificate } = await certified(app);
    const { code, verifyUrl } = certificate.paper;
    const says = {
      number: certificate.number,
      holder: NAME,
      eventTitle: 'Функциональная грамотность на уроках математики',
      startsOn: '2026-03-10',
      endsOn: '2026-03-10',
      role: 'PARTICIPANT',
      hours: 4,
      organisation: centre,
      issuedOn: '2026-03-15',
      revokedOn: null,
    };
    const page = await visit(app, verifyUrl);
    expect(JSON.parse(String(page?.body))).toEqual({ valid: true, certificate: says });
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    const query = `{ certificateByCode(number: "${certificate.number}", code: "${typed}") { ${Object.keys(says).join(' ')} } }`;
    expect((await app.ask(nobody, query)).certificateByCode).toEqual(says);
  });

  it('is read by people in their language, with nothing in it that a browser would carry out', async () => {
    const { eventId, participationId } = await attendance(app, { title: '<script>alert(1)</script>' });
    const [{ certificate }] = await issue(app, municipal, eventId, { [participationId]: 'Иванова & дочь' });
    const russian = String((await visit(app, certificate.paper.verifyUrl, { wantsJson: false }))?.body);
    expect(russian).toContain('Сертификат действителен.');
    expect(russian).toContain('<dt>Кому выдан</dt><dd>Иванова &#38; дочь</dd>');
    expect(russian).not.toContain('<script>');
    const english = String((await visit(app, certificate.paper.verifyUrl, { wantsJson: false, language: 'en' }))?.body);
    expect(english).toContain('The certificate is valid.');
  });

  it('says the same of another code, another number, and none at all', async () => {
    const [mine, other] = [(await certified(app)).certificate, (await certified(app)).certificate];
    const { code } = mine.paper;
    const wrong = `${code.slice(0, 15)}${code.endsWith('0') ? '1' : '0'}`;
    const guesses = [
      [mine.number, wrong],
      [other.number, code],
      [mine.number, other.paper.code],
      ['2026-99999', code],
      [mine.number, 'x'],
      [`${mine.number} `, code],
      ['', ''],
    ];
    const answers = await Promise.all(guesses.map(([number, guess]) => visit(app, `/verify/${number}/${guess}`)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 404, body: '{"valid":false,"certificate":null}' });
    const papers = await Promise.all(
      guesses.map(([number, guess]) => visit(app, `/verify/${number}/${guess}/certificate.pdf`)),
    );
    expect(papers).toEqual(guesses.map(() => null));
    const query = `{ certificateByCode(number: "${mine.number}", code: "${wrong}") { holder } }`;
    expect((await app.ask(municipal, query)).certificateByCode).toBeNull();
  });

  it('gives the certificate itself as PDF, and no more once it is revoked', async () => {
    const { certificate } = await certified(app);
    const { pdfUrl, verifyUrl } = certificate.paper;
    const pdf = await visit(app, pdfUrl);
    expect(pdf).toMatchObject({ type: 'application/pdf', saveAs: `certificate-${certificate.number}.pdf` });
    expect(
      Buffer.from(pdf?.body ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await change(app, municipal, 'revokeCertificate', { id: certificate.id, because: 'LOST' });
    expect(await visit(app, pdfUrl)).toBeNull();
    const revoked = await visit(app, verifyUrl);
    expect(JSON.parse(String(revoked?.body))).toMatchObject({ valid: false, certificate: { revokedOn: '2026-03-15' } });
    expect(String((await visit(app, verifyUrl, { wantsJson: false }))?.body)).toContain(
      'Сертификат аннулирован 2026-03-15.',
    );
  });
});

describe('Certificates of an event that is cancelled', () => {
  const cancel = (id: string) =>
    app.ask(municipal, `mutation { cancelEvent(input: { id: "${id}", because: "Не было" }) { rejection { code } } }`);
  const verified = async (url: string) => {
    const { valid, certificate } = JSON.parse(String((await visit(app, url))?.body));
    return [valid, certificate.revokedOn];
  };
  const revokedBecause = async (id: string) =>
    (await app.ask(municipal, `{ certificate(id: "${id}") { revokedBecause } }`)).certificate.revokedBecause;

  it('hold no more, all of them, also when it was stated as held', async () => {
    const { eventId, certificate: first } = await certified(app);
    const participationId = await alsoThere(app, eventId);
    const [{ certificate: second }] = await issue(app, municipal, eventId, { [participationId]: NAME });
    const { certificate: elsewhere } = await certified(app);
    await app.ask(municipal, `mutation { holdEvent(input: { id: "${eventId}" }) { rejection { code } } }`);
    await cancel(eventId);
    for (const { id, paper } of [first, second]) {
      expect(await verified(paper.verifyUrl)).toEqual([false, '2026-03-15']);
      expect(await visit(app, paper.pdfUrl)).toBeNull();
      expect(await revokedBecause(id)).toBe('EVENT_CANCELLED');
    }
    expect(await verified(elsewhere.paper.verifyUrl)).toEqual([true, null]);
    const { rows } = await app.worker.query('select type from outbox where aggregate = $1 order by version', [
      `certificate:${first.id}`,
    ]);
    expect(rows.map(({ type }: { type: string }) => type)).toEqual([
      'events.certificate-issued.v1',
      'events.certificate-revoked.v1',
    ]);
  });

  it('keep the reason for which they were revoked before', async () => {
    const { eventId, certificate } = await certified(app);
    await change(app, municipal, 'revokeCertificate', { id: certificate.id, because: 'LOST' });
    await cancel(eventId);
    expect(await revokedBecause(certificate.id)).toBe('LOST');
  });

  it('hold no more when it is called off with the rest of its series', async () => {
    const first = await announce(app, { startsOn: day('2026-03-02'), endsOn: day('2026-03-02'), registerUntil: null });
    const { repeatEvent } = await app.ask(
      municipal,
      `mutation { repeatEvent(input: { id: "${first}", days: ["2026-03-09", "2026-03-12"] }) { events { id } } }`,
    );
    const [second, third] = repeatEvent.events.map(({ id }: { id: string }) => id);
    const urls: string[] = [];
    for (const id of [first, second, third]) {
      const [{ certificate }] = await issue(app, municipal, id, { [await alsoThere(app, id)]: NAME });
      urls.push(certificate.paper.verifyUrl);
    }
    await app.ask(
      municipal,
      `mutation { cancelFollowingEvents(input: { id: "${second}", because: "Не было" }) { rejection { code } } }`,
    );
    expect(await Promise.all(urls.map(verified))).toEqual([
      [true, null],
      [false, '2026-03-15'],
      [false, '2026-03-15'],
    ]);
  });

  it('hold no more when they are issued at the same moment', async () => {
    const events = await Promise.all(Array.from({ length: 8 }, () => attendance(app)));
    await Promise.all(
      events.flatMap(({ eventId, participationId }) => [
        issue(app, municipal, eventId, { [participationId]: NAME }),
        cancel(eventId),
      ]),
    );
    const { rows } = await app.worker.query(
      `select e.status, count(c.id)::int as hold from event e
         left join certificate c on c.event_id = e.id and c.revoked_on is null
        where e.id = any ($1) group by e.status`,
      [events.map(({ eventId }) => eventId)],
    );
    expect(rows).toEqual([{ status: 'cancelled', hold: 0 }]);
  });
});
