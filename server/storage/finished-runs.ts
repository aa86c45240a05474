import type { Actor } from '../domain/actor.ts';
import type { PatchId, ProjectId, RunId } from '../domain/ids.ts';
import type { FileRun } from '../domain/project-file.ts';
import type { RunOptions } from '../domain/run.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { runFromRow } from './rows.ts';
import { RUN_COLUMNS } from './runs.ts';

/** Those that are over, as a project's file holds them, in any order. */
export async function findFinishedRuns(db: ReadDb, ids: readonly RunId[]): Promise<FileRun[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('run').select(RUN_COLUMNS).where('id', 'in', chunk).where('finished_at', 'is not', null).execute(),
  );
  return rows.map((row) => {
    const { workspaceId: _workspace, projectId: _project, selection: _selection, ...run } = runFromRow(row);
    const options = JSON.parse(row.options) as RunOptions;
    return { ...run, options, proposalId: row.proposal_id as PatchId, baseVersion: row.base_version };
  });
}

/** Stores runs that were over elsewhere. Whoever brings them here counts as who asked. */
export async function insertFinishedRuns(
  tx: WriteDb,
  actor: Actor,
  projectId: ProjectId,
  runs: readonly FileRun[],
): Promise<void> {
  await forEachChunk(runs, ROWS_PER_STATEMENT, (chunk) =>
    tx
      .insertInto('run')
      .values(
        chunk.map((run) => ({
          id: run.id,
          workspace_id: actor.workspaceId,
          agent: run.agent,
          status: run.status,
          project_id: projectId,
          task_id: run.taskId,
          conversation_id: run.conversationId,
          actor: JSON.stringify(actor),
          prompt: run.prompt,
          provider: run.provider,
          model: run.model,
          options: JSON.stringify(run.options),
          proposal_id: run.proposalId,
          patch_id: run.patchId,
          base_version: run.baseVersion,
          incomplete: run.incomplete ? 1 : 0,
          error: run.error,
          error_code: run.errorCode,
          cancel_requested: 0,
          attempts: 1,
          node_id: null,
          lease_until: null,
          created_at: run.createdAt,
          started_at: run.startedAt,
          finished_at: run.finishedAt,
        })),
      )
      .execute(),
  );
}
