import type { UnitKind } from '@metodnet/contracts';

/** What a norm counts, for a unit with all below it on a day; people once, rates and posts in hundredths. */
export interface NormFigures {
  /** Pedagogical workers of schools, boarding schools and orphanages. */
  readonly schoolStaff: number;
  /** All pedagogical workers (PED). */
  readonly allStaff: number;
  readonly preschools: number;
  /** Methodists of the service, as people. */
  readonly methodists: number;
  readonly scheduled: Readonly<Record<NormCode, number>>;
  readonly filled: Readonly<Record<NormCode, number>>;
}

export type NormCode = 'NRM-01' | 'NRM-02' | 'NRM-03';

/** A norm as the document prints it (ENT-23): so many posts for so much of what it counts. */
export interface Norm {
  readonly code: NormCode;
  readonly version: number;
  readonly ru: string;
  readonly source: string;
  /** One post for so many. */
  readonly per: number;
  readonly counts: keyof Pick<NormFigures, 'schoolStaff' | 'allStaff' | 'preschools'>;
  /** Printed so, but hardly meant so: not in the total unless asked for (AMB-10). */
  readonly suspect: boolean;
}

const SOURCE = 'T12 §6 (приказ Минпроса СССР от 05.12.1985 № 209)';

export const NORMS: readonly Norm[] = [
  {
    code: 'NRM-01',
    version: 1,
    ru: 'методисты по учебным дисциплинам и воспитательной работе: одна должность на 260 педагогических работников школ, школ-интернатов, детских домов',
    source: SOURCE,
    per: 260,
    counts: 'schoolStaff',
    suspect: false,
  },
  {
    code: 'NRM-02',
    version: 1,
    ru: 'методисты по дошкольному воспитанию: одна единица на 30 дошкольных учреждений',
    source: SOURCE,
    per: 30,
    counts: 'preschools',
    suspect: false,
  },
  {
    code: 'NRM-03',
    version: 1,
    ru: 'методист по библиотечным фондам школьных учебников: одна должность на 130 педагогических работников',
    source: SOURCE,
    per: 130,
    counts: 'allStaff',
    suspect: true,
  },
];

export const SCHOOL_KINDS: readonly UnitKind[] = ['SCHOOL', 'BOARDING_SCHOOL', 'ORPHANAGE'];

/** T21 states «более 650 человек» per methodist as a fact (NRM-04); the norm it is compared with is NRM-01. */
export const NORMAL_LOAD = 260;

/** What a norm asks for and what there is. Posts are exact hundredths; the quotient itself is numerator over denominator. */
export interface NormResult {
  readonly norm: Norm;
  readonly numerator: number;
  readonly denominator: number;
  /** Posts by the norm, to two decimals. */
  readonly rawHundredths: number;
  /** Posts by the norm, rounded to a half. */
  readonly roundedHundredths: number;
  readonly scheduledHundredths: number;
  readonly filledHundredths: number;
  /** By the norm less in the schedule; negative when the schedule has more. */
  readonly lackOfScheduleHundredths: number;
  /** By the norm less filled. */
  readonly lackOfStaffHundredths: number;
}

export interface Load {
  readonly pedagogicalWorkers: number;
  readonly methodists: number;
  readonly methodistRateHundredths: number;
  /** Teachers per methodist's post, to two decimals; null without methodists. */
  readonly perMethodistHundredths: number | null;
  /** How many times the norm of 260, to two decimals; null without methodists. */
  readonly overNormHundredths: number | null;
}

export function resultOf(norm: Norm, figures: NormFigures): NormResult {
  const numerator = figures[norm.counts];
  const rawHundredths = rounded(numerator * 100, norm.per);
  const [scheduledHundredths, filledHundredths] = [figures.scheduled[norm.code], figures.filled[norm.code]];
  return {
    norm,
    numerator,
    denominator: norm.per,
    rawHundredths,
    roundedHundredths: rounded(numerator * 2, norm.per) * 50,
    scheduledHundredths,
    filledHundredths,
    lackOfScheduleHundredths: rawHundredths - scheduledHundredths,
    lackOfStaffHundredths: rawHundredths - filledHundredths,
  };
}

/** The sum of norms, without those that are suspect unless they are asked for. */
export function totalOf(results: readonly NormResult[], includeSuspect: boolean) {
  const counted = results.filter(({ norm }) => includeSuspect || !norm.suspect);
  const sum = (
    field:
      | 'rawHundredths'
      | 'roundedHundredths'
      | 'scheduledHundredths'
      | 'filledHundredths'
      | 'lackOfScheduleHundredths'
      | 'lackOfStaffHundredths',
  ) => counted.reduce((total, result) => total + result[field], 0);
  return {
    rawHundredths: sum('rawHundredths'),
    roundedHundredths: sum('roundedHundredths'),
    scheduledHundredths: sum('scheduledHundredths'),
    filledHundredths: sum('filledHundredths'),
    lackOfScheduleHundredths: sum('lackOfScheduleHundredths'),
    lackOfStaffHundredths: sum('lackOfStaffHundredths'),
  };
}

/** Teachers per post of methodist as it really is, beside the norm (NRM-04, D1). */
export function loadOf({ allStaff, methodists, filled }: NormFigures): Load {
  const rate = filled['NRM-01'] + filled['NRM-02'] + filled['NRM-03'];
  return {
    pedagogicalWorkers: allStaff,
    methodists,
    methodistRateHundredths: rate,
    perMethodistHundredths: rate === 0 ? null : rounded(allStaff * 10_000, rate),
    overNormHundredths: rate === 0 ? null : rounded(allStaff * 10_000, rate * NORMAL_LOAD),
  };
}

/** The nearest integer to a quotient of integers, a half upwards, without floating point between. */
const rounded = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));
