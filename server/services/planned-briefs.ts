import { linksOf, namedElsewhere, notedOnly, type PlannedBrief } from '../domain/brief-coverage.ts';
import { briefSentences } from '../domain/brief-sentences.ts';
import type { ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import { listAppliedBriefs } from '../storage/briefs.ts';
import type { ReadDb } from '../storage/database.ts';

/** Editions of a brief that are looked back on. */
const EDITIONS = 10;

export interface AppliedBrief extends PlannedBrief {
  readonly runId: RunId;
  /** Sentences of which something came that is no task: the project's description, an order. */
  readonly elsewhere: ReadonlySet<number>;
  /** Of these the ones that are in the words of the project and nowhere else. */
  readonly noted: ReadonlySet<number>;
}

/** What of a project's briefs has become its plan, the one applied last first. */
export async function readPlannedBriefs(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectId: ProjectId,
): Promise<readonly AppliedBrief[]> {
  const applied = await listAppliedBriefs(db, workspaceId, projectId, EDITIONS);
  return applied.map(({ runId, text, operations, isComplete, isUndone }) => {
    const sentences = briefSentences(text);
    return {
      runId,
      sentences,
      links: linksOf(operations),
      elsewhere: namedElsewhere(operations),
      noted: notedOnly(operations),
      isComplete,
      isUndone,
    };
  });
}
