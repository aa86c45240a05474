import { describe, expect, onTestFinished, test } from 'vitest';
import type { CallResult, OpenCall, PlannedCall } from '../../server/agents/llm/call-ledger.ts';
import type { ModelFailure } from '../../server/agents/llm/model.ts';
import { NO_CEILINGS, type Ceilings } from '../../server/domain/spending.ts';
import { StoredLedger, type Spender } from '../../server/services/stored-ledger.ts';
import { listCallsOf } from '../../server/storage/provider-calls.ts';
import { takeRun } from '../../server/storage/run-leases.ts';
import { type WorkableRun } from '../../server/storage/runs.ts';
import { findSpending } from '../../server/storage/spending.ts';
import { createTestDatabase, DATABASES, type DatabaseName } from '../support/databases.ts';
import { openRunNode, plan, type RunNode } from '../support/run-node.ts';

const NOW = new Date('2026-11-25T12:00:00.000Z');
const CALL: PlannedCall = {
  provider: 'openai',
  model: 'gpt-6-sol',
  kind: 'first',
  mostUsd: 0.1,
  mostTokens: 4_000,
};
const RESULT: CallResult = {
  usage: { inputTokens: 1_000, outputTokens: 500, cacheReadTokens: 200, cacheWriteTokens: 0 },
  isEstimate: false,
  costUsd: 0.06,
  outcome: 'done',
  errorCode: null,
  firstByteMs: 12,
  durationMs: 34,
};
const LEDGER = {
  now: () => NOW,
  onError: (error: unknown) => {
    throw error;
  },
};
const never = new AbortController().signal;

function usdPerMonth(usd: number): Ceilings {
  return { ...NO_CEILINGS, workspaceMonth: { usd, tokens: null } };
}

