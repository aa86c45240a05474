import { randomUUID } from 'node:crypto';
import type { Agent, AgentEvent, AgentInput, AgentOperation, Refusal } from '../agents/agent.ts';
import type { Providers } from '../agents/providers.ts';
import { toInstant, type LocalDate, type PersonId, type RunId, type TaskId } from '../domain/ids.ts';
import { PatchRecorder } from '../domain/patch-record.ts';
import type { Operation } from '../domain/patch.ts';
import { personKey, type Person } from '../domain/person.ts';
import { PlanState, type PlanSnapshot } from '../domain/plan-state.ts';
import { NO_USAGE, type RunErrorCode, type Usage } from '../domain/run.ts';
import { assertNever } from '../lib/assert.ts';
import type { Database } from '../storage/database.ts';
import { listPeople } from '../storage/people.ts';
import { loadPlan } from '../storage/plan-snapshots.ts';
import { lockProject } from '../storage/projects.ts';
import { lockRunOf, setBaseVersion, type WorkableRun } from '../storage/runs.ts';
import { agentEvents } from './agent-events.ts';
import { RunLost, type RunJournal } from './run-journal.ts';
import { TaskReferences } from './run-refs.ts';

interface Deps {
  readonly database: Database;
  readonly providers: Providers;
  readonly now: () => Date;
  readonly nodeId: string;
  readonly onError: (error: unknown, context: { readonly runId: RunId }) => void;
}

/** How the agent's part of a run ended, with everything that had arrived by then. */
export interface Execution {
  readonly end:
    | { readonly type: 'done' }
    /** By a person; or for the reason in `text`. */
    | { readonly type: 'cancelled'; readonly text?: string }
    | { readonly type: 'cut' | 'failed'; readonly code: RunErrorCode; readonly text: string };
  readonly title: string | null;
  /** What the agent said of its plan, for the proposal's rationale. */
  readonly text: string;
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
  readonly usage: Usage;
}

/** Of what an agent says, this much goes into a proposal's rationale. */
const RATIONALE_CHARACTERS = 5_000;

/**
 * Lets the Planner work on a snapshot of the plan and writes what it says to the journal, operation by operation, each
 * checked the moment it arrives. What the plan refuses goes back to the planner, and what it cannot mend becomes a
 * warning. Throws only what is not the agent's fault.
 */
