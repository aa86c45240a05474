import type { Instant, ProjectId } from '../domain/ids.ts';
import type { Effect } from '../domain/patch.ts';
import { planDifference } from '../domain/plan-difference.ts';
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
  return planDifference(rebuilt, new PlanState(await loadPlan(db, project)));
}
