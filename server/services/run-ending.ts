import { AGENT_WORDS } from '../domain/agent-words.ts';
import { conversationTitle } from '../domain/conversation.ts';
import { toInstant } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Operation } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';
import type { AgentKind, RunErrorCode } from '../domain/run.ts';
import type { WriteDb } from '../storage/database.ts';
import { insertPatch } from '../storage/patches.ts';
import { lockProjectEvenDeleted } from '../storage/projects.ts';
import { finishRun, type WorkableRun } from '../storage/runs.ts';
import { listRunEvents } from '../storage/run-events.ts';
import { findTasks } from '../storage/tasks.ts';
import { proposed } from './new-patch.ts';
import { keepAnswer, type Memory } from './run-answer.ts';
import type { Execution } from './run-execution.ts';
import type { RunJournal } from './run-journal.ts';

/** Of what an agent says, this much goes into a proposal's rationale. */
const RATIONALE_CHARACTERS = 5_000;

export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  readonly incomplete: boolean;
  readonly errorCode: RunErrorCode | null;
  /** For the person; the run's error where it failed. */
  readonly text: string | null;
  readonly title: string | null;
  /** What the agent said: the rationale of its proposal, and its answer where it is asked in a conversation. */
  readonly said: string;
  readonly memory: Memory | null;
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
      title: [...(ending.title ?? (await titleOf(tx, run, project)))].slice(0, LIMITS.titleCharacters).join(''),
      rationale: ending.said.slice(0, RATIONALE_CHARACTERS).trim() || null,
      baseVersion: ending.baseVersion,
      operations: ending.operations,
      authorKind: 'AGENT',
      authorId: `agent:${run.agent.toLowerCase()}`,
      authorName: `${AGENT_WORDS[run.agent].name} (${run.provider})`,
      runId: run.id,
      revertsId: null,
    } as const;
    await insertPatch(tx, proposed(project, proposal, at));
  }
  const { status, incomplete, errorCode, text } = ending;
  const patchId = hasProposal ? run.proposalId : null;
  const error = status === 'FAILED' ? text : null;
  await finishRun(tx, run.id, { status, patchId, incomplete: incomplete && hasProposal, error, errorCode, at });
  await keepAnswer(tx, run, { answer: ending.said, memory: ending.memory, at });
  await journal.addLast(tx, status, text);
}

/** Where its agent has given it none. */
async function titleOf(tx: WriteDb, run: WorkableRun, project: Project): Promise<string> {
  switch (run.agent) {
    case 'PLANNER':
      return `Plan: ${project.name}`;
    case 'DECOMPOSER': {
      const [task] = run.taskId === null ? [] : await findTasks(tx, run.workspaceId, [run.taskId]);
      return task ? `Break down “${task.title}”` : 'Break down a task';
    }
    case 'EDITOR':
    case 'ORCHESTRATOR':
      return conversationTitle(run.prompt);
  }
}

/** How a run ends after its agent has ended. */
export function endingOf({ agent }: WorkableRun, execution: Execution): Ending {
  const { end, title, text: said, memory, baseVersion, operations } = execution;
  const common = { title, said, memory, baseVersion, operations };
  const isAnswer = agent === 'ORCHESTRATOR' && said.trim() !== '';
  const hasSome = operations.length > 0;
  switch (end.type) {
    case 'done': {
      const nothing = hasSome || isAnswer ? null : 'There is nothing to change.';
      return { ...common, status: 'SUCCEEDED', incomplete: false, errorCode: null, text: nothing };
    }
    case 'cancelled': {
      const stopped = hasSome ? `Stopped after ${operations.length} changes.` : 'Stopped before anything had arrived.';
      const sentence = end.text ?? (isAnswer && !hasSome ? 'Stopped.' : stopped);
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
export function stoppedEnding({ agent }: WorkableRun, execution: Execution): Ending {
  const { title, text: said, memory, baseVersion, operations } = execution;
  return { ...interrupted(agent, operations), title, said, memory, baseVersion };
}

/** How a run ends whose node has gone: with what it had written. */
export async function abandonedEnding(tx: WriteDb, run: WorkableRun): Promise<Ending> {
  const operations: Operation[] = [];
  let said = '';
  for (let after = 0; ;) {
    const events = await listRunEvents(tx, run.id, after, 1_000);
    for (const { type, text, operation } of events) {
      if (operation !== null) operations.push(operation);
      if (type === 'TEXT') said += text ?? '';
    }
    const last = events.at(-1);
    if (last === undefined) break;
    after = last.sequence;
  }
  const { agent, baseVersion } = run;
  const how = run.isCancelRequested ? stoppedAfter(operations) : interrupted(agent, operations);
  return { ...how, title: null, said, memory: null, baseVersion };
}

function stoppedAfter(operations: readonly Operation[]) {
  const hasSome = operations.length > 0;
  const text = hasSome ? `Stopped after ${operations.length} changes.` : 'Stopped before anything had arrived.';
  return { status: 'CANCELLED', incomplete: hasSome, errorCode: null, text, operations } as const;
}

function interrupted(agent: AgentKind, operations: readonly Operation[]) {
  const kept = operations.length > 0 ? ` The ${operations.length} changes that had arrived are kept.` : '';
  const again = agent === 'ORCHESTRATOR' ? 'Ask again' : 'Start it again';
  const text = `The server stopped while ${AGENT_WORDS[agent].activity}.${kept} ${again} to get the rest.`;
  return { status: 'FAILED', incomplete: true, errorCode: 'INTERRUPTED', text, operations } as const;
}
