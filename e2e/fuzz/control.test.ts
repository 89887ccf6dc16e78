import { type Campaign, run } from './campaign.js';
import { type Fault, plantedServer, reader } from './planted-server.js';

const world = { units: ['ru-tom-tomsk'], ids: { Note: ['ru-tom-tomsk:1', 'ru-tom-foreign:2'] }, cursors: [] };

async function findings(fault: Fault | null): Promise<string[]> {
  const { doors, stop } = await plantedServer(fault);
  const campaign: Campaign = { doors, actors: [reader], world, tables: ['note_text'] };
  const { findings: found } = await run(campaign, 7, 300);
  await stop();
  return found.map(({ complaint }) => complaint);
}

describe('Asking a server that has a fault', () => {
  it.each<[Fault, RegExp]>([
    ['breaks on NUL', /^INTERNAL_SERVER_ERROR at /],
    ['fails on what is no JSON', /^status 500$/],
    ['shows what is not theirs', /^what is not theirs: Чужак$/],
    ['tells of its tables', /^tells of the inside: violates $/],
    ['leaves out a value that must be there', /Cannot return null for non-nullable field Note\.text/],
    ['answers more than was asked', /other fields than were asked for/],
    ['says otherwise at its back door', /^directly .+ through the gateway otherwise$/],
  ])('finds within three hundred questions that it %s', async (fault, complaint) => {
    expect(await findings(fault)).toContainEqual(expect.stringMatching(complaint));
  });

  it('finds nothing where there is nothing', async () => {
    expect(await findings(null)).toEqual([]);
  });
});
