import type { Role } from '@metodnet/contracts';
import {
  type CalendarDate,
  calendarDate,
  type Fault,
  type PersonId,
  type Rejected,
  type UnitId,
  unitId,
} from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { AdoptAct } from './act/act.js';
import type { RegisterUnit } from './unit/unit.js';

export const day = calendarDate;
export const code = unitId;
export const TODAY = day('2026-03-01');
export const since = day('2020-01-01');

/** Somebody with roles for units, today unless told otherwise. */
export const actor = (grants: Readonly<Partial<Record<Role, string>>>, today: CalendarDate = TODAY): Actor => ({
  subject: Object.keys(grants).join('+') || 'nobody',
  person: null,
  today,
  grants: Object.entries(grants).map(([role, unit]) => ({
    role: role as Role,
    unit: code(unit),
    from: since,
    to: null,
  })),
});

export const world = actor({ 'inter-regional-operator': 'ru' });
export const tomskRegion = actor({ 'regional-operator': 'ru-tom' });
export const tomskCity = actor({ 'municipal-operator': 'ru-tom-tomsk' });
export const schoolHead = actor({ 'school-head': 'ru-tom-tomsk-school-4' });
export const methodist = actor({ methodist: 'ru-tom-tomsk' });
export const penza = actor({ 'regional-operator': 'ru-pnz' });
export const kuznetsk = actor({ 'municipal-operator': 'ru-pnz-kuznetsk' });
export const nobody: Actor = { ...actor({}), subject: '' };

export const person = (n: number) => `ru-tom-tomsk:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;

/** A registration that is valid; a test names only what matters to it. */
export const aRegistration = (
  given: Partial<Omit<RegisterUnit, 'id'>> & { readonly id?: string } = {},
): RegisterUnit => ({
  kind: 'SCHOOL',
  name: 'Муниципальное автономное общеобразовательное учреждение лицей № 8',
  shortName: 'Лицей № 8',
  from: since,
  legalForm: null,
  oktmo: null,
  inn: null,
  ogrn: null,
  organisationalForm: null,
  hostId: null,
  district: null,
  aliases: [],
  agreement: null,
  ...given,
  id: (given.id ?? 'ru-tom-tomsk-school-8') as UnitId,
});

/** The decision that was accepted; fails the test when it was refused. */
export function accepted<Answer extends { readonly accepted: boolean }>(
  answer: Answer,
): Exclude<Answer, Rejected<string>> {
  if (!answer.accepted) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<Answer, Rejected<string>>;
}

/** The code of the fault with which something ends, or its message when it has none. */
export const faultOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing',
    (error: Fault) => error.code ?? error.message,
  );

/** A time without an end since the beginning of the fixtures, unless told otherwise. */
export const aSpan = (from = since, to: CalendarDate | null = null) => ({ from, to });

/** A local act of a school on its methodical service. */
export const anAct = (given: Partial<AdoptAct> = {}): AdoptAct => ({
  unitId: code('ru-tom-tomsk-school-4'),
  kind: 'LOCAL_ACT',
  number: '12',
  title: 'Положение о методической службе',
  adoptedOn: day('2021-09-01'),
  from: null,
  fileUrl: null,
  inPursuanceOf: [],
  amends: [],
  repeals: [],
  ...given,
});
