import { createBuiltinAgent } from '../agents/builtin/builtin-agent.ts';
import type { Agent } from '../agents/agent.ts';
import type { ModelRoute, RouteLimits } from '../agents/llm/model-call.ts';
import { recordedModel } from '../agents/llm/recorded-model.ts';
import { DEFAULT_RETRY_POLICY } from '../agents/llm/retry.ts';
import { createModelAgent } from '../agents/model/model-agent.ts';
import type { Instant, RunId } from '../domain/ids.ts';
import { jsonEqual } from '../domain/json-equal.ts';
import type { Operation } from '../domain/patch.ts';
import { rollBack } from '../domain/plan-history.ts';
import { PlanState, type PlanSnapshot } from '../domain/plan-state.ts';
import type { ProviderCall } from '../domain/spending.ts';
import { findRecordingsOf } from '../storage/call-recordings.ts';
import type { ReadDb } from '../storage/database.ts';
import { listEffectsAfter } from '../storage/patches.ts';
import { listPeople } from '../storage/people.ts';
import { loadPlan } from '../storage/plan-snapshots.ts';
import { findProjectEvenDeleted } from '../storage/projects.ts';
import { listCallsOf } from '../storage/provider-calls.ts';
import { findWorkableRun, type WorkableRun } from '../storage/runs.ts';
import { listRunEvents } from '../storage/run-events.ts';
import { unpackRecording } from './call-recorder.ts';
import { readPlannedBriefs } from './planned-briefs.ts';
import { inputOf, readConversation } from './run-beginning.ts';
import { RunOperations } from './run-operations.ts';

export interface Replay {
  readonly calls: readonly ProviderCall[];
  /** What the run had said. */
  readonly recorded: readonly Operation[];
  /** What it says now. */
  readonly replayed: readonly Operation[];
  /** The first difference in words; null where both are the same but for the ids of what they create. */
  readonly difference: string | null;
}

/** A run cannot be played again, for the reason in `message`. */
export class NoReplay extends Error {
  override readonly name = 'NoReplay';
}

/**
 * Plays a run again: the plan as it was, the agent as it is now, and the provider as it was recorded. Writes nothing and
 * calls nobody. Throws NoReplay where the run, its plan or a recording is not there any more.
 */
export async function replayRun(
  db: ReadDb,
  runId: RunId,
  limitsOf: (provider: string, model: string) => RouteLimits,
): Promise<Replay> {
  const run = await findWorkableRun(db, runId);
  if (run === null) throw new NoReplay(`There is no run ${runId}.`);
  if (run.startedAt === null) throw new NoReplay('The run has never begun.');
  const calls = (await listCallsOf(db, run.workspaceId, [runId])).filter(({ outcome }) => outcome !== 'OPEN');
  const agent = calls.length === 0 ? createBuiltinAgent() : await recordedAgent(db, runId, calls, limitsOf);
  const recorded = await operationsOf(db, runId);
  const replayed = await playAgain(db, run, run.startedAt, agent, recorded.length);
  return { calls, recorded, replayed, difference: differenceOf(recorded, replayed) };
}

async function recordedAgent(
  db: ReadDb,
  runId: RunId,
  calls: readonly ProviderCall[],
  limitsOf: (provider: string, model: string) => RouteLimits,
): Promise<Agent> {
  const found = await findRecordingsOf(db, runId);
  const recordings = await Promise.all(
    calls.map(async ({ id, provider }) => {
      const recording = found.get(id);
      if (!recording) throw new NoReplay(`What ${provider} sent is not kept any more, or never was.`);
      if (!recording.isWhole) throw new NoReplay(`What ${provider} sent was longer than what is kept.`);
      return unpackRecording(recording.stream);
    }),
  );
  const streamModel = recordedModel(recordings);
  const routes = [...new Map(calls.map((call) => [`${call.provider} ${call.model}`, call])).values()].map(
    ({ provider, model }): ModelRoute => ({
      ...limitsOf(provider, model),
      provider,
      model,
      baseUrl: '',
      streamModel,
      words: { name: provider, keyVariable: '', baseUrlVariable: '', modelVariable: '' },
      costUsd: () => null,
    }),
  );
  const [first, ...others] = routes;
  return createModelAgent({
    routes: [first!, ...others],
    runMs: 10 * 60_000,
    retryPolicy: { ...DEFAULT_RETRY_POLICY, maxRetries: calls.length, sleep: async () => {} },
    fallback: { onRefusal: true, onInvalidOutput: true },
  });
}

