import { toInstant } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Operation } from '../domain/patch.ts';
import { NO_USAGE, type RunErrorCode, type Usage } from '../domain/run.ts';
import type { WriteDb } from '../storage/database.ts';
import { insertPatch } from '../storage/patches.ts';
import { lockProjectEvenDeleted } from '../storage/projects.ts';
import { finishRun, listRunEvents, type WorkableRun } from '../storage/runs.ts';
import { proposed } from './new-patch.ts';
import type { Execution } from './run-execution.ts';
import type { RunJournal } from './run-journal.ts';

export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  readonly incomplete: boolean;
  readonly errorCode: RunErrorCode | null;
  /** For the person; the run's error where it failed. */
  readonly text: string | null;
  readonly usage: Usage;
  readonly title: string | null;
  readonly rationale: string | null;
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
}

/**
 * Ends a run for good: its proposal, its state and its last event, in the caller's transaction, which holds the run's
 * lock. Whoever holds it is the only one to end the run, so there is never a second proposal.
 */
export async function endRun(
  tx: WriteDb,
  run: WorkableRun,
  journal: RunJournal,
  ending: Ending,
  now: Date,
): Promise<void> {
  const at = toInstant(now);
  // In the trash too: with the project its proposal comes back.
  const project = run.projectId === null ? null : await lockProjectEvenDeleted(tx, run.workspaceId, run.projectId);
  const hasProposal = project !== null && ending.operations.length > 0;
  if (hasProposal) {
    const proposal = {
      id: run.proposalId,
      title: [...(ending.title ?? `Plan: ${project.name}`)].slice(0, LIMITS.titleCharacters).join(''),
      rationale: ending.rationale?.trim() || null,
      baseVersion: ending.baseVersion,
      operations: ending.operations,
      authorKind: 'AGENT',
      authorId: `agent:${run.agent.toLowerCase()}`,
      authorName: `Planner (${run.provider})`,
      runId: run.id,
      revertsId: null,
    } as const;
    await insertPatch(tx, proposed(project, proposal, at));
  }
  const { status, incomplete, usage, errorCode, text } = ending;
  const patchId = hasProposal ? run.proposalId : null;
  const error = status === 'FAILED' ? text : null;
  await finishRun(tx, run.id, { status, patchId, incomplete: incomplete && hasProposal, usage, error, errorCode, at });
  await journal.addLast(tx, status, text);
}

/** How a run ends after its agent has ended. */
export function endingOf(execution: Execution): Ending {
  const { end, title, text, baseVersion, operations, usage } = execution;
  const common = { title, rationale: text, baseVersion, operations, usage };
  const hasSome = operations.length > 0;
  switch (end.type) {
    case 'done': {
      const nothing = hasSome ? null : 'There is nothing to change.';
      return { ...common, status: 'SUCCEEDED', incomplete: false, errorCode: null, text: nothing };
    }
    case 'cancelled': {
      const sentence =
        end.text ?? (hasSome ? `Stopped after ${operations.length} changes.` : 'Stopped before anything had arrived.');
      return { ...common, status: 'CANCELLED', incomplete: hasSome, errorCode: null, text: sentence };
    }
    case 'cut':
    case 'failed':
      // What had arrived is worth reviewing, whatever stopped the rest.
      return hasSome
        ? { ...common, status: 'SUCCEEDED', incomplete: true, errorCode: end.code, text: end.text }
        : { ...common, status: 'FAILED', incomplete: false, errorCode: end.code, text: end.text };
  }
}

/** How a run ends whose node stops in the middle of it: with everything that had arrived. */
export function stoppedEnding(execution: Execution): Ending {
  const { title, text, baseVersion, operations, usage } = execution;
  return { ...interrupted(operations), usage, title, rationale: text, baseVersion };
}

/** How a run ends whose node has gone: with what it had written. */
export async function abandonedEnding(tx: WriteDb, run: WorkableRun): Promise<Ending> {
  const operations: Operation[] = [];
  for (let after = 0; ;) {
    const events = await listRunEvents(tx, run.id, after, 1_000);
    for (const { operation } of events) if (operation !== null) operations.push(operation);
    const last = events.at(-1);
    if (last === undefined) break;
    after = last.sequence;
  }
  return { ...interrupted(operations), usage: NO_USAGE, title: null, rationale: null, baseVersion: run.baseVersion };
}

function interrupted(operations: readonly Operation[]) {
  const kept = operations.length > 0 ? ` The ${operations.length} changes that had arrived are kept.` : '';
  const text = `The server stopped while this plan was being made.${kept} Start it again to get the rest.`;
  return { status: 'FAILED', incomplete: true, errorCode: 'INTERRUPTED', text, operations } as const;
}
