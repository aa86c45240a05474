import {
  taskReference,
  type AgentInput,
  type BriefInput,
  type ConversationTurn,
  type PlanContext,
  type PlannerInput,
} from '../agents/agent.ts';
import { AGENT_WORDS } from '../domain/agent-words.ts';
import { coverBrief, type PlannedBrief } from '../domain/brief-coverage.ts';
import { briefSentences } from '../domain/brief-sentences.ts';
import { recalled, type Conversation, type Message } from '../domain/conversation.ts';
import type { LocalDate, TaskId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { PlanState, type PlanSnapshot } from '../domain/plan-state.ts';
import { findConversations, listMessagesBetween } from '../storage/conversations.ts';
import type { Database, ReadDb } from '../storage/database.ts';
import { listPeople } from '../storage/people.ts';
import { loadPlan } from '../storage/plan-snapshots.ts';
import { lockProject } from '../storage/projects.ts';
import { lockRunOf } from '../storage/run-leases.ts';
import { setBaseVersion, type WorkableRun } from '../storage/runs.ts';
import { readPlannedBriefs } from './planned-briefs.ts';
import { RunLost } from './run-journal.ts';

/** Messages that an agent is given at most; their characters have a bound of their own. */
const RECALLED_MESSAGES = 500;

/** What a run needs to begin, as it is at one moment. */
export interface Beginning {
  readonly input: AgentInput;
  /** Null for a conversation that is about no project. */
  readonly snapshot: PlanSnapshot | null;
  readonly people: readonly Person[];
}

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
  readonly nodeId: string;
}

interface Found {
  readonly snapshot: PlanSnapshot | null;
  readonly people: readonly Person[];
  /** For those who may read a brief: what of earlier ones has become the plan. */
  readonly planned: readonly PlannedBrief[];
  readonly conversation: { readonly conversation: Conversation; readonly messages: readonly Message[] } | null;
}

/**
 * Reads what the run's agent is to be given, at a version of the plan that the run remembers. A sentence instead where
 * what it is about has been deleted since it was asked for. Throws RunLost where the run is not this node's.
 */
export async function beginRun(run: WorkableRun, deps: Deps): Promise<Beginning | string> {
  const found = await deps.database.transaction(async (tx): Promise<Found | string> => {
    if ((await lockRunOf(tx, run.id, deps.nodeId)) === null) throw new RunLost();
    const people = await listPeople(tx, run.workspaceId);
    const conversation = await readConversation(tx, run);
    if (run.projectId === null) return { snapshot: null, people, planned: [], conversation };
    // Under the project's lock nobody changes the plan between one statement and the next.
    const project = await lockProject(tx, run.workspaceId, run.projectId);
    if (project === null) return deleted(run, 'project');
    await setBaseVersion(tx, run.id, project.version);
    const maybeBrief = run.agent === 'PLANNER' || run.agent === 'ORCHESTRATOR';
    const planned = maybeBrief ? await readPlannedBriefs(tx, run.workspaceId, project.id) : [];
    return { snapshot: await loadPlan(tx, project), people, planned, conversation };
  });
  if (typeof found === 'string') return found;
  const input = inputOf(run, found, deps.now());
  return typeof input === 'string' ? input : { input, snapshot: found.snapshot, people: found.people };
}

/** What the agent is given; a sentence where what the run is about is gone. */
export function inputOf(
  run: WorkableRun,
  { snapshot, people, planned, conversation }: Found,
  now: Date,
): AgentInput | string {
  const plan = snapshot && contextOf(snapshot, people, now);
  if (run.agent === 'ORCHESTRATOR') {
    if (conversation === null) return deleted(run, 'conversation');
    const { summary } = conversation.conversation;
    const messages = recalled(conversation.messages).map(turn);
    return { agent: 'ORCHESTRATOR', plan, brief: briefOf(run, plan, planned), summary, messages };
  }
  if (plan === null) return deleted(run, 'project');
  switch (run.agent) {
    case 'PLANNER':
      return plannerInput(run, plan, planned);
    case 'DECOMPOSER': {
      const task = plan.tasks.find(({ id }) => id === run.taskId);
      if (!task) return deleted(run, 'task');
      return { agent: 'DECOMPOSER', ...plan, task, instructions: run.prompt === '' ? null : run.prompt };
    }
    case 'EDITOR': {
      const selected = new Set(run.selection);
      const selection = plan.tasks.flatMap(({ id }) => (selected.has(id) ? [id] : []));
      // Without them the instruction would be about the whole plan, which nobody has asked for.
      if (selected.size > 0 && selection.length === 0)
        return 'The selected tasks were deleted before the change was begun.';
      return { agent: 'EDITOR', ...plan, instructions: run.prompt, selection };
    }
  }
}

function plannerInput(run: WorkableRun, plan: PlanContext, planned: readonly PlannedBrief[]): PlannerInput {
  const maxRootTasks = run.options.maxRootTasks ?? 6;
  return { agent: 'PLANNER', ...plan, ...briefOf(run, plan, planned), goal: run.prompt, maxRootTasks };
}

/** The run's prompt read as a brief, beside what the plan holds of it. */
function briefOf({ prompt }: WorkableRun, plan: PlanContext | null, planned: readonly PlannedBrief[]): BriefInput {
  const sentences = briefSentences(prompt);
  const references = new Map(plan?.tasks.map((task) => [task.id, taskReference(task)]));
  const named = (ids: readonly TaskId[]): string[] => ids.map((id) => references.get(id)!);
  const { covered, revised, former, moved, removed } = coverBrief(sentences, planned, (id) => references.has(id));
  return {
    sentences,
    covered: new Map([...covered].map(([number, ids]) => [number, named(ids)])),
    revised: new Map([...revised].map(([number, ids]) => [number, named(ids)])),
    former,
    moved,
    removed: removed.map(({ text, taskIds }) => ({ text, tasks: named(taskIds) })),
  };
}

export async function readConversation(tx: ReadDb, run: WorkableRun): Promise<Found['conversation']> {
  if (run.conversationId === null) return null;
  const [conversation] = await findConversations(tx, run.workspaceId, [run.conversationId]);
  if (!conversation) return null;
  const range = { after: conversation.summaryThrough, last: RECALLED_MESSAGES };
  return { conversation, messages: await listMessagesBetween(tx, conversation.id, range) };
}

function contextOf(snapshot: PlanSnapshot, people: readonly Person[], now: Date): PlanContext {
  return {
    project: snapshot.project,
    tasks: new PlanState(snapshot).outline(),
    dependencies: snapshot.dependencies,
    people: new Map(people.map(({ id, name }) => [id, name])),
    today: now.toISOString().slice(0, 10) as LocalDate,
    timeZone: 'UTC',
  };
}

function turn({ sequence, role, text }: Message): ConversationTurn {
  return { sequence, role, text };
}

function deleted({ agent }: WorkableRun, what: 'project' | 'task' | 'conversation'): string {
  return `The ${what} was deleted before ${AGENT_WORDS[agent].beginning}.`;
}
