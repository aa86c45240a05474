import type { PatchId, ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import type { Operation } from '../domain/patch.ts';
import type { ReadDb } from './database.ts';
import { findReverts } from './patches.ts';

/** A goal or document from which a plan was made that was applied. */
export interface AppliedBrief {
  readonly runId: RunId;
  readonly text: string;
  readonly operations: readonly Operation[];
  /** False where the run was cut off. */
  readonly isComplete: boolean;
  readonly isUndone: boolean;
}

/** Those of a project, the one applied last first. Two statements. */
export async function listAppliedBriefs(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  limit: number,
): Promise<AppliedBrief[]> {
  const rows = await db
    .selectFrom('patch')
    .innerJoin('run', 'run.id', 'patch.run_id')
    .select(['patch.id', 'patch.operations', 'run.id as run_id', 'run.prompt', 'run.incomplete'])
    .where('patch.project_id', '=', projectId)
    .where('patch.workspace_id', '=', workspaceId)
    .where('patch.status', '=', 'APPLIED')
    // What a conversation proposed is the plan of a brief where it names its sentences. In text the quotes are escaped.
    .where((where) =>
      where.or([
        where('run.agent', '=', 'PLANNER'),
        where.and([where('run.agent', '=', 'ORCHESTRATOR'), where('patch.operations', 'like', '%"sources":[%')]),
      ]),
    )
    .orderBy('patch.sort_key', 'desc')
    .orderBy('patch.id', 'desc')
    .limit(limit)
    .execute();
  const reverts = await findReverts(
    db,
    workspaceId,
    rows.map(({ id }) => id as PatchId),
  );
  return rows.map((row) => ({
    runId: row.run_id as RunId,
    text: row.prompt,
    operations: JSON.parse(row.operations) as Operation[],
    isComplete: row.incomplete === 0,
    isUndone: reverts.has(row.id as PatchId),
  }));
}
