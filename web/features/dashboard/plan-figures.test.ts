import { expect, test } from 'vitest';
import { PROJECT_ID, storedPlan, type TaskSketch } from '../../../tests/web/plan-fixture.ts';
import { derivePlanIndex, EMPTY_INDEX } from '../../apollo/plan-index.ts';
import { planFigures } from './plan-figures.ts';

const NOW = '2027-01-04';

function figuresOf(tasks: readonly TaskSketch[]) {
  const people = { 'Person:ana': { __typename: 'Person', id: 'ana', name: 'Ana' } };
  return planFigures(derivePlanIndex({ ...storedPlan(tasks), ...people }, PROJECT_ID, EMPTY_INDEX), NOW);
}

test('counts what is overdue, due and held up among open tasks only', () => {
  const figures = figuresOf([
    { id: 'late', dueDate: '2027-01-03' },
    { id: 'done', dueDate: '2027-01-03', status: 'COMPLETED' },
    { id: 'today', dueDate: NOW },
    { id: 'waits', dueDate: '2027-01-10', dependencies: [{ __ref: 'Task:today' }] },
    { id: 'free', dueDate: '2027-01-10', dependencies: [{ __ref: 'Task:done' }] },
    { id: 'later', dueDate: '2027-01-11', status: 'BLOCKED' },
  ]);
  expect(figures).toMatchObject({ total: 6, completed: 1, overdue: 1, dueThisWeek: 3, blocked: 1 });
  expect(figures.atRisk.map(({ id }) => id)).toEqual(['waits']);
});

test('work is that of open tasks without tasks below them, less what has been worked; nobody comes last', () => {
  const ana = { assignee: { __ref: 'Person:ana' } };
  const figures = figuresOf([
    { id: 'parent', ...ana, estimatedMinutes: 6_000 },
    { id: 'child', parentId: 'parent', ...ana, estimatedMinutes: 120, actualMinutes: 30 },
    { id: 'over', ...ana, estimatedMinutes: 60, actualMinutes: 90 },
    { id: 'unknown', ...ana },
    { id: 'done', ...ana, estimatedMinutes: 600, status: 'COMPLETED' },
    { id: 'whose', estimatedMinutes: 600 },
  ]);
  expect(figures.workload).toEqual([
    { name: 'Ana', openTasks: 3, remainingMinutes: 90, withoutEstimate: 1 },
    { name: null, openTasks: 1, remainingMinutes: 600, withoutEstimate: 0 },
  ]);
});
