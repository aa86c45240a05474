import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { PlanSnapshot, PlanState } from '../domain/plan-state.ts';
import type { WriteDb } from './database.ts';
import { updateProject } from './projects.ts';
import { deleteDependencies, insertDependencies } from './dependencies.ts';
import { deleteTasks, insertTasks, replaceTasks } from './tasks.ts';
import { forgetDeletion } from './deleted-tasks.ts';

/** Tasks that a patch touched and that are there after it, and those that it took away, in no order. */
export interface PlanChange {
  readonly changedTaskIds: readonly TaskId[];
  readonly deletedTaskIds: readonly TaskId[];
}

/**
 * Writes the difference between a snapshot and the stamped working copy that was made from it: the only way in which
 * tasks and dependencies reach the database. The caller holds the project's lock.
 */
export async function writePlanChanges(tx: WriteDb, snapshot: PlanSnapshot, plan: PlanState): Promise<PlanChange> {
  const { project } = plan;
  const owner: { id: ProjectId; workspaceId: typeof project.workspaceId } = project;
  const before = new Set(snapshot.tasks.map(({ id }) => id));
  const touched = [...plan.touchedTasks].map((id) => plan.get(id));
  const created = touched.filter(({ id }) => !before.has(id));

  await deleteDependencies(tx, [...plan.removedDependencies.values()]);
  await deleteTasks(tx, owner, [...plan.removedTasks], project.version, project.updatedAt);
  await forgetDeletion(
    tx,
    owner.id,
    created.filter(({ id }) => snapshot.deletedTaskIds.has(id)).map(({ id }) => id),
  );
  await insertTasks(tx, owner.workspaceId, created);
  await replaceTasks(
    tx,
    owner.workspaceId,
    touched.filter(({ id }) => before.has(id)),
  );
  await insertDependencies(tx, owner, [...plan.addedDependencies.values()]);
  await updateProject(tx, project);
  return {
    changedTaskIds: touched.map(({ id }) => id),
    deletedTaskIds: [...plan.removedTasks].filter((id) => before.has(id)),
  };
}
