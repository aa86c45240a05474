import { linksOf, type PlannedBrief } from '../domain/brief-coverage.ts';
import { briefSentences } from '../domain/brief-sentences.ts';
import type { ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import { listAppliedBriefs } from '../storage/briefs.ts';
import type { ReadDb } from '../storage/database.ts';

/** Editions of a brief that are looked back on. */
const EDITIONS = 10;

/** What of a project's briefs has become its plan, the one applied last first. */
export async function readPlannedBriefs(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectId: ProjectId,
): Promise<readonly (PlannedBrief & { readonly runId: RunId })[]> {
  const applied = await listAppliedBriefs(db, workspaceId, projectId, EDITIONS);
  return applied.map(({ runId, text, operations, isComplete, isUndone }) => {
    return { runId, sentences: briefSentences(text), links: linksOf(operations), isComplete, isUndone };
  });
}
