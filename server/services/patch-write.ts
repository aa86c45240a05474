import type { Instant, PersonId } from '../domain/ids.ts';
import { badInput } from '../domain/app-error.ts';
import { LIMITS } from '../domain/limits.ts';
import { signDecisions } from '../domain/decisions.ts';
import type { Acceptance } from '../domain/patch-check.ts';
import { personKey } from '../domain/person.ts';
import type { ConflictPolicy, Patch } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';
import { countTasks } from '../storage/task-list.ts';
import type { WriteDb } from '../storage/database.ts';
import { insertPatch, updatePatch } from '../storage/patches.ts';
import { insertTaskChanges } from '../storage/task-changes.ts';
import { insertPeople } from '../storage/people.ts';
import { writePlanChanges } from '../storage/plan-changes.ts';
import { judge, type Judged } from './patch-plan.ts';

/**
 * Writes what a patch was judged to do: people, plan, version, patch. The caller holds the project's lock.
 * Where nothing is left to do, the patch is kept as applied and the version stays.
 */
export async function writeJudged(
  tx: WriteDb,
  project: Project,
  patch: Patch,
  firstJudged: Judged,
  how: {
    readonly policy: ConflictPolicy;
    readonly accept: Acceptance | null;
    readonly now: Instant;
    readonly isStored: boolean;
    /** Name of who applies it. */
    readonly by: string;
  },
): Promise<Patch> {
  const judged = await withPeople(tx, project, patch, firstJudged, how);
  const { plan, effects, operations, snapshot } = judged;
  const changes = effects.length > 0;
  if (changes) {
    await requireRoom(tx, project, judged);
    plan.stamp(project.version + 1, how.now);
  }
  const written = changes ? await writePlanChanges(tx, snapshot, plan) : { changedTaskIds: [], deletedTaskIds: [] };
  const applied: Patch = {
    ...patch,
    status: 'APPLIED',
    appliedVersion: changes ? project.version + 1 : null,
    // Decisions say who took them only where there was something to decide: in a proposal.
    operations: how.isStored ? signDecisions(patch.operations, operations, how.by) : operations,
    effects,
    ...written,
    appliedAt: how.now,
    appliedBy: how.by,
  };
  await (how.isStored ? updatePatch(tx, applied) : insertPatch(tx, applied));
  if (changes) await insertTaskChanges(tx, [applied]);
  return applied;
}

/** Creates the people whom the effects name. Where somebody else has just created one of them, that one counts. */
async function withPeople(
  tx: WriteDb,
  project: Project,
  patch: Patch,
  judged: Judged,
  how: { readonly policy: ConflictPolicy; readonly accept: Acceptance | null; readonly now: Instant },
): Promise<Judged> {
  if (judged.newPeople.length === 0) return judged;
  const people: ReadonlyMap<string, PersonId> = await insertPeople(tx, judged.newPeople, how.now);
  const isAsMade = judged.newPeople.every(({ name, id }) => people.get(personKey(name)) === id);
  return isAsMade ? judged : judge(tx, project, patch, { ...how, people, snapshot: judged.snapshot });
}

async function requireRoom(tx: WriteDb, project: Project, { plan, snapshot }: Judged): Promise<void> {
  const before = new Set(snapshot.tasks.map(({ id }) => id));
  const created = [...plan.touchedTasks].filter((id) => !before.has(id)).length;
  // Numbers are never reused, so a plan has never more tasks than numbers given.
  if (created === 0 || plan.project.nextNumber - 1 <= LIMITS.tasksPerProject) return;
  const query = { projectId: project.id, today: project.createdAt.slice(0, 10) as never };
  const count = await countTasks(tx, project.workspaceId, query);
  if (count + created - plan.removedTasks.size > LIMITS.tasksPerProject)
    throw badInput(
      'operations',
      `A project holds at most ${LIMITS.tasksPerProject} tasks; this one would have ${count + created}.`,
    );
}
