import type { DomainEvent, Envelope, UnitKind, UnitLevel } from '@metodnet/contracts';

/** Numbers from 0 to below a bound, the same for the same seed. */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Wraps events into lanes: contiguous numbers per producer, versions per aggregate. */
export class Lanes {
  readonly events: Envelope[] = [];
  private readonly seqs = new Map<string, number>();
  private readonly versions = new Map<string, number>();

  say(owner: string, subject: string, { type, data }: DomainEvent): void {
    const source = `/${owner}/${type.slice(0, type.indexOf('.'))}`;
    const seq = (this.seqs.get(source) ?? 0) + 1;
    const version = (this.versions.get(subject) ?? 0) + 1;
    this.seqs.set(source, seq);
    this.versions.set(subject, version);
    this.events.push({
      specversion: '1.0',
      id: uuid(0xe00000 + this.events.length),
      source,
      type,
      subject,
      time: '2026-11-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      data,
      owner: owner as Envelope['owner'],
      seq,
      version,
      actor: 'test',
    });
  }
}

/** Another order in which the same events may arrive: each producer's own order is kept, and nothing else. */
export function interleave(events: readonly Envelope[], chance: Chance): Envelope[] {
  const lanes = [...new Set(events.map(({ source }) => source))].map((lane) =>
    events.filter(({ source }) => source === lane),
  );
  const order: Envelope[] = [];
  while (lanes.length > 0) {
    const index = chance(lanes.length);
    const lane = lanes[index] as Envelope[];
    for (let run = chance(6) + 1; run > 0 && lane.length > 0; run--) order.push(lane.shift() as Envelope);
    if (lane.length === 0) lanes.splice(index, 1);
  }
  return order;
}

/** The units of a small network: two regions, hubs in one of them, services, schools, and others that employ methodists too. */
export const WORLD: readonly { id: string; kind: UnitKind; level: UnitLevel; parent: string | null; owner: string }[] =
  [
    { id: 'ru', kind: 'INTER_REGIONAL_NETWORK', level: 'INTER_REGIONAL', parent: null, owner: 'ru' },
    { id: 'r1', kind: 'REGION', level: 'REGION', parent: 'ru', owner: 'r1' },
    { id: 'r2', kind: 'REGION', level: 'REGION', parent: 'ru', owner: 'r2' },
    { id: 'r1-h1', kind: 'HUB', level: 'HUB', parent: null, owner: 'r1' },
    { id: 'r1-h2', kind: 'HUB', level: 'HUB', parent: null, owner: 'r1' },
    { id: 'm1', kind: 'MUNICIPALITY', level: 'MUNICIPALITY', parent: 'r1', owner: 'm1' },
    { id: 'm2', kind: 'MUNICIPALITY', level: 'MUNICIPALITY', parent: 'r1', owner: 'm2' },
    { id: 'm3', kind: 'MUNICIPALITY', level: 'MUNICIPALITY', parent: 'r2', owner: 'm3' },
    { id: 'm1-s1', kind: 'SCHOOL', level: 'ORGANISATION', parent: 'm1', owner: 'm1' },
    { id: 'm2-s2', kind: 'PRESCHOOL', level: 'ORGANISATION', parent: 'm2', owner: 'm2' },
    { id: 'm3-s3', kind: 'ADDITIONAL_EDUCATION', level: 'ORGANISATION', parent: 'm3', owner: 'm3' },
    { id: 'm1-c1', kind: 'METHODICAL_CENTRE', level: 'ORGANISATION', parent: 'm1', owner: 'm1' },
    { id: 'm2-c2', kind: 'METHODICAL_SERVICE_UNIT', level: 'ORGANISATION', parent: 'm2', owner: 'm2' },
    { id: 'm2-a2', kind: 'EDUCATION_AUTHORITY', level: 'ORGANISATION', parent: 'm2', owner: 'm2' },
  ];
