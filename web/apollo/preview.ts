import { useSyncExternalStore } from 'react';
import type { OperationInput } from '../__generated__/graphql.ts';
import { foresee, subtreeIds } from './optimistic.ts';
import type { PlanTask } from './plan-index.ts';
import { onPlanReplaced, plans } from './plan-sessions.ts';

/** What a proposal would do to a task. */
export type PreviewSign = 'add' | 'change' | 'remove';

export interface PreviewedProposal {
  readonly projectId: string;
  readonly patchId: string;
  readonly title: string;
  /** What would be applied as it is decided now. */
  readonly operations: readonly OperationInput[];
}

export interface Preview extends PreviewedProposal {
  readonly signs: ReadonlyMap<string, PreviewSign>;
  /** The tasks that would change, as they are now. */
  readonly before: ReadonlyMap<string, PlanTask>;
}

/** The layer of the plan store that shows it. */
const LAYER = 'preview';
const listeners = new Set<() => void>();
let preview: Preview | null = null;

/**
 * Shows a plan as a proposal would make it, in all views, until it is ended; what would be deleted stays, with its sign.
 * Nothing is sent, and edits of the plan are refused meanwhile: they would build on what is not there.
 */
export function startPreview(proposal: PreviewedProposal): void {
  endPreview();
  const index = plans.index(proposal.projectId);
  const signs = new Map<string, PreviewSign>();
  for (const operation of proposal.operations) {
    const { createTask, updateTask, moveTask, deleteTask, addDependency, removeDependency } = operation;
    if (createTask?.id) signs.set(createTask.id, 'add');
    for (const id of deleteTask ? subtreeIds(index, deleteTask.id) : []) signs.set(id, 'remove');
    const changed = updateTask?.id ?? moveTask?.id ?? (addDependency ?? removeDependency)?.taskId;
    if (changed && !signs.has(changed)) signs.set(changed, 'change');
  }
  const before = new Map([...index.byId].filter(([id]) => signs.has(id)));
  preview = { ...proposal, signs, before };
  show(preview);
  tell();
}

export function endPreview(): void {
  if (preview === null) return;
  preview = null;
  plans.hide(LAYER);
  tell();
}

/** The preview of a project that is shown; null where none is. */
export function previewOf(projectId: string): Preview | null {
  return preview?.projectId === projectId ? preview : null;
}

export function usePreview(projectId: string): Preview | null {
  return useSyncExternalStore(subscribe, () => previewOf(projectId));
}

/** What the previewed proposal would do to a task; null where it leaves it alone, or none is shown. */
export function usePreviewSign(taskId: string): PreviewSign | null {
  return useSyncExternalStore(subscribe, () => preview?.signs.get(taskId) ?? null);
}

onPlanReplaced((projectId) => {
  const shown = previewOf(projectId);
  if (shown) show(shown);
});

function show({ projectId, operations }: Preview): void {
  const staying = operations.filter(({ deleteTask }) => !deleteTask);
  plans.show(projectId, LAYER, foresee(plans.index(projectId), staying));
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
