import { expect, test } from 'vitest';
import type { LocalDate } from '../../../server/domain/ids.ts';
import { resolveDate } from '../../../server/agents/model/operations/draft-date.ts';

/** A Monday. */
const TODAY = '2026-11-23' as LocalDate;

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2020-01-31', '2020-01-31'],
  ['2028-02-29', '2028-02-29'],
  ['2026-12-01T10:00:00Z', '2026-12-01'],
  ['today', '2026-11-23'],
  ['tomorrow', '2026-11-24'],
  ['Friday', '2026-11-27'],
  ['by Friday', '2026-11-27'],
  ['in two weeks', '2026-12-07'],
  ['3 March', '2027-03-03'],
  ['March 3, 2027', '2027-03-03'],
  ['  until 30 Nov ', '2026-11-30'],
  ['end of March', '2027-03-31'],
])('"%s" is %s', (words, date) => {
  expect(resolveDate(words, TODAY)).toBe(date);
});

test.each([
  '',
  'soon',
  'Q2',
  '2026-02-30',
  '2026-13-01',
  'the Friday release',
  'Monday to Friday',
  '42',
  'in 3 working days',
])('"%s" is no date', (words) => {
  expect(resolveDate(words, TODAY)).toBeNull();
});
