import type { AgentOperation } from '../../agent.ts';
import type { RefusedElement } from './draft-reader.ts';
import { oneLine } from '../context/plan-lines.ts';

const MAX_WARNINGS = 20;

/** The reference that an element of an answer is about; null where it has none. */
export function referenceOf(element: unknown): string | null {
  const reference = (element as { readonly ref?: unknown } | null)?.ref;
  return typeof reference === 'string' ? reference.trim() : null;
}

/** An operation as the model wrote it, near enough for it to know which one is meant. */
export function elementOf(operation: AgentOperation): object {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return { project: operation.fields };
    case 'CREATE_TASK':
      return { op: 'create', ref: operation.taskId, parentRef: operation.parentId, ...operation.fields };
    case 'UPDATE_TASK':
      return { op: 'update', ref: operation.taskId, ...operation.fields };
    case 'MOVE_TASK':
      return { op: 'move', ref: operation.taskId, parentRef: operation.parentId, afterRef: operation.afterId ?? null };
    case 'DELETE_TASK':
      return { op: 'delete', ref: operation.taskId };
    case 'ADD_DEPENDENCY':
      return { op: 'add_dependency', ref: operation.taskId, dependsOn: [operation.dependsOnId] };
    case 'REMOVE_DEPENDENCY':
      return { op: 'remove_dependency', ref: operation.taskId, dependsOn: [operation.dependsOnId] };
  }
}

/** An operation in a few words, so that the model knows that it has given it. */
export function inShort(operation: AgentOperation): string {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return `project ${Object.keys(operation.fields).join(' ')}`;
    case 'UPDATE_TASK':
      return `update ${operation.taskId} ${Object.keys(operation.fields).join(' ')}`;
    case 'MOVE_TASK':
      return `move ${operation.taskId} below ${operation.parentId ?? 'the root'}`;
    case 'ADD_DEPENDENCY':
    case 'REMOVE_DEPENDENCY':
      return `${operation.kind.toLowerCase()} ${operation.taskId} ${operation.dependsOnId}`;
    case 'CREATE_TASK':
    case 'DELETE_TASK':
      return `${operation.kind === 'CREATE_TASK' ? 'create' : 'delete'} ${operation.taskId}`;
  }
}

/** Sentences for a person about elements that were left out; the last one counts those that are not told one by one. */
export function refusalWarnings(refused: readonly RefusedElement[]): string[] {
  const warnings = refused
    .slice(0, MAX_WARNINGS)
    .map(({ element, reason }) => `Left out ${describe(element)}: ${oneLine(reason, 300)}`);
  const more = refused.length - warnings.length;
  return more > 0 ? [...warnings, `Left out ${more} more operations that could not be understood.`] : warnings;
}

function describe(element: unknown): string {
  const { title, op } = (element ?? {}) as { readonly title?: unknown; readonly op?: unknown };
  if (typeof title === 'string' && title.trim() !== '') return `“${oneLine(title, 80)}”`;
  const reference = referenceOf(element);
  return `${typeof op === 'string' ? oneLine(op, 20) : 'an operation'}${reference ? ` of ${oneLine(reference, 40)}` : ''}`;
}
