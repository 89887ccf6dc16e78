import { whyNotThisRow, whyTooMany } from './attendance-list.js';

describe('A list of those who were there', () => {
  it('has two hundred rows at most', () => {
    expect(whyTooMany(200)).toBeNull();
    expect(whyTooMany(201)).toMatchObject({ reason: 'too-many-rows', params: { limit: 200 } });
  });

  it('names everybody once', () => {
    const row = { takesPart: true, present: true };
    expect(whyNotThisRow({ ...row, namedAlready: false })).toBeNull();
    expect(whyNotThisRow({ ...row, namedAlready: true })).toMatchObject({ reason: 'named-already' });
  });

  it('may name who came without being registered, but not who stayed away so', () => {
    const stranger = { namedAlready: false, takesPart: false };
    expect(whyNotThisRow({ ...stranger, present: true })).toBeNull();
    expect(whyNotThisRow({ ...stranger, present: false })).toMatchObject({ reason: 'not-registered' });
    expect(whyNotThisRow({ ...stranger, takesPart: true, present: false })).toBeNull();
  });
});