async function playAgain(
  db: ReadDb,
  run: WorkableRun,
  startedAt: Instant,
  agent: Agent,
  most: number,
): Promise<readonly Operation[]> {
  const snapshot = await planAtBase(db, run);
  const people = await listPeople(db, run.workspaceId, startedAt);
  const planned = await plannedBefore(db, run);
  const conversation = await readConversation(db, run);
  const input = inputOf(run, { snapshot, people, planned, conversation }, new Date(startedAt));
  if (typeof input === 'string') throw new NoReplay(input);
  const operations = new RunOperations({ input, snapshot, people }, run, new Date(startedAt));
  const support = { takeRefusals: () => operations.takeRefusals() };
  for await (const event of agent.run(input, new AbortController().signal, support)) {
    // A run that was stopped had not taken all that its provider sent.
    if (run.status !== 'SUCCEEDED' && operations.recorded.length === most) break;
    if (event.type === 'operation') operations.take(event);
  }
  return operations.recorded;
}

/** The plan at the version that the run had read; null for a conversation about no project. */
async function planAtBase(
  db: ReadDb,
  { workspaceId, projectId, baseVersion }: WorkableRun,
): Promise<PlanSnapshot | null> {
  if (projectId === null) return null;
  const project = await findProjectEvenDeleted(db, workspaceId, projectId);
  if (project === null) throw new NoReplay('The project of the run is gone.');
  const plan = new PlanState(await loadPlan(db, project));
  rollBack(plan, await listEffectsAfter(db, projectId, baseVersion));
  const { deletedTaskIds } = await loadPlan(db, project);
  return {
    project: { ...plan.project, version: baseVersion },
    tasks: plan.outline(),
    dependencies: plan.dependencies(),
    deletedTaskIds,
  };
}

/** What of earlier briefs had become the plan: of those that were applied before this one, where it was. */
async function plannedBefore(db: ReadDb, { id, agent, workspaceId, projectId }: WorkableRun) {
  if ((agent !== 'PLANNER' && agent !== 'ORCHESTRATOR') || projectId === null) return [];
  const latestFirst = await readPlannedBriefs(db, workspaceId, projectId);
  return latestFirst.slice(latestFirst.findIndex(({ runId }) => runId === id) + 1);
}

async function operationsOf(db: ReadDb, runId: RunId): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (let after = 0; ;) {
    const events = await listRunEvents(db, runId, after, 1_000);
    for (const { operation } of events) if (operation !== null) operations.push(operation);
    const last = events.at(-1);
    if (last === undefined) return operations;
    after = last.sequence;
  }
}

function differenceOf(recorded: readonly Operation[], replayed: readonly Operation[]): string | null {
  const [left, right] = [withoutIds(recorded), withoutIds(replayed)];
  const index = left.findIndex((each, at) => !jsonEqual(each, right[at]));
  if (index === -1 && left.length === right.length) return null;
  if (index === -1) return `There were ${left.length} operations, and now there are ${right.length}.`;
  return `Operation ${index + 1} was ${JSON.stringify(left[index])} and is now ${JSON.stringify(right[index])}.`;
}

/** What a run creates gets ids of chance: here they are counted instead. */
function withoutIds(operations: readonly Operation[]): unknown[] {
  let text = JSON.stringify(operations.map(({ id: _id, ...operation }) => operation));
  for (const [index, { id }] of operations.entries()) text = text.replaceAll(id, `operation-${index}`);
  const created = operations.flatMap((each) => (each.kind === 'CREATE_TASK' ? [each.taskId] : []));
  for (const [index, id] of created.entries()) text = text.replaceAll(id, `new-${index}`);
  return JSON.parse(text) as unknown[];
}
