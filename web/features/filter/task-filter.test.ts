import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexWith } from '../../../tests/web/plan-fixture.ts';
import { filterTasks } from './filter-tasks.ts';
import { isFilterToken, NO_FILTER, readFilter, type TaskFilter, writeFilter } from './task-filter.ts';

const NOW = '2026-11-25';
const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/\s|,/.test(text));
const name = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => text.replace(/\s+/g, ' ').trim());
const names = fc.uniqueArray(
  name.filter((text) => text !== ''),
  { maxLength: 3 },
);
const day = fc.option(fc.constantFrom('2026-01-01', '2026-12-24', '2027-02-28'), { nil: null });
const filters: fc.Arbitrary<TaskFilter> = fc.record({
  text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  status: fc.uniqueArray(fc.constantFrom('TODO' as const, 'IN_PROGRESS' as const, 'BLOCKED' as const), {
    maxLength: 3,
  }),
  priority: fc.uniqueArray(fc.constantFrom('HIGH' as const, 'BACKLOG' as const), { maxLength: 2 }),
  assignees: names,
  isUnassigned: fc.boolean(),
  tags: names,
  due: fc.option(fc.constantFrom('overdue' as const, 'today' as const, 'week' as const, 'none' as const), {
    nil: null,
  }),
  dueBefore: day,
  dueAfter: day,
  parent: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null }),
});

test('what is written is read back as the same filter, whatever names and words it holds', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(writeFilter(filter), NOW)).toEqual(filter);
    }),
    { numRuns: 300 },
  );
});

test('any text can be read', () => {
  expect(readFilter('" ', NOW)).toEqual(NO_FILTER);
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const read = readFilter(text, NOW);
      expect(readFilter(writeFilter(read), NOW)).toEqual(read);
    }),
    { numRuns: 300 },
  );
});

test('reads like what a person would write, and keeps the rest as words', () => {
  expect(
    readFilter('status:todo,in-progress assignee:"Ana Lee" tag:web due-before:friday no:assignee draft', NOW),
  ).toEqual({
    ...NO_FILTER,
    status: ['TODO', 'IN_PROGRESS'],
    assignees: ['Ana Lee'],
    tags: ['web'],
    dueBefore: '2026-11-27',
    isUnassigned: true,
    text: 'draft',
  });
  expect(readFilter('status:someday colour:red', NOW).text).toBe('status:someday colour:red');
  expect([isFilterToken('due:overdue'), isFilterToken('due:'), isFilterToken('overdue')]).toEqual([true, false, false]);
});

const TASKS = [
  { id: 'a', title: 'Design', status: 'IN_PROGRESS', tags: ['Web'] },
  { id: 'a1', parentId: 'a', title: 'Draft the page', dueDate: '2026-11-20', assigneeId: 'ana' },
  { id: 'a2', parentId: 'a', title: 'Draft the form', dueDate: '2026-11-20', status: 'COMPLETED' },
  { id: 'b', title: 'Build', dueDate: '2026-11-28', priority: 'HIGH' },
];
const INDEX = indexWith(TASKS, [{ id: 'ana', name: 'Ana Lee' }]);
const found = (text: string) => [...filterTasks(INDEX, readFilter(text, NOW), NOW).matches];

test.each([
  ['status:completed', ['a2']],
  ['status:completed,in-progress', ['a', 'a2']],
  ['priority:high', ['b']],
  ['assignee:"ana lee"', ['a1']],
  ['no:assignee draft', ['a2']],
  ['tag:web', ['a']],
  ['due:overdue', ['a1']],
  ['due:week', ['b']],
  ['due:none', ['a']],
  ['due-before:2026-11-28', ['a1', 'a2']],
  ['due-after:2026-11-20', ['b']],
  ['below:1', ['a1', 'a2']],
  ['below:1 form', ['a2']],
  ['#4', ['b']],
  ['nothing like it', []],
])('“%s” finds the right tasks', (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test('names everything above what fits, for an outline to draw', () => {
  const { withAncestors } = filterTasks(INDEX, readFilter('form', NOW), NOW);
  expect([...withAncestors].sort()).toEqual(['a', 'a2']);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('takes status:%s for words', (word) => {
  const text = `status:${word} priority:${word}`;
  const filter = readFilter(text);
  expect(filter).toEqual({ ...NO_FILTER, text });
  expect(readFilter(writeFilter(filter))).toEqual(filter);
});
