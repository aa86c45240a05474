import type { Actor } from '../domain/actor.ts';
import { coverBrief, notedOnly } from '../domain/brief-coverage.ts';
import { matchEqual } from '../domain/brief-matching.ts';
import { briefSentences, type BriefSentence } from '../domain/brief-sentences.ts';
import type { OperationId, ProjectId, TaskId } from '../domain/ids.ts';
import type { Operation } from '../domain/patch.ts';
import type { AgentRun } from '../domain/run.ts';
import type { Database } from '../storage/database.ts';
import { findPatches } from '../storage/patches.ts';
import { findProjects } from '../storage/projects.ts';
import { findRuns } from '../storage/runs.ts';
import { findTasks } from '../storage/tasks.ts';
import { requireProject } from './access.ts';
import { readPlannedBriefs, type AppliedBrief } from './planned-briefs.ts';

/** A sentence with what came of it. */
export interface CoveredSentence extends BriefSentence {
  /** Tasks of the plan that were made from it, by this run or by one before or after it. */
  readonly taskIds: readonly TaskId[];
  /** Operations of the run's proposal that name it as their source and were not rejected. */
  readonly operationIds: readonly OperationId[];
  /** Whether anything came of it: such tasks and operations, or earlier what is no task, such as the project's description. */
  readonly isPlanned: boolean;
  /** Whether it is planned only in so far as the project's description holds it. */
  readonly isNoted: boolean;
}

/** Tells what of a brief has become the plan. */
export class BriefService {
  readonly #database: Database;
  constructor({ database }: { readonly database: Database }) {
    this.#database = database;
  }

  /** Of a run that the actor may see and that has planned a brief, in a conversation too; null for every other. */
  async coverageOf(actor: Actor, run: AgentRun): Promise<readonly CoveredSentence[] | null> {
    if (run.projectId === null || run.workspaceId !== actor.workspaceId) return null;
    const { db } = this.#database;
    const [proposal] = run.patchId === null ? [] : await findPatches(db, actor.workspaceId, [run.patchId]);
    const operations = operationsBySource(proposal?.operations ?? []);
    if (run.agent !== 'PLANNER' && (run.agent !== 'ORCHESTRATOR' || operations.size === 0)) return null;
    const sentences = briefSentences(run.prompt);
    const planned = await readPlannedBriefs(db, actor.workspaceId, run.projectId);
    const linked = planned.flatMap(({ links }) => [...links.values()].flat());
    const tasks = await findTasks(db, actor.workspaceId, linked);
    const existing = new Set(tasks.filter(({ projectId }) => projectId === run.projectId).map(({ id }) => id));
    const { covered } = coverBrief(sentences, planned, (id) => existing.has(id));
    const elsewhere = new Set(planned.flatMap((brief) => amongBefore(sentences, brief, brief.elsewhere)));
    const noted = notedOnly(proposal?.operations ?? []);
    const notedBefore = new Set(planned.flatMap((brief) => amongBefore(sentences, brief, brief.noted)));
    const [project] = await findProjects(db, actor.workspaceId, [run.projectId]);
    // What has no words, such as the mark of a quotation, says nothing that could be planned.
    return sentences
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .map((sentence) => {
        const taskIds = covered.get(sentence.number) ?? [];
        const operationIds = operations.get(sentence.number) ?? [];
        const isPlanned = taskIds.length > 0 || operationIds.length > 0 || elsewhere.has(sentence.number);
        const isHeld = operationIds.length > 0 ? noted.has(sentence.number) : notedBefore.has(sentence.number);
        // What the project is called after is more than a note.
        const isNoted = isHeld && taskIds.length === 0 && sentence.text !== project?.name;
        return { ...sentence, taskIds, operationIds, isPlanned, isNoted };
      });
  }

  /** The run that has planned a brief whose plan was applied last; null where there is none. */
  async latestOf(actor: Actor, projectId: ProjectId): Promise<AgentRun | null> {
    const { db } = this.#database;
    await requireProject(db, actor, projectId);
    const [latest] = await readPlannedBriefs(db, actor.workspaceId, projectId);
    const [run] = latest ? await findRuns(db, actor.workspaceId, [latest.runId]) : [];
    return run ?? null;
  }
}

/** Those that were not rejected, by the sentences that they name. */
function operationsBySource(operations: readonly Operation[]): ReadonlyMap<number, readonly OperationId[]> {
  const bySource = new Map<number, OperationId[]>();
  for (const { id, sources = [], decision } of operations) {
    if (decision === 'REJECTED') continue;
    for (const source of sources) bySource.set(source, [...(bySource.get(source) ?? []), id]);
  }
  return bySource;
}

/** Sentences that an earlier brief has too, where they are among `numbers`. */
function amongBefore(
  sentences: readonly BriefSentence[],
  { sentences: before, isUndone }: AppliedBrief,
  numbers: ReadonlySet<number>,
): readonly number[] {
  if (isUndone || numbers.size === 0) return [];
  return [...matchEqual(sentences, before)].filter(([, partner]) => numbers.has(partner)).map(([number]) => number);
}
