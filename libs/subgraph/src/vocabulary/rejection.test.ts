import 'reflect-metadata';
import { accept, reject } from '@metodnet/kernel';
import { payload, rejectionOf, type Wording } from './rejection.js';

const wording: Wording<'is-full' | 'too-late'> = {
  'is-full': { ru: 'Не больше {limit}.', en: 'At most {limit}.' },
  'too-late': { ru: 'Поздно.', en: 'Too late.' },
};

describe('Making a payload of a decision', () => {
  it('gives the thing under its name when it was accepted', () => {
    expect(payload('pair', accept({ id: 1 }, 'happened'), wording)).toEqual({ pair: { id: 1 } });
  });

  it('gives the reason in both languages, filled, when it was not', () => {
    expect(payload('pair', reject('is-full', { limit: 3 }), wording)).toEqual({
      rejection: { code: 'is-full', messageRu: 'Не больше 3.', messageEn: 'At most 3.', params: { limit: 3 } },
    });
    expect(rejectionOf('too-late', {}, wording)).toMatchObject({ code: 'too-late', messageEn: 'Too late.' });
  });
});
