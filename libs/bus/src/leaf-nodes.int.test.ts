import { startRegionWithLeaf } from './leaf-nodes.fixture.js';
import { brokers, eventually, Pipeline, upTo } from './pipeline.fixture.js';

jest.setTimeout(180_000);
const TOMSK = 'ru-tom-tomsk';
const REGION = 'ru-tom';
const credentials = { user: 'services', password: 'of-the-tests' };

describe.each(brokers)('A municipality behind a leaf of %s', (_, binary) => {
  it('works while the region is away, and the region then has everything once and in order', async () => {
    const servers = await startRegionWithLeaf({ region: binary, leaf: binary });
    const url = servers.leaf.url;
    const municipality = await Pipeline.start(servers.leaf, { url, credentials, collecting: { domains: ['region'] } });
    const collecting = { domains: ['tomsk'] };
    const region = await Pipeline.start(servers.region, { url: servers.region.url, credentials, collecting });
    try {
      municipality.relay();
      region.project();
      const applied = async () => (await region.balance()).applied;
      await municipality.commit(TOMSK, 200);
      await eventually(async () => expect(await applied()).toBe(200), 60);

      // The other way round: a municipality follows the region's own events, such as the network's units.
      region.relay();
      municipality.project();
      await region.commit(REGION, 50);
      await eventually(
        async () => expect(await municipality.balance()).toMatchObject({ applied: 250, outOfOrder: 0 }),
        60,
      );
      await eventually(async () => expect(await applied()).toBe(250));

      await servers.region.kill();
      await municipality.commit(TOMSK, 2_000);
      await eventually(async () => expect(await municipality.inStream(TOMSK)).toEqual(upTo(2_200)));
      await servers.region.start();
      await municipality.commit(TOMSK, 10);
      await eventually(async () => expect(await applied()).toBe(2_260), 90);

      await servers.leaf.kill();
      await municipality.commit(TOMSK, 100);
      await servers.leaf.start();
      await eventually(async () => expect(await applied()).toBe(2_360), 90);
      expect((await region.balance()).outOfOrder).toBe(0);
      expect(await region.inStream(TOMSK, 'METODNET_ALL')).toEqual(upTo(2_310));
      // The region's own stream has the same subjects and must have recorded none of it.
      expect(await region.inStream(TOMSK)).toEqual([]);
      expect(await municipality.inStream(REGION)).toEqual([]);
    } finally {
      await Promise.all([municipality.stop(), region.stop()]);
      await servers.stop();
    }
  });
});
