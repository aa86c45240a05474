import { expect, test } from 'vitest';
import type { Instant, LocalDate, PersonId, ProjectId, TaskId } from './ids.ts';
import { planFacts } from './plan-facts.ts';
import { NEW_TASK_FIELDS, type Task } from './task.ts';
import { addWorkingDays, endOfWeek, workingDaysBetween } from './working-days.ts';

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day('2026-11-23'); // A Monday.

function task(number: number, more: Partial<Task> = {}): Task {
  return {
    ...NEW_TASK_FIELDS,
    title: `Task ${number}`,
    id: `t${number}` as TaskId,
    projectId: 'p' as ProjectId,
    number,
    parentId: null,
    orderKey: `a${number}`,
    depth: 0,
    version: 1,
    createdAt: '2026-11-01T00:00:00.000Z' as Instant,
    updatedAt: '2026-11-01T00:00:00.000Z' as Instant,
    ...more,
  };
}
const numbers = (tasks: readonly Task[]): number[] => tasks.map((each) => each.number);
const needs = (taskId: string, dependsOnId: string) => ({
  taskId: taskId as TaskId,
  dependsOnId: dependsOnId as TaskId,
});
const facts = (
  tasks: readonly Task[],
  dependencies: ReturnType<typeof needs>[] = [],
  dueDate: LocalDate | null = null,
) => planFacts({ project: { dueDate }, tasks, dependencies }, TODAY);

test('counts only leaf work that is not cancelled', () => {
  const found = facts([
    task(1, { estimatedMinutes: 9999 }),
    task(2, { parentId: 't1' as TaskId, estimatedMinutes: 60, status: 'COMPLETED' }),
    task(3, { parentId: 't1' as TaskId, estimatedMinutes: 180 }),
    task(4, { estimatedMinutes: 500, status: 'CANCELLED' }),
  ]);
  expect(found).toMatchObject({ leafCount: 3, estimatedMinutes: 240, remainingMinutes: 180, progress: 0.25 });
});

test('an empty plan has made no progress', () => {
  expect(facts([])).toMatchObject({ progress: 0, taskCount: 0, lastDueDate: null, loads: [] });
});

test('lists the most overdue first, and what is due this week without it', () => {
  const found = facts([
    task(1, { dueDate: day('2026-11-20') }),
    task(2, { dueDate: day('2026-11-10') }),
    task(3, { dueDate: day('2026-11-29') }),
    task(4, { dueDate: day('2026-11-23') }),
    task(5, { dueDate: day('2026-11-30') }),
    task(6, { dueDate: day('2026-11-10'), status: 'COMPLETED' }),
  ]);
  expect(numbers(found.overdue)).toEqual([2, 1]);
  expect(numbers(found.dueThisWeek)).toEqual([4, 3]);
});

test('a task waits for what the tasks above it wait for, until that is completed', () => {
  const tasks = [
    task(1),
    task(2),
    task(3, { parentId: 't2' as TaskId }),
    task(4, { status: 'COMPLETED' }),
    task(5, { priority: 'HIGH' }),
  ];
  const found = facts(tasks, [needs('t2', 't1'), needs('t5', 't4')]);
  expect(numbers(found.waiting.get('t3' as TaskId) ?? [])).toEqual([1]);
  expect(numbers(found.ready)).toEqual([5, 1]);
});

test('somebody is overloaded from the first day by which more is due than can be done', () => {
  const ana = 'ana' as PersonId;
  const found = facts([
    task(1, { assigneeId: ana, estimatedMinutes: 480, dueDate: day('2026-11-23') }),
    task(2, { assigneeId: ana, estimatedMinutes: 961, dueDate: day('2026-11-25') }),
    task(3, { assigneeId: 'ben' as PersonId, estimatedMinutes: 480, dueDate: day('2026-11-23') }),
  ]);
  expect(found.loads.map((load) => [load.personId, load.overloadedBy?.date])).toEqual([
    [ana, '2026-11-25'],
    ['ben', undefined],
  ]);
});

test('work without a due date is due with the project', () => {
  const found = facts([task(1, { assigneeId: 'ana' as PersonId, estimatedMinutes: 481 })], [], day('2026-11-23'));
  expect(found.loads[0]?.overloadedBy).toEqual({ date: '2026-11-23', dueMinutes: 481, freeMinutes: 480 });
});

test('working days leave weekends out, in both directions', () => {
  expect(addWorkingDays(day('2026-11-27'), 1)).toBe('2026-11-30');
  expect(addWorkingDays(day('2026-11-30'), -2)).toBe('2026-11-26');
  expect(addWorkingDays(day('2026-11-28'), 1)).toBe('2026-11-30');
  expect(workingDaysBetween(TODAY, day('2026-11-29'))).toBe(5);
  expect(workingDaysBetween(TODAY, day('2026-12-01'))).toBe(7);
  expect(workingDaysBetween(TODAY, day('2026-11-22'))).toBe(0);
  expect(endOfWeek(day('2026-11-29'))).toBe('2026-11-29');
  expect(endOfWeek(TODAY)).toBe('2026-11-29');
});
