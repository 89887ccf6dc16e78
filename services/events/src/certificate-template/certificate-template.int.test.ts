import { attendance, issue, visit } from '../certificate/certificate.fixture.js';
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
} from '../events.fixture.js';
import { aDesign, aPng } from './certificate-template.fixture.js';
import type { Design } from './certificate-template.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const input = (given: Partial<Design>) => {
  const { image, ...design } = aDesign(given);
  return { ...design, orientation: design.orientation.toUpperCase(), image: image?.toString('base64') ?? null };
};
const FIELDS = 'edition orientation title body signatory position image';
const save = async (who: typeof head, given: Partial<Design> = {}, expectedEdition: number | null = null, at = app) =>
  (
    await at.ask(
      who,
      `mutation ($input: SaveCertificateTemplateInput!) { saveCertificateTemplate(input: $input) {
         certificateTemplate { ${FIELDS} } rejection { code message } } }`,
      { input: { unitId: centre, expectedEdition, design: input(given) } },
    )
  ).saveCertificateTemplate;
const current = async (who: typeof head, unit: string = centre, at = app) =>
  (await at.ask(who, `{ certificateTemplate(unit: "${unit}") { ${FIELDS} } }`)).certificateTemplate;
const preview = async (who: typeof head, given: Partial<Design> = {}) =>
  (
    await app.ask(
      who,
      'query ($input: PreviewCertificateInput!) { certificatePreview(input: $input) { pdf rejection { code } } }',
      {
        input: { unitId: centre, design: input(given) },
      },
    )
  ).certificatePreview;

describe('The template of an institution', () => {
  it('comes with the service until the staff saves one, and is theirs from then on', async () => {
    expect(await current(neighbour, seversk)).toMatchObject({
      edition: 0,
      title: 'СЕРТИФИКАТ',
      orientation: 'LANDSCAPE',
    });
    const seal = aPng();
    const methodist = actor([grant('methodist', centre)]);
    const { certificateTemplate: saved } = await save(methodist, {
      orientation: 'portrait',
      signatory: 'А. А. Петрова',
      image: seal,
    });
    expect(saved).toMatchObject({
      orientation: 'PORTRAIT',
      signatory: 'А. А. Петрова',
      image: seal.toString('base64'),
    });
    expect(await current(municipal)).toEqual(saved);
  });

  it('is refused to others, also to look at', async () => {
    for (const who of [head, neighbour, auditor, nobody]) {
      await expect(save(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(current(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(preview(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('tells the second of two who edit it at once', async () => {
    const { edition } = await current(municipal);
    const saved = await save(municipal, { title: 'Первый' }, edition);
    expect(saved.certificateTemplate.edition).toBe(edition + 1);
    await expect(save(municipal, { title: 'Второй' }, edition)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect((await current(municipal)).title).toBe('Первый');
    const both = await Promise.all(['Третий', 'Четвёртый'].map((title) => save(municipal, { title })));
    expect(both.map(({ certificateTemplate }) => certificateTemplate.edition).sort()).toEqual([
      edition + 2,
      edition + 3,
    ]);
  });

  it('refuses what cannot be printed, saved or looked at', async () => {
    const wrong = { body: '{ФИО} {Имя}' };
    expect((await save(municipal, wrong)).rejection).toEqual({
      code: 'unknown-placeholders',
      message:
        'Таких подстановок нет: {Имя}. Есть: {ФИО}, {мероприятие}, {дата}, {роль}, {часы}, {организация}, {номер}, {выдан}.',
    });
    expect(await preview(municipal, wrong)).toEqual({ pdf: null, rejection: { code: 'unknown-placeholders' } });
  });

  it('can be looked at before it is saved', async () => {
    const { edition } = await current(municipal);
    const { pdf, rejection } = await preview(municipal, { title: 'ДИПЛОМ', image: aPng() });
    expect([Buffer.from(pdf, 'base64').subarray(0, 5).toString(), rejection]).toEqual(['%PDF-', null]);
    expect((await current(municipal)).edition).toBe(edition);
  });

  it('changes nothing of certificates that were issued', async () => {
    await save(municipal, { orientation: 'landscape' });
    const { eventId, participationId } = await attendance(app);
    const [{ certificate }] = await issue(app, municipal, eventId, { [participationId]: 'Иванова Мария Петровна' });
    await save(municipal, { orientation: 'portrait' });
    const pdf = String((await visit(app, certificate.paper.pdfUrl))?.body.toString('latin1'));
    expect(pdf).toContain('/MediaBox [0 0 841.89 595.28]');
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      await save(municipal, { title: 'Наш' }, null, other);
      await expect(save(neighbour, { title: 'Чужой' }, null, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const seen = await current(neighbour, centre, other).catch(({ code }) => code);
      expect(without === 'own checks' ? seen.title : seen).toBe(without === 'own checks' ? 'СЕРТИФИКАТ' : 'FORBIDDEN');
      expect((await current(municipal, centre, other)).title).toBe('Наш');
    } finally {
      await other.stop();
    }
  });
});
