import { Lane } from './lane.js';

const aLane = (last = 0) => new Lane('ru-tom-tomsk/test', last, null);

function aDelivery(seq: number) {
  const delivery = {
    producer: 'ru-tom-tomsk/test',
    seq,
    streamSeq: seq,
    body: {},
    acks: 0,
    ack: () => void delivery.acks++,
  };
  return delivery;
}

const seqs = (deliveries: readonly { seq: number }[]) => deliveries.map(({ seq }) => seq);

describe('A lane', () => {
  it('applies what follows its last number, in order, and acknowledges it once settled', () => {
    const lane = aLane(2);
    const [three, four] = [aDelivery(3), aDelivery(4)];
    for (const delivery of [four, three]) expect(lane.offer(delivery)).toBe('kept');
    expect(seqs(lane.next(10))).toEqual([3, 4]);
    expect(three.acks).toBe(0);
    lane.settled(3, 3);
    expect([three.acks, four.acks]).toEqual([1, 0]);
    expect(seqs(lane.next(10))).toEqual([4]);
  });

  it('acknowledges and forgets what it has', () => {
    const lane = aLane(2);
    const old = aDelivery(2);
    expect(lane.offer(old)).toBe('duplicate');
    expect(old.acks).toBe(1);
  });

  it('names the gap before what waits, and the end that was heard of', () => {
    const lane = aLane(2);
    expect(lane.gap()).toBeNull();
    lane.offer(aDelivery(6));
    expect(lane.gap()).toEqual({ from: 3, to: 5 });
    lane.offer(aDelivery(3));
    expect(lane.gap()).toBeNull();
    lane.settled(3, 3);
    expect(lane.gap()).toEqual({ from: 4, to: 5 });
    lane.settled(6, 6);
    lane.heard(9);
    expect(lane.gap()).toEqual({ from: 7, to: 9 });
  });

  it('keeps 256 deliveries beyond a gap and puts off the next, but never the one that fills it', () => {
    const lane = aLane();
    for (let seq = 2; seq <= 257; seq++) expect(lane.offer(aDelivery(seq))).toBe('kept');
    const beyond = aDelivery(258);
    expect(lane.offer(beyond)).toBe('put-off');
    expect(beyond.acks).toBe(1);
    expect(lane.offer(aDelivery(1))).toBe('kept');
    lane.settled(257, 257);
    expect(lane.gap()).toEqual({ from: 258, to: 258 });
  });

  it('offers suspects one by one', () => {
    const lane = aLane();
    for (const seq of [1, 2, 3]) lane.offer(aDelivery(seq));
    lane.suspectUpTo = 2;
    expect(seqs(lane.next(10))).toEqual([1]);
    lane.settled(1, 1);
    expect(seqs(lane.next(10))).toEqual([2]);
    lane.settled(2, 2);
    expect(seqs(lane.next(10))).toEqual([3]);
  });

  it('gives everything back while it is held, and finds it again afterwards', () => {
    const lane = aLane();
    const [one, two] = [aDelivery(1), aDelivery(2)];
    lane.offer(one);
    lane.hold();
    lane.offer(two);
    expect([one.acks, two.acks, lane.size, lane.next(10).length]).toEqual([1, 1, 0, 0]);
    lane.held = false;
    expect(lane.gap()).toEqual({ from: 1, to: 2 });
  });
});
