import type { Instant, ProjectId } from '../domain/ids.ts';
import { jsonEqual } from '../domain/json-equal.ts';
import type { Effect } from '../domain/patch.ts';
import { planFromPatches, type VersionEffects } from '../domain/plan-history.ts';
import { PlanState } from '../domain/plan-state.ts';
import type { ProjectFields } from '../domain/project.ts';
import type { ReadDb } from './database.ts';
import { loadPlan } from './plan-snapshots.ts';
import { projectFromRow } from './rows.ts';

/**
 * Rebuilds a project from its patches alone and compares it with the tables, to the last field.
 * Answers the first difference in words, or null when they are equal.
 */
export async function firstDifference(db: ReadDb, projectId: ProjectId): Promise<string | null> {
  const row = await db.selectFrom('project').selectAll().where('id', '=', projectId).executeTakeFirstOrThrow();
  const { initial_fields: initial, ...columns } = row;
  const project = projectFromRow(columns);
  const versions = await db
    .selectFrom('patch')
    .select(['applied_version', 'applied_at', 'effects'])
    .where('project_id', '=', projectId)
    .where('applied_version', 'is not', null)
    .orderBy('applied_version')
    .execute();
  const gap = versions.findIndex((each, index) => each.applied_version !== index + 1);
  if (gap !== -1) return `version ${gap + 1} has no patch`;
  if (versions.length !== project.version)
    return `the project is at version ${project.version}, its patches end at ${versions.length}`;
  const rebuilt = planFromPatches(
    project,
    JSON.parse(initial) as ProjectFields,
    versions.map((each): VersionEffects => {
      return {
        version: each.applied_version!,
        at: each.applied_at as Instant,
        effects: JSON.parse(each.effects) as Effect[],
      };
    }),
  );
  return differenceInWords(rebuilt, new PlanState(await loadPlan(db, project)));
}

function differenceInWords(rebuilt: PlanState, stored: PlanState): string | null {
  const { deletedAt: _r, updatedAt: _ru, ...fromPatches } = rebuilt.project;
  const { deletedAt: _s, updatedAt: _su, ...fromTables } = stored.project;
  const field = differingField(fromPatches, fromTables);
  if (field) return `project: ${field}`;
  for (const task of rebuilt.outline()) {
    const other = stored.find(task.id);
    if (other === null) return `task ${task.id} (#${task.number}) is missing in the tables`;
    const differing = differingField(task, other);
    if (differing) return `task ${task.id} (#${task.number}): ${differing}`;
  }
  for (const { id, number } of stored.outline())
    if (rebuilt.find(id) === null) return `task ${id} (#${number}) is in the tables, but no patch created it`;
  const pairs = (plan: PlanState): string[] =>
    plan
      .dependencies()
      .map(({ taskId, dependsOnId }) => `${taskId} on ${dependsOnId}`)
      .toSorted();
  const [inPatches, inTables] = [pairs(rebuilt), pairs(stored)];
  const lost = inPatches.find((pair) => !inTables.includes(pair)) ?? inTables.find((pair) => !inPatches.includes(pair));
  return lost === undefined ? null : `dependency of ${lost}`;
}

function differingField<T extends object>(left: T, right: T): string | null {
  const name = (Object.keys(left) as (keyof T & string)[]).find((each) => !jsonEqual(left[each], right[each]));
  if (name === undefined) return null;
  return `${name} is ${JSON.stringify(left[name])} by the patches and ${JSON.stringify(right[name])} in the tables`;
}
