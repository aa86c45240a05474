import { expect } from 'vitest';
import type { AgentOperation } from '../../../server/agents/agent.ts';
import { LIMITS } from '../../../server/domain/limits.ts';
import { MAX_DEPTH, type Task } from '../../../server/domain/task.ts';

/** Fails where operations could not be applied one after the other to a plan that holds `existing`. */
export function expectApplicable(operations: readonly AgentOperation[], existing: readonly Task[] = []): void {
  expect(operations.length).toBeLessThanOrEqual(LIMITS.operationsPerPatch);
  const parents = new Map<string, string | null>();
  const numberOf = new Map(existing.map((task) => [task.id as string, `#${task.number}`]));
  for (const task of existing)
    parents.set(`#${task.number}`, task.parentId === null ? null : numberOf.get(task.parentId)!);
  const waitsFor = new Map<string, string[]>();
  operations.forEach((operation, index) => {
    if (operation.kind === 'UPDATE_PROJECT') expect(index).toBe(0);
    if (operation.kind === 'CREATE_TASK') {
      expect(parents.has(operation.taskId), 'created once').toBe(false);
      if (operation.parentId !== null) expect(parents.has(operation.parentId), 'the parent comes first').toBe(true);
      parents.set(operation.taskId, operation.parentId);
      expect(ancestors(operation.taskId, parents).length).toBeLessThanOrEqual(MAX_DEPTH);
    }
    if (operation.kind === 'CREATE_TASK' || operation.kind === 'UPDATE_TASK') {
      expect(parents.has(operation.taskId)).toBe(true);
      expectFields(operation.fields);
    }
    if (operation.kind === 'ADD_DEPENDENCY') {
      const { taskId, dependsOnId } = operation;
      expect(parents.has(taskId) && parents.has(dependsOnId), 'both ends are there').toBe(true);
      expect(ancestors(taskId, parents)).not.toContain(dependsOnId);
      expect(ancestors(dependsOnId, parents)).not.toContain(taskId);
      expect(taskId).not.toBe(dependsOnId);
      expect(waitsFor.get(taskId) ?? [], 'each dependency once').not.toContain(dependsOnId);
      waitsFor.set(taskId, [...(waitsFor.get(taskId) ?? []), dependsOnId]);
    }
  });
  expectNoCycle(waitsFor);
}

function ancestors(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const result: string[] = [];
  for (let parent = parents.get(id); parent; parent = parents.get(parent)) result.push(parent);
  return result;
}

function expectFields(fields: Partial<(AgentOperation & { kind: 'CREATE_TASK' })['fields']>): void {
  if (fields.title !== undefined) {
    expect(fields.title).toBe(fields.title.trim());
    expect(fields.title.length).toBeGreaterThan(0);
    expect(fields.title.length).toBeLessThanOrEqual(LIMITS.titleCharacters);
    expect(fields.title).not.toMatch(/[\u0000-\u001F\uE000-\uF6FF]/u);
  }
  expect((fields.description ?? '').length).toBeLessThanOrEqual(LIMITS.descriptionCharacters);
  expect(fields.description ?? '').not.toMatch(/[\u0000-\u0008\uE000-\uF6FF]/u);
  expect((fields.tags ?? []).length).toBeLessThanOrEqual(LIMITS.tags);
  for (const tag of fields.tags ?? []) expect(tag.length > 0 && tag.length <= LIMITS.tagCharacters).toBe(true);
  expect((fields.acceptanceCriteria ?? []).length).toBeLessThanOrEqual(LIMITS.acceptanceCriteria);
  for (const text of fields.acceptanceCriteria ?? []) {
    expect(text.length > 0 && text.length <= LIMITS.acceptanceCriterionCharacters).toBe(true);
  }
  if (typeof fields.estimatedMinutes === 'number') {
    expect(Number.isInteger(fields.estimatedMinutes) && fields.estimatedMinutes > 0).toBe(true);
    expect(fields.estimatedMinutes).toBeLessThanOrEqual(LIMITS.minutes);
  }
  for (const date of [fields.startDate, fields.dueDate]) if (date) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  if (fields.startDate && fields.dueDate) expect(fields.startDate <= fields.dueDate).toBe(true);
  if (fields.assigneeName !== undefined) expect(fields.assigneeName?.trim()).not.toBe('');
}

function expectNoCycle(waitsFor: ReadonlyMap<string, readonly string[]>): void {
  const open = new Map([...waitsFor].map(([task, others]) => [task, new Set(others)]));
  for (let changed = true; changed;) {
    changed = false;
    for (const [task, others] of open) {
      for (const other of others) if (!open.has(other)) others.delete(other);
      if (others.size === 0) {
        open.delete(task);
        changed = true;
      }
    }
  }
  expect([...open.keys()], 'tasks that wait for each other').toEqual([]);
}