export async function execute(
  run: WorkableRun,
  deps: Deps,
  journal: RunJournal,
  signal: AbortSignal,
): Promise<Execution> {
  const { providers, now } = deps;
  const found = await begin(run, deps);
  if (found === null) {
    const end = { type: 'cancelled', text: 'The project was deleted before its plan was begun.' } as const;
    return { end, title: null, text: '', baseVersion: 0, operations: [], usage: NO_USAGE };
  }
  const { snapshot, people } = found;
  const { project } = snapshot;
  const plan = new PlanState(snapshot);
  const peopleByName = new Map(people.map(({ id, name }) => [personKey(name), id]));
  const peopleIds = new Set<PersonId>(people.map(({ id }) => id));
  const recorder = new PatchRecorder(new PlanState(snapshot), {
    patchId: run.proposalId,
    now: toInstant(now()),
    findPerson: (name) => peopleByName.get(personKey(name)) ?? null,
    hasPerson: (id) => peopleIds.has(id),
    newTaskId: () => randomUUID() as TaskId,
  });
  const references = new TaskReferences(snapshot.tasks, () => randomUUID() as TaskId);
  const input: AgentInput = {
    agent: 'PLANNER',
    goal: run.prompt,
    project,
    tasks: plan.outline(),
    dependencies: snapshot.dependencies,
    people: new Map(people.map(({ id, name }) => [id, name])),
    today: now().toISOString().slice(0, 10) as LocalDate,
    timeZone: 'UTC',
    maxRootTasks: run.options.maxRootTasks,
  };

  const refusals = new Refusals();
  let title: string | null = null;
  let text = '';
  let usage = NO_USAGE;
  let end: Execution['end'] | null = null;
  const take = async (event: AgentEvent): Promise<void> => {
    switch (event.type) {
      case 'text':
        if (text.length < RATIONALE_CHARACTERS) text += event.text;
        return journal.add('TEXT', { text: event.text });
      case 'title':
        title = event.title;
        return;
      case 'operation': {
        const refused = (reason: string): void => refusals.add({ operation: event.operation, reason });
        const resolved = references.resolve(event.operation);
        if (!resolved.ok) return refused(resolved.message);
        const recorded = recorder.recordIfFitting(resolved.draft);
        if (recorded.type === 'invalid') return refused(recorded.issues.map(({ message }) => message).join(' '));
        if (recorded.conflicts.length > 0) return refused(recorded.conflicts.map(({ message }) => message).join(' '));
        references.keep(event.operation, resolved.draft);
        return journal.add('OPERATION', { operation: recorded.operation });
      }
      case 'warning':
        return journal.add('WARNING', { text: event.text });
      case 'retry':
        return journal.add('RETRY', { text: event.text });
      case 'fallback':
        return journal.add('FALLBACK', { text: event.text });
      case 'usage':
        usage = sum(usage, event.usage);
        return;
      case 'memory':
        return; // Of a conversation; kept by whoever keeps those.
      case 'done':
        end = { type: 'done' };
        return;
      case 'cut':
      case 'failed':
        end = { type: event.type, code: event.code, text: event.text };
        return;
      default:
        assertNever(event);
    }
  };
  const onFault = (error: unknown): void => deps.onError(error, { runId: run.id });
  const said = agentOf(run, providers).run(input, signal, refusals);
  for await (const event of agentEvents(said, signal, onFault)) {
    // What a cancelled run has used is still owed; nothing else of it is wanted any more.
    if (!signal.aborted || event.type === 'usage') await take(event);
    if (end !== null) break;
  }
  for (const { operation, reason } of refusals.takeRefusals())
    await journal.add('WARNING', { text: `${nameOf(operation)} was left out: ${reason}` });
  const { operations } = recorder;
  end ??= signal.aborted
    ? { type: 'cancelled' }
    : { type: 'cut', code: 'INTERNAL', text: 'The planner ended without a word.' };
  return { end, title, text: text.slice(0, RATIONALE_CHARACTERS), baseVersion: project.version, operations, usage };
}

/** The plan and the people as they are now, at a version that the run remembers; null where the project is deleted. */
async function begin(
  run: WorkableRun,
  { database, nodeId }: Deps,
): Promise<{ readonly snapshot: PlanSnapshot; readonly people: readonly Person[] } | null> {
  return database.transaction(async (tx) => {
    if ((await lockRunOf(tx, run.id, nodeId)) === null) throw new RunLost();
    // Under the project's lock nobody changes the plan between one statement and the next.
    const project = run.projectId === null ? null : await lockProject(tx, run.workspaceId, run.projectId);
    if (project === null) return null;
    await setBaseVersion(tx, run.id, project.version);
    return { snapshot: await loadPlan(tx, project), people: await listPeople(tx, run.workspaceId) };
  });
}

class Refusals {
  #open: Refusal[] = [];

  add(refusal: Refusal): void {
    this.#open.push(refusal);
  }
  takeRefusals(): readonly Refusal[] {
    const open = this.#open;
    this.#open = [];
    return open;
  }
}

function agentOf(run: WorkableRun, providers: Providers): Agent {
  return providers.choose(run.provider, run.model).provider.agent(run.model);
}

function nameOf(operation: AgentOperation): string {
  if (operation.kind === 'UPDATE_PROJECT') return 'A change of the project';
  if (operation.kind === 'CREATE_TASK') return `“${operation.fields.title}”`;
  return `A change of ${operation.taskId}`;
}

/** Costs add up only while all of them are known. */
function sum(left: Usage, right: Usage): Usage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    costUsd: left.costUsd === null || right.costUsd === null ? null : left.costUsd + right.costUsd,
  };
}
