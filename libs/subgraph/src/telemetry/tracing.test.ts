import { inSpan, startTracing, traceparentOf } from './tracing.js';

// That spans reach a collector cannot be tried here: the exporter loads its HTTP client in a way that jest does not know.
describe('Tracing without an exporter', () => {
  it('costs nothing and invents nothing', async () => {
    const stop = await startTracing('sample', {});
    const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(await inSpan('graphql', parent, async (span) => traceparentOf(span))).toBeUndefined();
    await stop();
  });

  it('lets errors through', async () => {
    const failing = inSpan('graphql', undefined, () => Promise.reject(new Error('as it was')));
    await expect(failing).rejects.toThrow('as it was');
  });
});
