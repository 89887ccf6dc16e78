import { fixedClock } from '@metodnet/kernel';
import { html, htmlPage, type Page, type PageAnswer } from '../index.js';
import { sample as notes } from './notes.fixture.js';
import { type Answer, startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

const changed = new Date('2026-03-15T10:00:00.500Z');
let publicUrl = (path: string) => path;
let visits = 0;
let body = 'one';
let atTheDoor = () => {};
let doorOpens = Promise.resolve();

const text = (given: string): PageAnswer => ({ type: 'text/plain; charset=utf-8', body: given });
const pages = (works: Parameters<typeof notes.build>[0]['works']): Page[] => [
  {
    path: '/feed/:unit.txt',
    kept: 'by-anybody',
    answer: async ({ params, query }) => ({
      ...text(`${body} of ${params.unit} ${JSON.stringify(query)}`),
      lastModified: changed,
    }),
  },
  {
    path: '/mine/:secret',
    kept: 'by-its-reader',
    answer: async ({ params }) => (params.secret === 'right' ? text(body) : null),
  },
  {
    path: '/paper/:name',
    kept: 'by-nobody',
    perMinute: 3,
    answer: async ({ params: { name = '' }, language, wantsJson }) => {
      visits++;
      if (wantsJson) return { type: 'application/json', body: JSON.stringify({ name }) };
      return { ...htmlPage(language, 'Бумага', html`<p>${name}</p>`), status: 404 };
    },
  },
  {
    path: '/file',
    kept: 'by-nobody',
    answer: async () => ({ ...text('%PDF'), type: 'application/pdf', saveAs: 'paper.pdf' }),
  },
  {
    path: '/switch',
    kept: 'by-its-reader',
    answer: async ({ language }) => ({ ...htmlPage(language, `It is ${body}`, html``), hasForm: true }),
  },
  {
    path: '/switch',
    method: 'POST',
    kept: 'by-nobody',
    answer: async () => {
      body = body === 'on' ? 'off' : 'on';
      return text(body);
    },
  },
  { path: '/broken', kept: 'by-nobody', answer: () => Promise.reject(new Error('Cannot read "Иванов"')) },
  {
    path: '/slow',
    kept: 'by-nobody',
    perMinute: 1_000,
    answer: async () => {
      atTheDoor();
      await doorOpens;
      return text('at last');
    },
  },
  {
    path: '/notes',
    kept: 'by-nobody',
    answer: async ({ actor }) => {
      const seen = await works.read(actor, (work) => work.query<{ n: number }>('select count(*)::int as n from note'));
      return text(JSON.stringify([actor, seen]));
    },
  },
];

const definition: typeof notes = {
  ...notes,
  limits: { deadlineMs: 2_000 },
  build(parts) {
    publicUrl = parts.publicUrl;
    return { ...notes.build(parts), pages: pages(parts.works) };
  },
};

let sample: Awaited<ReturnType<typeof startSample>>;
beforeAll(async () => {
  sample = await startSample({}, { definition, clock: fixedClock('2026-03-15T20:00:00Z') });
});
afterAll(() => sample?.stop());
const get = (path: string, headers: Record<string, string> = {}, method = 'GET', sent?: string) =>
  sample.send({ method, path, headers, ...(sent !== undefined && { body: sent }) });

describe('A page of a service', () => {
  it('is given to whoever asks, without a signature and a token, by the name of what it is about', async () => {
    const { status, text: said, headers } = await get('/feed/ru-tom-tomsk.txt?a=1&b=2&b=3');
    expect([status, said]).toEqual([200, 'one of ru-tom-tomsk {"a":"1"}']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'public, max-age=300',
      'last-modified': 'Sun, 15 Mar 2026 10:00:00 GMT',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('sees nothing that policies do not show to nobody, and knows what day it is', async () => {
    await sample.ask('mutation($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }', {
      input: { unitId: 'ru-tom-tomsk', text: 'тайна', writtenOn: '2026-03-01' },
    });
    const nobody = { subject: '', person: null, grants: [], today: '2026-03-16' };
    expect((await get('/notes')).json).toEqual([nobody, [{ n: 0 }]]);
  });

  it('gives those who ask for the head all but the body', async () => {
    const { status, text: said, headers } = await get('/feed/x.txt', {}, 'HEAD');
    expect([status, said, headers['content-length']]).toEqual([200, '', String('one of x {}'.length)]);
  });

  it('speaks the language and the form that are asked for', async () => {
    const page = (accept: string, language: string) => get('/paper/a%3Cb', { accept, 'accept-language': language });
    const { text: said, headers, status } = await page('text/html,*/*;q=0.8', 'en');
    expect(said).toContain('<html lang="en">');
    expect(said).toContain('<p>a&#60;b</p>');
    expect([status, headers['cache-control'], headers.etag]).toEqual([404, 'no-store', undefined]);
    expect((await page('application/json', 'ru')).json).toEqual({ name: 'a<b' });
    expect((await get('/file')).headers['content-disposition']).toBe('attachment; filename="paper.pdf"');
  });

  it('is reached by people where the operator says, or where the service listens', async () => {
    expect(publicUrl('/feed')).toBe(`${sample.url}/feed`);
    const elsewhere = await startSample({ publicUrl: 'https://metodnet.example/events/' }, { definition });
    expect(publicUrl('/feed')).toBe('https://metodnet.example/events/feed');
    await elsewhere.stop();
  });
});

describe('Asking for a page again', () => {
  it('costs nothing while it is the same', async () => {
    body = 'one';
    const { headers } = await get('/mine/right');
    expect(headers['cache-control']).toBe('private, no-cache');
    const again = (given: Record<string, string>) => get('/mine/right', given);
    expect(await again({ 'if-none-match': `"other", W/${headers.etag}` })).toMatchObject({ status: 304, text: '' });
    body = 'two';
    expect(await again({ 'if-none-match': headers.etag as string })).toMatchObject({ status: 200, text: 'two' });
  });

  it.each([
    ['Sun, 15 Mar 2026 10:00:00 GMT', 304],
    ['Sun, 15 Mar 2026 09:59:59 GMT', 200],
    ['yesterday', 200],
  ])('since %s is answered %i', async (since, status) => {
    expect((await get('/feed/x.txt', { 'if-modified-since': since })).status).toBe(status);
    expect((await get('/feed/x.txt', { 'if-modified-since': since, 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('A page is refused', () => {
  const inFull = ({ status, text: said, headers }: Answer) => [
    status,
    said,
    headers['content-type'],
    headers['cache-control'],
  ];
  const plain = ['text/plain; charset=utf-8', 'no-store'];

  it('in the same words when there is nothing to show, and when the address is too long', async () => {
    expect(inFull(await get('/mine/wrong'))).toEqual([404, 'Ничего не найдено.', ...plain]);
    expect((await get('/mine/wrong', { 'accept-language': 'en' })).text).toBe('Nothing found.');
    const long = (length: number) => get(`/feed/x.txt?a=${'x'.repeat(length - '/feed/x.txt?a='.length)}`);
    expect((await long(1_000)).status).toBe(200);
    expect(inFull(await long(1_001))).toEqual([414, 'Адрес слишком длинный.', ...plain]);
  });

  it('without a word about what broke', async () => {
    expect(inFull(await get('/broken'))).toEqual([500, 'Не получилось. Повторите позже.', ...plain]);
  });

  it('to a client that asks too often, before anything is looked for, and not to others', async () => {
    const asking = (client: string) => get('/paper/x', { 'x-forwarded-for': client });
    visits = 0;
    const answers = [await asking('192.0.2.1'), await asking('192.0.2.1'), await asking('192.0.2.1')];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const refused = await asking('192.0.2.1');
    expect(inFull(refused)).toEqual([429, 'Слишком много запросов. Повторите через минуту.', ...plain]);
    expect([refused.headers['retry-after'], refused.headers['x-content-type-options'], visits]).toEqual([
      '60',
      'nosniff',
      3,
    ]);
    expect((await asking('192.0.2.2')).status).toBe(404);
    expect((await get('/mine/wrong', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(404);
  });

  it('when eight are at work, while the gateway is served', async () => {
    let open = () => {};
    doorOpens = new Promise((resolve) => {
      open = resolve;
    });
    let inside = 0;
    const allInside = new Promise<void>((resolve) => {
      atTheDoor = () => {
        if (++inside === 8) resolve();
      };
    });
    const slow = Array.from({ length: 8 }, () => get('/slow'));
    await allInside;
    const ninth = await get('/slow');
    expect([...inFull(ninth), ninth.headers['retry-after']]).toEqual([
      503,
      'Сервис занят. Повторите через секунду.',
      ...plain,
      '1',
    ]);
    expect((await sample.ask('{ plusOne(number: 1) }')).json).toEqual({ data: { plusOne: 2 } });
    open();
    expect((await Promise.all(slow)).map(({ text: said }) => said)).toEqual(Array(8).fill('at last'));
  });

  it('when it takes longer than a request may', async () => {
    atTheDoor = () => {};
    doorOpens = new Promise(() => {});
    expect((await get('/slow')).status).toBe(503);
  });

  it.each(['POST', 'PUT', 'DELETE'])('when it is to be changed: %s', async (method) => {
    expect((await get('/mine/right', {}, method)).status).toBe(404);
  });
});

describe('A page that takes a POST', () => {
  it('does what its address says, whatever is posted and in whichever form', async () => {
    body = 'off';
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json'];
    const answers = [];
    for (const type of forms) answers.push((await get('/switch', { 'content-type': type }, 'POST', 'List=On')).text);
    expect(answers).toEqual(['on', 'off', 'on']);
    expect((await get('/switch')).text).toContain('It is on');
  });

  it('may be posted to by a form of ours only where one is', async () => {
    const policy = async (path: string) => (await get(path)).headers['content-security-policy'];
    expect(await policy('/switch')).toContain("form-action 'self'");
    expect(await policy('/paper/x')).toContain("form-action 'none'");
  });
});

describe('What is told of pages', () => {
  it('are their paths as the service wrote them, how often and how they were answered, never addresses', async () => {
    await get('/mine/secret-of-mine');
    const { text: metrics } = await get('/metrics');
    expect(metrics).toMatch(/page_requests_total\{page="\/mine\/:secret",status="404",service="sample"\} \d+/);
    expect(metrics).toMatch(/page_requests_total\{page="\/paper\/:name",status="429",service="sample"\} 1/);
    expect(metrics).toContain('page_requests_working{service="sample"} 0');
    expect(metrics).not.toContain('secret-of-mine');
  });
});
