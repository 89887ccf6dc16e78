import { calendarDate, type Id, type PersonId, unitId } from '@metodnet/kernel';

export const day = calendarDate;
export const today = day('2026-03-15');
export const school = unitId('ru-tom-tomsk-school-4');

const uuid = (n: number) => `ru-tom-tomsk:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const person = (n: number) => uuid(n) as PersonId;
export const record = <Kind extends string>(n = 100) => uuid(n) as Id<Kind>;
