import type { Agent, AgentEvent } from '../agents/agent.ts';
import type { Providers } from '../agents/providers.ts';
import type { Operation } from '../domain/patch.ts';
import type { RunErrorCode } from '../domain/run.ts';
import { assertNever } from '../lib/assert.ts';
import { lockRunOf } from '../storage/run-leases.ts';
import { setRoute, type WorkableRun } from '../storage/runs.ts';
import { agentEvents } from './agent-events.ts';
import type { Memory } from './run-answer.ts';
import { beginRun } from './run-beginning.ts';
import { patiently } from './patience.ts';
import { RunLost, type RunJournal } from './run-journal.ts';
import { StoredLedger, type StoredLedgerDeps } from './stored-ledger.ts';
import { operationName, RunOperations } from './run-operations.ts';

interface Deps extends StoredLedgerDeps {
  readonly providers: Providers;
}

/** How the agent's part of a run ended, with everything that had arrived by then. */
export interface Execution {
  readonly end:
    | { readonly type: 'done' }
    /** By a person; or for the reason in `text`. */
    | { readonly type: 'cancelled'; readonly text?: string }
    | { readonly type: 'cut' | 'failed'; readonly code: RunErrorCode; readonly text: string };
  readonly title: string | null;
  /** What the agent said: the reason for its plan, or its answer. */
  readonly text: string;
  /** What it wants to remember of the conversation. */
  readonly memory: Memory | null;
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
}

/** Of what an agent says, this much is kept with the run's result; its events have all of it. */
const TEXT_CHARACTERS = 200_000;

/**
 * Lets the run's agent work on a snapshot of the plan and writes what it says to the journal, operation by operation, each
 * checked the moment it arrives. What the plan refuses goes back to the agent, and what it cannot mend becomes a warning.
 * Throws only what is not the agent's fault.
 */
export async function execute(
  run: WorkableRun,
  deps: Deps,
  journal: RunJournal,
  signal: AbortSignal,
): Promise<Execution> {
  const beginning = await beginRun(run, deps);
  if (typeof beginning === 'string') {
    const end = { type: 'cancelled', text: beginning } as const;
    return { end, title: null, text: '', memory: null, baseVersion: 0, operations: [] };
  }
  const { input, snapshot } = beginning;
  const operations = new RunOperations(beginning, run, deps.now());
  let title: string | null = null;
  let text = '';
  let memory: Memory | null = null;
  let end: Execution['end'] | null = null;
  const take = async (event: AgentEvent): Promise<void> => {
    switch (event.type) {
      case 'text':
        if (text.length < TEXT_CHARACTERS) text += event.text;
        return journal.add('TEXT', { text: event.text });
      case 'title':
        title = event.title;
        return;
      case 'operation': {
        const operation = operations.take(event);
        return operation === null ? undefined : journal.add('OPERATION', { operation });
      }
      case 'warning':
        return journal.add('WARNING', { text: event.text });
      case 'retry':
        return journal.add('RETRY', { text: event.text });
      case 'fallback':
        await keepRoute(run, event, deps);
        return journal.add('FALLBACK', { text: event.text });
      case 'cached':
        return journal.add('CACHED', { text: event.text });
      case 'memory':
        memory = { summary: event.summary, through: event.through };
        return;
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
  const support = {
    takeRefusals: () => operations.takeRefusals(),
    workspaceId: run.workspaceId,
    ledger: new StoredLedger({ ...run, runId: run.id }, deps),
  };
  const said = agentOf(run, deps.providers).run(input, signal, support);
  for await (const event of agentEvents(run.agent, said, signal, onFault)) {
    // Nothing of a cancelled run is wanted any more.
    if (!signal.aborted) await take(event);
    if (end !== null) break;
  }
  for (const { operation, reason } of operations.takeRefusals())
    await journal.add('WARNING', { text: `${operationName(operation)} was left out: ${reason}` });
  end ??= signal.aborted
    ? { type: 'cancelled' }
    : { type: 'cut', code: 'INTERNAL', text: 'The agent ended without a word.' };
  const baseVersion = snapshot?.project.version ?? 0;
  return { end, title, text, memory, baseVersion, operations: operations.recorded };
}

function agentOf({ agent, provider, model, options }: WorkableRun, providers: Providers): Agent {
  return providers.agentFor({ agent, provider, model, isNamed: options.isProviderNamed ?? false });
}

/** From now on the run says that it thinks there, whatever becomes of it. */
async function keepRoute(
  { id }: WorkableRun,
  { provider, model }: Extract<AgentEvent, { readonly type: 'fallback' }>,
  { database, nodeId }: Deps,
): Promise<void> {
  const keep = () =>
    database.transaction(async (tx) => {
      if ((await lockRunOf(tx, id, nodeId)) === null) throw new RunLost();
      await setRoute(tx, id, provider, model);
    });
  await patiently(keep, () => false);
}
