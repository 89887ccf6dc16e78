import {
  type CalendarDate,
  Fault,
  firstDayOfMonth,
  type Grain,
  lastDayOfMonth,
  parsePeriod,
  periodOf,
  periodsBetween,
} from '@metodnet/kernel';

export type AskedGrain = Grain | 'WHOLE';

/** A period that is asked for; figures are those of its last day. */
export interface AskedPeriod {
  readonly name: string;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** The length that has a name; null for any other range of months. */
  readonly grain: Grain | null;
}

/** The periods of a grain from one named period to another; WHOLE is the one span between them. Throws BAD_USER_INPUT. */
export function askedPeriods(from: string, to: string, grain: AskedGrain): AskedPeriod[] {
  const [first, last] = [read('from', from), read('to', to)];
  if (first.firstMonth > last.lastMonth) {
    throw new Fault(
      'BAD_USER_INPUT',
      { ru: 'from позже, чем to.', en: 'from is later than to.' },
      { argument: 'from' },
    );
  }
  if (grain === 'WHOLE') return [asked(from === to ? from : `${from}..${to}`, first.firstMonth, last.lastMonth)];
  return periodsBetween(first.firstMonth, last.lastMonth, grain).map(({ name, firstMonth, lastMonth }) =>
    asked(name, firstMonth, lastMonth),
  );
}

/** The period of a name that {@link askedPeriods} gave; null for anything else. */
export function namedPeriod(name: string): AskedPeriod | null {
  const [from = '', to = from, ...rest] = name.split('..');
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  if (!first || !last || rest.length > 0 || first.firstMonth > last.lastMonth) return null;
  return asked(name, first.firstMonth, last.lastMonth);
}

function read(argument: string, name: string) {
  const period = parsePeriod(name);
  if (period) return period;
  const forms = '2024-A1, 2024-Q1, 2024-M05, 2024-AY';
  throw new Fault(
    'BAD_USER_INPUT',
    {
      ru: `${argument}: период пишется как ${forms} (год, квартал, месяц, учебный год с 1 сентября 2024).`,
      en: `${argument}: a period reads ${forms} (year, quarter, month, academic year from 1 September 2024).`,
    },
    { argument },
  );
}

const asked = (name: string, firstMonth: number, lastMonth: number): AskedPeriod => ({
  name,
  firstMonth,
  lastMonth,
  start: firstDayOfMonth(firstMonth),
  end: lastDayOfMonth(lastMonth),
  grain: GRAINS.find((grain) => isPeriod(firstMonth, lastMonth, grain)) ?? null,
});

const GRAINS: readonly Grain[] = ['MONTH', 'QUARTER', 'YEAR', 'ACADEMIC_YEAR'];

const isPeriod = (first: number, last: number, grain: Grain): boolean => {
  const { firstMonth, lastMonth } = periodOf(first, grain);
  return firstMonth === first && lastMonth === last;
};
