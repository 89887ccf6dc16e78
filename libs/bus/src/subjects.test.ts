import { attribute, MAX_BODY, producerOfSubject, subjectOf } from './subjects.js';

describe('Attributing a message to its lane', () => {
  const subject = 'metodnet.ru-tom-tomsk.staffing';
  const body = { source: '/ru-tom-tomsk/staffing', owner: 'ru-tom-tomsk', seq: 7, data: {} };
  const of = (change: object) => attribute(subject, JSON.stringify({ ...body, ...change }));

  it('takes owner and service from the subject, the number from the body', () => {
    expect(of({})).toEqual({ producer: 'ru-tom-tomsk/staffing', seq: 7, body });
    expect(subjectOf('ru-tom-tomsk/staffing')).toBe(subject);
    expect(producerOfSubject(subject)).toBe('ru-tom-tomsk/staffing');
  });

  it('refuses a body that speaks for another producer than its subject', () => {
    expect(of({ source: '/ru-pnz-kuznetsk/staffing', owner: 'ru-pnz-kuznetsk' })).toMatch(/another producer/);
    expect(of({ source: '/ru-tom-tomsk/network' })).toMatch(/another producer/);
    expect(of({ owner: 'ru-pnz-kuznetsk' })).toMatch(/another producer/);
  });

  it('refuses what one owner tells of another’s record', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    expect(of({ subject: `employment:ru-pnz-kuznetsk:${id}` })).toMatch(/another owner/);
    expect(typeof of({ subject: `employment:ru-tom-tomsk:${id}` })).toBe('object');
    expect(typeof of({ subject: 'unit:ru-pnz-kuznetsk' })).toBe('object');
  });

  it.each([0, -1, 1.5, 2 ** 53, '7', null])('refuses the number %s', (seq) => {
    expect(of({ seq })).toMatch(/sequence number/);
  });

  it.each(['', 'not json', 'null', '7', '"text"', '[]'])('refuses the body %s', (text) => {
    expect(typeof attribute(subject, text)).toBe('string');
  });

  it('refuses a body larger than any envelope, and subjects that are no producer’s', () => {
    const filler = (length: number) => JSON.stringify({ ...body, data: 'x'.repeat(length) });
    const frame = filler(0).length;
    expect(typeof attribute(subject, filler(MAX_BODY - frame))).toBe('object');
    expect(attribute(subject, filler(MAX_BODY - frame + 1))).toMatch(/larger/);
    for (const foreign of [
      'metodnet.ru-tom-tomsk',
      'metodnet.ru-tom-tomsk.staffing.x',
      'other.ru-tom-tomsk.staffing',
    ]) {
      expect(attribute(foreign, JSON.stringify(body))).toMatch(/subject/);
    }
  });
});
