import { addDays, addMonths, type CalendarDate, dateFrom, daysInMonth, parts } from '@metodnet/kernel';

/** Days from the first to the last, both included. */
export interface DueSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What a deadline expression of a plan means (CL-09). */
export interface Deadline {
  readonly recurrence: 'once' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'throughout';
  /** When it is due within the plan, in order of time; something that is due once may lie outside it (AMB-05). */
  readonly spans: readonly DueSpan[];
}

/** The first day of a plan and the first day after it. */
export interface PlanSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * Reads a deadline as plans print it: «январь 2021 г.», «2021 г.», «в течение 2021 г.», «ежегодно», «По итогам учебного года», «По итогам каждого
 * квартала», «постоянно», «декабрь» (T21 A1), days, quarters, halves, ranges and lists of months. Null when it cannot be read.
 */
export function readDeadline(expression: string, plan: PlanSpan): Deadline | null {
  const text = normal(expression);
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match) return read(match.groups ?? {}, plan);
  }
  return listed(text, plan);
}

type Groups = Readonly<Record<string, string | undefined>>;
interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, plan: PlanSpan) => Deadline | null;
}

const MONTHS = [
  'январ[ьея]',
  'феврал[ьея]',
  'март[еа]?',
  'апрел[ьея]',
  'ма[йея]',
  'июн[ьея]',
  'июл[ьея]',
  'август[еа]?',
  'сентябр[ьея]',
  'октябр[ьея]',
  'ноябр[ьея]',
  'декабр[ьея]',
];
const MONTH = `(?:${MONTHS.join('|')})`;
const YEAR = '(?:19|20|21)\\d\\d';
const OF_YEAR = `(?: (?<year>${YEAR}))?`;
const QUARTER = '(?<quarter>[1-4]|i|ii|iii|iv)';

/** The first that fits is taken. */
const FORMS: readonly Form[] = [
  form('постоянно|весь период|на протяжении всего периода', (_, plan) => throughout(plan)),
  form('(?:в течение )?(?:всего )?(?:учебного|текущего) года|весь год|в течение года', (_, plan) => throughout(plan)),
  form('еженедельно|каждую неделю', (_, plan) => ({ recurrence: 'weekly', spans: weeks(plan) })),
  form('ежемесячно|каждый месяц', (_, plan) => ({
    recurrence: 'monthly',
    spans: months(plan).map(({ year, month }) => monthOf(year, month)),
  })),
  form('ежеквартально|каждый квартал|(?:1 )?раз в квартал', (_, plan) => ({
    recurrence: 'quarterly',
    spans: quarters(plan).map(({ year, quarter }) => quarterOf(year, quarter)),
  })),
  // What sums up a quarter is due within the month after it [D].
  form('по итогам (?:каждого )?квартала', (_, plan) => ({
    recurrence: 'quarterly',
    spans: quarters(plan).map(({ year, quarter }) => monthAfter(quarterOf(year, quarter))),
  })),
  // What sums up a school year is due from June to August [D].
  form('по итогам (?:каждого )?учебного года', (_, plan) => ({
    recurrence: 'yearly',
    spans: years(plan).flatMap((year) => within(plan, { from: dateFrom(year, 6, 1), to: dateFrom(year, 8, 31) })),
  })),
  form('по итогам (?:каждого )?(?:календарного )?года', (_, plan) => ({
    recurrence: 'yearly',
    spans: years(plan).map((year) => monthAfter({ from: dateFrom(year, 1, 1), to: dateFrom(year, 12, 31) })),
  })),
  form('ежегодно|каждый год|(?:1 )?раз в год', (_, plan) => ({
    recurrence: 'yearly',
    spans: years(plan).flatMap((year) => within(plan, { from: dateFrom(year, 1, 1), to: dateFrom(year, 12, 31) })),
  })),
  form(`(?:в течение )?(?<year>${YEAR})`, ({ year }) =>
    once({ from: dateFrom(Number(year), 1, 1), to: dateFrom(Number(year), 12, 31) }),
  ),
  form(`(?<first>${YEAR}) - (?<last>${YEAR})`, ({ first, last }) =>
    once({ from: dateFrom(Number(first), 1, 1), to: dateFrom(Number(last), 12, 31) }),
  ),
  form(`(?:в )?${QUARTER} кварт(?:ал|але|ала)${OF_YEAR}`, ({ quarter, year }, plan) =>
    inYears(year, plan, (of) => quarterOf(of, quarterNumber(quarter))),
  ),
  form(`(?:в )?(?<half>[12]|i|ii|перв\\S+|втор\\S+) полугоди[еия]${OF_YEAR}`, ({ half, year }, plan) =>
    inYears(year, plan, (of) => halfOf(of, /^(1|i|перв\S+)$/.test(half ?? '') ? 1 : 2)),
  ),
  form(`(?:не позднее |до )(?<day>\\d{1,2}\\.\\d{1,2}\\.${YEAR})`, ({ day }, { from }) => {
    const last = dayOf(day);
    return last && once({ from: [from, last].sort()[0] as CalendarDate, to: last });
  }),
  form(`(?<day>\\d{1,2}\\.\\d{1,2}\\.${YEAR})`, ({ day }) => {
    const on = dayOf(day);
    return on && once({ from: on, to: on });
  }),
  form(
    `(?:с )?(?<first>\\d{1,2}\\.\\d{1,2}\\.${YEAR})(?: - | по )(?<last>\\d{1,2}\\.\\d{1,2}\\.${YEAR})`,
    ({ first, last }) => {
      const [from, to] = [dayOf(first), dayOf(last)];
      return from && to && once({ from, to });
    },
  ),
  form(`(?:с )?(?<first>${MONTH})(?: - | по )(?<last>${MONTH})${OF_YEAR}`, ({ first, last, year }, plan) =>
    inYears(year, plan, (of) => {
      const [from, to] = [monthNumber(first), monthNumber(last)];
      return { from: monthOf(of, from).from, to: monthOf(to < from ? of + 1 : of, to).to };
    }),
  ),
];

