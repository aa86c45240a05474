import { setImmediate } from 'node:timers/promises';
import { badInput } from '../domain/app-error.ts';
import type { TaskId } from '../domain/ids.ts';
import { planDifference } from '../domain/plan-difference.ts';
import { planBeforePatches, replayVersion } from '../domain/plan-history.ts';
import { planProblem } from '../domain/plan-soundness.ts';
import { PlanState } from '../domain/plan-state.ts';
import type { ProjectFile } from '../domain/project-file.ts';
import type { Project } from '../domain/project.ts';

/** Effects that are followed before everything else has a turn. */
const EFFECTS_PER_TURN = 500;

export interface PlanOfFile {
  readonly plan: PlanState;
  /** Tasks that were there once, with the version that took them. */
  readonly deleted: readonly { readonly id: TaskId; readonly version: number; readonly at: string }[];
}

/**
 * What the patches of a file make: a project comes from its history, and what the file says of its tasks besides is only
 * compared with it. Throws BAD_USER_INPUT where the patches do not lead there, or to what no plan can be.
 */
export async function planOfFile(file: ProjectFile, project: Project): Promise<PlanOfFile> {
  const plan = planBeforePatches(project, file.initialFields);
  const deleted = new Map<TaskId, { version: number; at: string }>();
  const applied = file.patches
    .filter(({ appliedVersion }) => appliedVersion !== null)
    .toSorted((left, right) => left.appliedVersion! - right.appliedVersion!);
  let sinceTurn = 0;
  for (const { appliedVersion, appliedAt, effects } of applied) {
    const at = appliedAt!;
    const version = appliedVersion!;
    const { touchedTaskIds, removedTaskIds } = followed(version, () => replayVersion(plan, { version, at, effects }));
    for (const id of touchedTaskIds) deleted.delete(id);
    for (const id of removedTaskIds) deleted.set(id, { version, at });
    sinceTurn += effects.length;
    if (sinceTurn < EFFECTS_PER_TURN) continue;
    sinceTurn = 0;
    await setImmediate();
  }
  const tasks = file.tasks.map(({ origins: _origins, ...task }) => ({ ...task, projectId: project.id }));
  const { dependencies } = file;
  const kept = new PlanState({ project, tasks, dependencies, deletedTaskIds: new Set() });
  const problem = planDifference(plan, kept) ?? planProblem(plan);
  if (problem !== null) throw badInput(null, `The file does not fit together. ${problem}`);
  return { plan, deleted: [...deleted].map(([id, when]) => ({ id, ...when })) };
}

function followed<T>(version: number, replay: () => T): T {
  try {
    return replay();
  } catch (cause) {
    const message = `The file does not fit together: the patch of version ${version} cannot follow those before it.`;
    throw Object.assign(badInput(null, message), { cause });
  }
}
