import { startSample } from './running.fixture.js';

describe('Asking a service for too much at once', () => {
  it('is answered for 128, and the rest is told at once to come back', async () => {
    const sample = await startSample();
    const asked = await Promise.all(
      Array.from({ length: 160 }, () => sample.ask('{ plusOne(number: 1, ms: 3000) }', {}, sample.tomsk)),
    );
    const refused = asked.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(160 - 128);
    expect(asked.filter(({ json }) => json.data?.plusOne === 2)).toHaveLength(128);
    expect([refused[0]?.status, refused[0]?.headers['retry-after'], refused[0]?.json]).toEqual([
      503,
      '1',
      { errors: [{ message: 'Сервис занят. Повторите через секунду.', extensions: { code: 'OVERLOADED' } }] },
    ]);
    expect((await sample.ask('{ plusOne(number: 1) }')).json).toEqual({ data: { plusOne: 2 } });
    const { text } = await sample.send({ method: 'GET', path: '/metrics' });
    expect(text).toContain('graphql_requests_working{service="sample"} 0');
    await sample.stop();
  });
});
