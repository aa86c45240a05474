import { parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DateTime, LocalDateScalar } from './scalars.ts';

describe('LocalDate', () => {
  test.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s as it is', (day) => {
    expect(LocalDateScalar.parseValue(day)).toBe(day);
    expect(LocalDateScalar.parseLiteral(parseValue(`"${day}"`))).toBe(day);
    expect(LocalDateScalar.serialize(day)).toBe(day);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-2-3', '0000-01-01', '2026-02-28T00:00:00Z', '', 20260228, null])(
    'refuses %j',
    (day) => {
      expect(() => LocalDateScalar.parseValue(day)).toThrow('LocalDate must be a day of the calendar');
    },
  );

  test('refuses a literal that is no text', () => {
    expect(() => LocalDateScalar.parseLiteral(parseValue('20260228'))).toThrow('LocalDate must be');
  });
});

describe('DateTime', () => {
  test.each(['2026-11-23T18:36:23Z', '2026-11-23T18:36:23.000Z', '2024-02-29T23:59:59.999999999Z'])(
    'takes %s as it is',
    (instant) => {
      expect(DateTime.parseValue(instant)).toBe(instant);
    },
  );

  test.each([
    '2026-11-23',
    '2026-11-23T18:36Z',
    '2026-11-23T18:36:23+01:00',
    '2026-02-30T00:00:00Z',
    '2026-11-23T24:00:00Z',
  ])('refuses %j', (instant) => {
    expect(() => DateTime.parseValue(instant)).toThrow('DateTime must be an instant in UTC');
  });
});