describe.each(DATABASES)('the ledger of calls, on %s', (kind) => {
  test(
    'lets 50 runs on three nodes pass a ceiling by at most one call, and spend all of it',
    { timeout: 90_000 },
    async () => {
      const nodes = await openNodes(kind, 3);
      const ledgers: StoredLedger[] = [];
      for (let index = 0; index < 50; index += 1)
        ledgers.push((await takenRun(nodes[index % 3]!, usdPerMonth(1))).ledger);
      /** As many as fit below the ceiling with what they cost at most; held until all of them are open. */
      const atFirst = 1 / CALL.mostUsd!;
      const { promise: allOpen, resolve: letGo } = Promise.withResolvers<void>();
      let calls = 0;
      const refusals = await Promise.all(
        ledgers.map(async (ledger) => {
          for (;;) {
            const opened = await ledger.begin(CALL, never);
            if ('type' in opened) return opened;
            calls += 1;
            if (calls === atFirst) letGo();
            await allOpen;
            await opened.end(RESULT);
          }
        }),
      );
      const { database, actor } = nodes[0]!;
      const { usd, tokens } = await findSpending(database.db, actor.workspaceId, '2026-11');
      expect(calls).toBe(Math.ceil(1 / 0.06));
      expect(usd).toBeCloseTo(calls * 0.06, 6);
      expect(usd).toBeLessThanOrEqual(1 + 0.06);
      expect(tokens).toBe(calls * 1_500);
      expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['BUDGET_EXCEEDED']));
      expect(refusals[0]!.message).toBe(
        'The ceiling of $1.00 of this workspace for a month is reached: $1.02 is spent. It begins again on 1 December 2026. ' +
          'Wait until then, raise ceilings.workspaceMonth in the settings file, or choose the built-in planner, which costs nothing.',
      );
    },
  );

  test('holds a run to its own ceiling, and others to none', async () => {
    const [node] = await openNodes(kind, 1);
    const ceilings = { ...NO_CEILINGS, run: { usd: 0.06, tokens: null } };
    const one = await takenRun(node!, ceilings);
    const other = await takenRun(node!, ceilings);
    await allowed(await one.ledger.begin(CALL, never)).end(RESULT);
    expect(await one.ledger.begin(CALL, never)).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      message: expect.stringMatching(
        /^The ceiling of \$0\.06 for one run is reached: \$0\.06 is spent\. Plan a smaller/,
      ),
    });
    await allowed(await other.ledger.begin(CALL, never)).end(RESULT);
  });

  test('counts tokens where no price is known', async () => {
    const [node] = await openNodes(kind, 1);
    const { ledger, run } = await takenRun(node!, { ...NO_CEILINGS, month: { usd: 5, tokens: 1_500 } });
    const call = { ...CALL, mostUsd: null };
    await allowed(await ledger.begin(call, never)).end({ ...RESULT, costUsd: null });
    expect(await ledger.begin(call, never)).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      message: expect.stringMatching(
        /^The ceiling of 1,500 tokens of this server for a month is reached: 1,500 tokens/,
      ),
    });
    const [stored] = await listCallsOf(node!.database.db, node!.actor.workspaceId, [run.id]);
    expect(stored).toMatchObject({ costUsd: null, inputTokens: 1_000, outputTokens: 500, cachedTokens: 200 });
  });

  test('makes a call wait while only what is open fills the ceiling, and go on with its truth', async () => {
    const nodes = await openNodes(kind, 2);
    const first = await takenRun(nodes[0]!, usdPerMonth(0.1));
    const second = await takenRun(nodes[1]!, usdPerMonth(0.1));
    const open = allowed(await first.ledger.begin(CALL, never));
    let isOpen = false;
    const waiting = second.ledger.begin(CALL, never).then((opened) => {
      isOpen = true;
      return opened;
    });
    await second.node.database.ping();
    expect(isOpen).toBe(false);
    await open.end({ ...RESULT, costUsd: 0.01 });
    await allowed(await waiting).end(RESULT);
  });

  test('stops waiting when the run is cancelled', async () => {
    const [node] = await openNodes(kind, 1);
    const first = await takenRun(node!, usdPerMonth(0.1));
    const second = await takenRun(node!, usdPerMonth(0.1));
    const open = allowed(await first.ledger.begin(CALL, never));
    const cancelling = new AbortController();
    const waiting = second.ledger.begin(CALL, cancelling.signal);
    cancelling.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    await open.end(RESULT);
  });

  test('counts the call of a lost node in full until its truth comes, and makes no call for a run that is lost', async () => {
    const nodes = await openNodes(kind, 2);
    const lost = await takenRun(nodes[0]!, usdPerMonth(10));
    const open = allowed(await lost.ledger.begin(CALL, never));
    const { database, actor } = nodes[1]!;
    await database.db.updateTable('run').set({ node_id: nodes[1]!.nodeId }).where('id', '=', lost.run.id).execute();
    expect(await lost.ledger.begin(CALL, never)).toMatchObject({ code: 'INTERRUPTED' });
    const heir = new StoredLedger(spenderOf(lost.run), { ...nodes[1]!, ...LEDGER, ceilings: usdPerMonth(10) });
    await allowed(await heir.begin(CALL, never)).end(RESULT);
    const spent = async (): Promise<number> => (await findSpending(database.db, actor.workspaceId, '2026-11')).usd;
    expect(await spent()).toBeCloseTo(0.1 + 0.06, 6);
    const outcomes = async () =>
      (await listCallsOf(database.db, actor.workspaceId, [lost.run.id])).map(({ outcome }) => outcome).toSorted();
    expect(await outcomes()).toEqual(['DONE', 'LOST']);
    await open.end(RESULT);
    await open.end(RESULT);
    expect(await spent()).toBeCloseTo(0.06 + 0.06, 6);
    expect(await outcomes()).toEqual(['DONE', 'DONE']);
  });

  test('holds a test of a provider to the same ceilings, and gives it up when its node has gone', async () => {
    const [node] = await openNodes(kind, 1);
    const { actor, database } = node!;
    const spender = { workspaceId: actor.workspaceId, runId: null, projectId: null, agent: null };
    const now = () => new Date();
    const ledger = new StoredLedger(spender, { ...node!, ...LEDGER, now, ceilings: usdPerMonth(0.16) });
    const month = now().toISOString().slice(0, 7);
    const spent = async (): Promise<number> => (await findSpending(database.db, actor.workspaceId, month)).usd;
    await allowed(await ledger.begin({ ...CALL, kind: 'test' }, never)).end(RESULT);
    expect(await spent()).toBeCloseTo(0.06, 6);
    // Nobody ends this one; what is long past cannot be under way any more.
    const long = { ...node!, ...LEDGER, now: () => new Date(now().getTime() - 120_000), ceilings: NO_CEILINGS };
    allowed(await new StoredLedger(spender, long).begin({ ...CALL, kind: 'test' }, never));
    expect(await ledger.begin({ ...CALL, kind: 'test' }, never)).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(await spent()).toBeCloseTo(0.16, 6);
  });

  test('begins again with the next month', async () => {
    const [node] = await openNodes(kind, 1);
    const { ledger, run } = await takenRun(node!, usdPerMonth(0.01));
    await allowed(await ledger.begin(CALL, never)).end(RESULT);
    expect(await ledger.begin(CALL, never)).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    const later = { ...node!, ...LEDGER, now: () => new Date('2026-12-01T00:00:00.000Z'), ceilings: usdPerMonth(0.01) };
    await allowed(await new StoredLedger(spenderOf(run), later).begin(CALL, never)).end(RESULT);
  });
});

async function openNodes(kind: DatabaseName, count: number): Promise<RunNode[]> {
  const stack = new AsyncDisposableStack();
  onTestFinished(() => stack.disposeAsync());
  const place = stack.use(await createTestDatabase(kind));
  const nodes: RunNode[] = [];
  for (let index = 0; index < count; index += 1)
    nodes.push(stack.use(await openRunNode(place.url, { isWorking: false, now: () => NOW })));
  return nodes;
}

/** A run that a node has taken, as its worker would. */
async function takenRun(node: RunNode, ceilings: Ceilings) {
  await plan(node);
  const lease = { nodeId: node.nodeId, leaseMs: 60_000, at: NOW.toISOString() };
  const run = await node.database.transaction(async (tx) => {
    const id = await node.queue.take(tx);
    return id && takeRun(tx, id, lease);
  });
  return { run: run!, node, ledger: new StoredLedger(spenderOf(run!), { ...node, ...LEDGER, ceilings }) };
}

function spenderOf(run: WorkableRun): Spender {
  return { ...run, runId: run.id };
}

function allowed(opened: OpenCall | ModelFailure): OpenCall {
  if ('type' in opened) throw new Error(opened.message);
  return opened;
}
