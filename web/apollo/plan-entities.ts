import type { NormalizedCacheObject, StoreObject } from '@apollo/client';
import {
  PlanProject_FieldsFragmentDoc,
  PlanTask_DetailsFragmentDoc,
  PlanTask_StoredFragmentDoc,
  PlanTask_StoredWithDetailsFragmentDoc,
  type PlanSnapshotQuery,
  type PlanTask_DetailsFragment,
} from '../__generated__/graphql.ts';
import type { PlanCache } from './plan-cache.ts';

type SnapshotProject = NonNullable<PlanSnapshotQuery['project']>;
type Details = Omit<PlanTask_DetailsFragment, '__typename' | 'id' | ' $fragmentName'>;

/** A task as the server sends it: with the fields of the panel (changes) or without (snapshots). */
export type WireTask = SnapshotProject['outline'][number] & Partial<Details>;
export type WireProject = Omit<SnapshotProject, 'outline'>;

/** What a patch has done to a plan, as `applyPatch`, `revertPatch` and `projectChanged` all tell it. */
export interface PlanChange {
  readonly project: WireProject;
  readonly changedTasks: readonly WireTask[];
  readonly deletedTaskIds: readonly string[];
}

/** The snapshot of a plan as Apollo's entities, built by hand: `writeQuery` takes ten times as long. */
export function entitiesOfSnapshot(snapshot: SnapshotProject): NormalizedCacheObject {
  const { outline, ...project } = snapshot;
  const entities: Record<string, StoreObject> = { [`Project:${project.id}`]: project };
  for (const task of outline) {
    entities[`Task:${task.id}`] = {
      ...task,
      project: { __ref: `Project:${project.id}` },
      assignee: task.assignee ? { __ref: `Person:${task.assignee.id}` } : null,
      dependencies: task.dependencies.map(({ id }) => ({ __ref: `Task:${id}` })),
    };
    if (task.assignee) entities[`Person:${task.assignee.id}`] ??= { ...task.assignee };
  }
  return entities as NormalizedCacheObject;
}

/** Writes one task to whatever layer the cache is writing to. */
export function writeTask(cache: PlanCache, task: WireTask, projectId: string): void {
  const id = `Task:${task.id}`;
  const project = { __typename: 'Project', id: projectId } as const;
  const { description, acceptanceCriteria, createdAt, updatedAt, completedAt } = task;
  if (description === undefined || acceptanceCriteria === undefined || !createdAt || !updatedAt) {
    cache.writeFragment({
      id,
      fragment: PlanTask_StoredFragmentDoc,
      fragmentName: 'PlanTask_stored',
      data: { ...task, project },
      broadcast: false,
    });
    return;
  }
  const details = { description, acceptanceCriteria, createdAt, updatedAt, completedAt: completedAt ?? null };
  cache.writeFragment({
    id,
    fragment: PlanTask_StoredWithDetailsFragmentDoc,
    fragmentName: 'PlanTask_storedWithDetails',
    data: { ...task, ...details, project },
    broadcast: false,
  });
}

/** Adds the fields of the panel to a task that the cache already holds, and changes nothing else of it. */
export function writeDetails(cache: PlanCache, details: PlanTask_DetailsFragment): void {
  cache.writeFragment({
    id: `Task:${details.id}`,
    fragment: PlanTask_DetailsFragmentDoc,
    fragmentName: 'PlanTask_details',
    data: details,
  });
}

/** Takes a task out of whatever layer the cache is writing to. `evict` would not reach below an optimistic layer. */
export function removeTask(cache: PlanCache, taskId: string): void {
  cache.modify({ id: `Task:${taskId}`, fields: (_value, { DELETE }) => DELETE, broadcast: false });
}

/**
 * Writes changes into the cache as one batch. Answers and events may overtake each other, so a task or project that
 * the cache holds in a later version is left alone. `replaces` is the optimistic layer that they make real, if any.
 */
export function writeChanges(cache: PlanCache, changes: readonly PlanChange[], replaces?: string): void {
  const before = cache.extract() as Readonly<Record<string, { readonly version?: number } | undefined>>;
  const versions = new Map<string, number>();
  const isNewer = (key: string, version: number) => {
    if ((versions.get(key) ?? before[key]?.version ?? -1) > version) return false;
    versions.set(key, version);
    return true;
  };
  cache.batch({
    optimistic: false,
    ...(replaces === undefined ? {} : { removeOptimistic: replaces }),
    update: () => {
      for (const { project, changedTasks, deletedTaskIds } of changes) {
        if (isNewer(`Project:${project.id}`, project.version)) {
          cache.writeFragment({
            id: `Project:${project.id}`,
            fragment: PlanProject_FieldsFragmentDoc,
            data: project,
            broadcast: false,
          });
        }
        for (const task of changedTasks) {
          if (isNewer(`Task:${task.id}`, task.version)) writeTask(cache, task, project.id);
        }
        for (const taskId of deletedTaskIds) removeTask(cache, taskId);
      }
    },
  });
}
