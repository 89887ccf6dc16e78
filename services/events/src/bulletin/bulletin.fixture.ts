import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import type { Bulletin, Entry, Line } from './bulletin.js';

export const anEntry = (remark: string | null = null): Entry => ({ kind: 'event', id: newId<'Event'>(tomsk), remark });

export const aLine = (given: Partial<Extract<Line, { kind: 'event' }>> = {}): Line => ({
  kind: 'event',
  id: newId<'Event'>(tomsk),
  remark: null,
  title: 'Функциональная грамотность на уроках математики',
  organiser: 'Информационно-методический центр г. Томска',
  startsOn: day('2026-03-24'),
  endsOn: day('2026-03-24'),
  startsAt: '10:00',
  form: 'IN_PERSON',
  place: 'ауд. 12',
  registerUntil: day('2026-03-22'),
  ...given,
});

export const aMaterialLine = (given: Partial<Extract<Line, { kind: 'material' }>> = {}): Line => ({
  kind: 'material',
  id: newId<'Material'>(tomsk),
  remark: null,
  title: 'Диктанты для младших школьников',
  organiser: 'Информационно-методический центр г. Томска',
  url: 'https://imc.tomsk.example/dictations.pdf?from=bulletin&year=2026',
  annotation: 'Сборник для 1–4 классов',
  ...given,
});

/** The draft of the week of Monday 16 March 2026, a day after the tests' today. */
export const aBulletin = (given: Partial<Bulletin> = {}): Bulletin => ({
  id: newId<'Bulletin'>(tomsk),
  unitId: centre,
  weekOf: day('2026-03-16'),
  text: null,
  entries: [anEntry()],
  status: 'draft',
  lines: null,
  publishedOn: null,
  publishedAt: null,
  mailedOn: null,
  version: 1,
  ...given,
});
