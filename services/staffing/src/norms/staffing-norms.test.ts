import fc from 'fast-check';
import { loadOf, NORMS, type NormFigures, resultOf, totalOf } from './staffing-norms.js';

const none = { 'NRM-01': 0, 'NRM-02': 0, 'NRM-03': 0 };
const figures = (given: Partial<NormFigures>): NormFigures => ({
  schoolStaff: 0,
  allStaff: 0,
  preschools: 0,
  methodists: 0,
  scheduled: none,
  filled: none,
  ...given,
});
const [nrm01, nrm02, nrm03] = NORMS as [(typeof NORMS)[0], (typeof NORMS)[0], (typeof NORMS)[0]];

describe('Posts by the norm', () => {
  it('of the worked example: 3,967 school teachers are 15.26 posts, 15.5 rounded; NRM-03 would give 30.52', () => {
    const tomsk = figures({ schoolStaff: 3967, allStaff: 3967 });
    expect(resultOf(nrm01, tomsk)).toMatchObject({
      numerator: 3967,
      denominator: 260,
      rawHundredths: 1526,
      roundedHundredths: 1550,
    });
    expect(resultOf(nrm03, tomsk)).toMatchObject({ rawHundredths: 3052, roundedHundredths: 3050 });
  });

  it('round to the nearer half, a quarter upwards', () => {
    const of = (preschools: number) => resultOf(nrm02, figures({ preschools })).roundedHundredths;
    expect([0, 7, 8, 15, 22, 23, 30].map(of)).toEqual([0, 0, 50, 50, 50, 100, 100]);
    const quarter = (schoolStaff: number) => resultOf(nrm01, figures({ schoolStaff })).roundedHundredths;
    expect([64, 65].map(quarter)).toEqual([0, 50]);
  });

  it('are at most half a hundredth from the quotient', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), (schoolStaff) => {
        const { rawHundredths } = resultOf(nrm01, figures({ schoolStaff }));
        expect(Math.abs(rawHundredths * 260 - schoolStaff * 100)).toBeLessThanOrEqual(130);
      }),
    );
  });

  it('are lacking in the schedule and in staff, each by itself, and may be exceeded', () => {
    const scheduled = { ...none, 'NRM-01': 1200 };
    const filled = { ...none, 'NRM-01': 1650 };
    expect(resultOf(nrm01, figures({ schoolStaff: 3967, scheduled, filled }))).toMatchObject({
      lackOfScheduleHundredths: 326,
      lackOfStaffHundredths: -124,
    });
  });
});

describe('The total', () => {
  const results = NORMS.map((norm) => resultOf(norm, figures({ schoolStaff: 260, allStaff: 260, preschools: 30 })));

  it('leaves out what is suspect unless it is asked for (AMB-10)', () => {
    expect(totalOf(results, false)).toMatchObject({ rawHundredths: 200 });
    expect(totalOf(results, true)).toMatchObject({ rawHundredths: 400 });
  });
});

describe('The load of a methodist', () => {
  it('of T21: 7,800 teachers for 12 methodists are 650 each, two and a half times the norm', () => {
    const filled = { 'NRM-01': 1000, 'NRM-02': 200, 'NRM-03': 0 };
    expect(loadOf(figures({ allStaff: 7800, methodists: 12, filled }))).toEqual({
      pedagogicalWorkers: 7800,
      methodists: 12,
      methodistRateHundredths: 1200,
      perMethodistHundredths: 65_000,
      overNormHundredths: 250,
    });
  });

  it('is not known without methodists', () => {
    expect(loadOf(figures({ allStaff: 10 }))).toMatchObject({ perMethodistHundredths: null, overNormHundredths: null });
  });
});
