import { expect, test } from 'vitest';
import { indexWith, type TaskSketch } from '../../../tests/web/plan-fixture.ts';
import { planFigures } from './plan-figures.ts';

const NOW = '2027-01-04';

function figuresOf(tasks: readonly TaskSketch[]) {
  return planFigures(indexWith(tasks, [{ id: 'ana', name: 'Ana' }]), NOW);
}

test('counts what is overdue, due and held up among open tasks only', () => {
  const figures = figuresOf([
    { id: 'late', dueDate: '2027-01-03' },
    { id: 'done', dueDate: '2027-01-03', status: 'COMPLETED' },
    { id: 'today', dueDate: NOW },
    { id: 'waits', dueDate: '2027-01-10', dependencyIds: ['today'] },
    { id: 'free', dueDate: '2027-01-10', dependencyIds: ['done'] },
    { id: 'later', dueDate: '2027-01-11', status: 'BLOCKED' },
  ]);
  expect(figures).toMatchObject({ total: 6, completed: 1, overdue: 1, dueThisWeek: 3, blocked: 1 });
  expect(figures.atRisk.map(({ id }) => id)).toEqual(['waits']);
});

test('work is that of open tasks without tasks below them, less what has been worked; nobody comes last', () => {
  const ana = { assigneeId: 'ana' };
  const figures = figuresOf([
    { id: 'parent', ...ana, estimatedMinutes: 6_000 },
    { id: 'child', parentId: 'parent', ...ana, estimatedMinutes: 120, actualMinutes: 30 },
    { id: 'over', ...ana, estimatedMinutes: 60, actualMinutes: 90 },
    { id: 'unknown', ...ana },
    { id: 'done', ...ana, estimatedMinutes: 600, status: 'COMPLETED' },
    { id: 'whose', estimatedMinutes: 600 },
  ]);
  expect(figures.workload).toEqual([
    { personId: 'ana', name: 'Ana', openTasks: 3, remainingMinutes: 90, withoutEstimate: 1 },
    { personId: null, name: null, openTasks: 1, remainingMinutes: 600, withoutEstimate: 0 },
  ]);
});
