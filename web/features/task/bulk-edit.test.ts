import { expect, test } from 'vitest';
import { changesOf, EMPTY_DRAFT } from './bulk-edit.ts';

const NOW = '2026-11-25';

test('asks for what was filled in and for nothing else', () => {
  const draft = { ...EMPTY_DRAFT, status: 'BLOCKED', addTags: ' later, q3 ,, q3', moveTo: 'top' };
  expect(changesOf(draft, NOW)).toEqual({
    changes: { fields: { status: 'BLOCKED' }, addTags: ['later', 'q3'], moveTo: { parentId: null } },
  });
});

test('moves dates by whole days, in both directions', () => {
  expect(changesOf({ ...EMPTY_DRAFT, shiftDays: '-7' }, NOW)).toEqual({ changes: { shiftDays: -7 } });
  expect(changesOf({ ...EMPTY_DRAFT, shiftDays: 'a week' }, NOW)).toMatchObject({ field: 'shiftDays' });
});

test('takes people away and sets a day in words', () => {
  expect(changesOf({ ...EMPTY_DRAFT, assignee: 'nobody', dueDate: '24 Dec' }, NOW)).toEqual({
    changes: { fields: { assigneeId: null, dueDate: '2026-12-24' } },
  });
  expect(changesOf({ ...EMPTY_DRAFT, dueDate: 'someday' }, NOW)).toMatchObject({ field: 'dueDate' });
  expect(changesOf({ ...EMPTY_DRAFT, dueDate: '24 Dec', shiftDays: '2' }, NOW)).toMatchObject({ field: 'shiftDays' });
});

test('is no change while nothing is filled in', () => {
  expect(changesOf({ ...EMPTY_DRAFT, shiftDays: '0' }, NOW)).toMatchObject({ field: null });
});
