import type { RunId } from '../../server/domain/ids.ts';
import { isFinished, type AgentRun, type RunEvent } from '../../server/domain/run.ts';
import { BriefService } from '../../server/services/brief-service.ts';
import { ConversationService } from '../../server/services/conversation-service.ts';
import { NO_CEILINGS } from '../../server/domain/spending.ts';
import { RunService } from '../../server/services/run-service.ts';
import { RunWorker } from '../../server/services/run-worker.ts';
import { openRunQueue, type RunQueue } from '../../server/storage/run-queue.ts';
import { createTestDatabase, type DatabaseName } from './databases.ts';
import { openNode, type TestNode } from './node.ts';
import { ScriptedAgent } from './scripted-agent.ts';

/** A node that carries out runs, with an agent that a test plays. */
export interface RunNode extends TestNode {
  readonly nodeId: string;
  readonly agent: ScriptedAgent;
  readonly runs: RunService;
  readonly conversations: ConversationService;
  readonly briefs: BriefService;
  readonly worker: RunWorker;
  readonly queue: RunQueue;
  /** What the worker has reported. A test that expects nothing says so. */
  readonly faults: readonly unknown[];
}

interface RunNodeOptions {
  /** False for a node that takes no runs until its worker is started. */
  readonly isWorking?: boolean;
  /** The node's own clock. */
  readonly now?: () => Date;
}

/** Another node on a database that exists. */
export async function openRunNode(url: string, options: RunNodeOptions = {}): Promise<RunNode> {
  const { isWorking = true, now = () => new Date() } = options;
  const node = await openNode(url);
  const agent = new ScriptedAgent();
  const faults: unknown[] = [];
  const nodeId = crypto.randomUUID();
  const onError = (error: unknown): void => void faults.push(error);
  const queue = await openRunQueue(node.database, onError);
  const deps = { database: node.database, bus: node.bus, queue, providers: agent.asProviders(), now };
  const worker = new RunWorker({ ...deps, nodeId, ceilings: NO_CEILINGS, onError });
  if (isWorking) worker.start();
  return {
    ...node,
    nodeId,
    agent,
    runs: new RunService(deps),
    conversations: new ConversationService(deps),
    briefs: new BriefService(deps),
    worker,
    queue,
    faults,
    async [Symbol.asyncDispose]() {
      await worker.stop();
      await queue.close();
      await node[Symbol.asyncDispose]();
    },
  };
}

/** The first node of a database of its own, which is removed with it; `url` is for others. */
export async function startRunNode(kind: DatabaseName, options: RunNodeOptions = {}): Promise<RunNode> {
  const place = await createTestDatabase(kind);
  const node = await openRunNode(place.url, options);
  return {
    ...node,
    async [Symbol.asyncDispose]() {
      await node[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

/** Queues a run, into a new project unless one is named. */
export function plan(
  node: RunNode,
  request: Partial<Parameters<RunService['planProject']>[1]> = {},
): Promise<AgentRun> {
  return node.runs.planProject(node.actor, { goal: 'Goal', maxRootTasks: 20, ...request });
}

/** The events after a number, until the run ends or the caller leaves the loop. */
export function follow(node: RunNode, runId: RunId, after = 0): AsyncGenerator<RunEvent, void> {
  return node.runs.events(node.actor, runId, after, new AbortController().signal);
}

/** Waits for the run's end and answers all its events. */
export async function eventsOf(node: RunNode, runId: RunId, after = 0): Promise<RunEvent[]> {
  return Array.fromAsync(follow(node, runId, after));
}

/** Waits for the run's end. */
export async function ended(node: RunNode, runId: RunId): Promise<AgentRun> {
  await eventsOf(node, runId);
  const run = await runNow(node, runId);
  if (!isFinished(run.status)) throw new Error(`The last event has come, and the run is ${run.status}.`);
  return run;
}

export async function runNow(node: RunNode, runId: RunId): Promise<AgentRun> {
  const run = (await node.runs.getMany(node.actor, [runId])).get(runId);
  if (!run) throw new Error('The run is gone.');
  return run;
}

/** Titles of the tasks that the run's proposal creates; null where it has none. */
export async function proposedTitles(node: RunNode, runId: RunId): Promise<string[] | null> {
  const { patchId } = await runNow(node, runId);
  if (patchId === null) return null;
  const patch = (await node.patches.getMany(node.actor, [patchId])).get(patchId);
  if (!patch) throw new Error('The proposal is gone.');
  return patch.operations.map(({ title }) => title);
}
