import { accept, reject } from './decision.js';
import { isGlobalId, isUnitId, newId, ownerOf, unitId } from './identifiers.js';

describe('Deciding', () => {
  it('accepts with the next state and its events', () => {
    expect(accept({ open: false }, 'closed')).toEqual({ accepted: true, next: { open: false }, events: ['closed'] });
  });

  it('refuses with a reason and what its sentence needs', () => {
    expect(reject('is-full', { limit: 3 })).toEqual({ accepted: false, reason: 'is-full', params: { limit: 3 } });
  });
});

describe('Identifiers', () => {
  it('carry their owner', () => {
    const id = newId<'Person'>(unitId('ru-tom-tomsk'));
    expect(isGlobalId(id)).toBe(true);
    expect(ownerOf(id)).toBe('ru-tom-tomsk');
  });

  it.each(['ru-tom', 'ru-tom-tomsk-school-4'])('take %s as a unit', (code) => expect(isUnitId(code)).toBe(true));

  it.each(['', 'Ru-tom', 'ru--tom', '-ru', 'ru.tom', 'ru tom', 'ру-том', 'a'.repeat(101)])(
    'refuse %j as a unit',
    (code) => {
      expect(isUnitId(code)).toBe(false);
      expect(() => unitId(code)).toThrow(RangeError);
    },
  );

  it('have no owner when they are not global', () => {
    expect(ownerOf('ru-tom')).toBeNull();
    expect(ownerOf('ru-tom:1')).toBeNull();
  });
});