function form(pattern: string, read: Form['read']): Form {
  return { pattern: new RegExp(`^(?:${pattern})$`), read };
}

/** «декабрь», «январь 2021», «апрель, октябрь 2025»: months, each with a year of its own, with that of the last, or every year. */
function listed(text: string, plan: PlanSpan): Deadline | null {
  const named = text
    .split(/, | и /)
    .map((part) => new RegExp(`^(?:в )?(?<month>${MONTH})${OF_YEAR}$`).exec(part)?.groups);
  if (named.some((groups) => !groups)) return null;
  const common = named.at(-1)?.year;
  const found = named.map((groups) =>
    inYears(groups?.year ?? common, plan, (of) => monthOf(of, monthNumber(groups?.month))),
  );
  if (found.some((deadline) => deadline === null)) return null;
  const spans = found
    .flatMap((deadline) => deadline?.spans ?? [])
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return { recurrence: common ? 'once' : 'yearly', spans };
}

const normal = (expression: string): string =>
  expression
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[«»"]/g, '')
    .replaceAll(/\s*[–—-]\s*/g, ' - ')
    .replaceAll(/\s*(?:г\.?г?\.?|года|году|годы)(?=$|[\s,])/g, (word, at: number, all: string) =>
      /\d\s*$/.test(all.slice(0, at)) ? '' : word,
    )
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]$/, '');

const once = (span: DueSpan): Deadline | null => (span.from <= span.to ? { recurrence: 'once', spans: [span] } : null);
const throughout = ({ from, to }: PlanSpan): Deadline => ({
  recurrence: 'throughout',
  spans: [{ from, to: addDays(to, -1) }],
});

/** In the year that is named, or in every year of the plan in which it has a day. */
function inYears(year: string | undefined, plan: PlanSpan, spanOf: (year: number) => DueSpan): Deadline | null {
  if (year) return once(spanOf(Number(year)));
  const spans = years(plan).flatMap((of) => {
    const span = spanOf(of);
    return span.from < plan.to && plan.from <= span.to ? [span] : [];
  });
  return spans.length > 0 ? { recurrence: 'yearly', spans } : null;
}

const monthOf = (year: number, month: number): DueSpan => ({
  from: dateFrom(year, month, 1),
  to: dateFrom(year, month, daysInMonth(year, month)),
});
const quarterOf = (year: number, quarter: number): DueSpan => ({
  from: monthOf(year, quarter * 3 - 2).from,
  to: monthOf(year, quarter * 3).to,
});
const halfOf = (year: number, half: 1 | 2): DueSpan => ({
  from: quarterOf(year, half * 2 - 1).from,
  to: quarterOf(year, half * 2).to,
});
const monthAfter = ({ to }: DueSpan): DueSpan => {
  const { year, month } = parts(addDays(to, 1));
  return monthOf(year, month);
};

/** The part of a span that lies in the plan, if any. */
function within(plan: PlanSpan, { from, to }: DueSpan): DueSpan[] {
  const last = addDays(plan.to, -1);
  const cut = { from: from < plan.from ? plan.from : from, to: to > last ? last : to };
  return cut.from <= cut.to ? [cut] : [];
}

const lastDay = ({ to }: PlanSpan) => addDays(to, -1);
const years = (plan: PlanSpan): number[] => range(parts(plan.from).year, parts(lastDay(plan)).year);

function months(plan: PlanSpan): { year: number; month: number }[] {
  const found: { year: number; month: number }[] = [];
  for (let day = monthOf(parts(plan.from).year, parts(plan.from).month).from; day < plan.to; day = addMonths(day, 1)) {
    const { year, month } = parts(day);
    found.push({ year, month });
  }
  return found;
}

/** Quarters of which the plan has a day. */
const quarters = (plan: PlanSpan): { year: number; quarter: number }[] =>
  months(plan)
    .map(({ year, month }) => ({ year, quarter: Math.ceil(month / 3) }))
    .filter(
      ({ year, quarter }, index, all) =>
        index === 0 || year !== all[index - 1]?.year || quarter !== all[index - 1]?.quarter,
    );

/** Weeks from Monday to Sunday, cut at the ends of the plan. */
function weeks(plan: PlanSpan): DueSpan[] {
  const found: DueSpan[] = [];
  for (let monday = mondayOf(plan.from); monday < plan.to; monday = addDays(monday, 7))
    found.push(...within(plan, { from: monday, to: addDays(monday, 6) }));
  return found;
}

const mondayOf = (day: CalendarDate): CalendarDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

const monthNumber = (name = ''): number => 1 + MONTHS.findIndex((pattern) => new RegExp(`^${pattern}$`).test(name));
const ROMAN = ['i', 'ii', 'iii', 'iv'];
const quarterNumber = (text = ''): number => Number(text) || 1 + ROMAN.indexOf(text);

/** `5.9.2024`; null for a day that does not exist. */
function dayOf(text = ''): CalendarDate | null {
  const [day = 0, month = 0, year = 0] = text.split('.').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? dateFrom(year, month, day) : null;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
