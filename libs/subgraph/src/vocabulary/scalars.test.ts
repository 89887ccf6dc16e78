import { Base64Scalar, CalendarDateScalar, DateTimeScalar } from './scalars.js';

const refused = { code: 'BAD_USER_INPUT' };
const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('Reading a CalendarDate', () => {
  it.each(['2024-02-29', '1900-01-01', '2199-12-31'])('takes %s', (day) =>
    expect(CalendarDateScalar.parseValue(day)).toBe(day),
  );

  it.each(['2023-02-29', '0000-00-00', '+275760-09-13', '2024-1-1', 20240101, null, {}, true])(
    'refuses %j without repeating it',
    (value) => {
      const error = thrownBy(() => CalendarDateScalar.parseValue(value));
      expect(error).toMatchObject(refused);
      expect(String(error)).not.toContain(String(value));
    },
  );
});

describe('Reading a DateTime', () => {
  it.each([
    ['2026-09-01T08:00:00Z', '2026-09-01T08:00:00.000Z'],
    ['2026-09-01T08:00+07:00', '2026-09-01T01:00:00.000Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ])('takes %s', (text, iso) => expect((DateTimeScalar.parseValue(text) as Date).toISOString()).toBe(iso));

  it.each(['2026-09-01', '2026-09-01T08:00:00', '2026-02-30T00:00:00Z', '2026-09-01T25:00:00Z', 1e308, ''])(
    'refuses %j',
    (value) => expect(thrownBy(() => DateTimeScalar.parseValue(value))).toMatchObject(refused),
  );
});

describe('Reading Base64', () => {
  it('takes bytes as they are', () => {
    expect(Base64Scalar.parseValue('')).toEqual(Buffer.alloc(0));
    expect(Base64Scalar.parseValue('/+8=')).toEqual(Buffer.from([0xff, 0xef]));
  });

  it.each(['a', 'ab=c', 'a b=', '****', 7])('refuses %j', (value) =>
    expect(thrownBy(() => Base64Scalar.parseValue(value))).toMatchObject(refused),
  );
});
