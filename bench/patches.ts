// `npm run bench -- patches`: what patches cost, on small and large plans, on both databases.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../server/domain/actor.ts';
import type { PatchId, PersonId, ProjectId, TaskId } from '../server/domain/ids.ts';
import { toInstant } from '../server/domain/ids.ts';
import type { OperationDraft } from '../server/domain/operation-draft.ts';
import { checkPatch } from '../server/domain/patch-check.ts';
import { PatchRecorder } from '../server/domain/patch-record.ts';
import { PlanState } from '../server/domain/plan-state.ts';
import { InProcessBus } from '../server/events/in-process-bus.ts';
import { localOwner } from '../server/local-workspace.ts';
import { PatchService } from '../server/services/patch-service.ts';
import { ProjectService } from '../server/services/project-service.ts';
import { Database } from '../server/storage/database.ts';
import { migrateToLatest } from '../server/storage/migrate.ts';
import { loadPlan } from '../server/storage/plan-snapshots.ts';
import { findProjects } from '../server/storage/projects.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';
import { median, printTable, watchTurns } from './measure.ts';

/** The last leaves room for what the rounds add: a plan holds 20,000 tasks. */
const SIZES = [100, 1_000, 10_000, 19_800];
const ROUNDS = 60;
const WARM_UP = 5;
const FREE = 20;
const LARGE = 10_000;

interface Bench {
  readonly database: Database;
  readonly actor: Actor;
  readonly projects: ProjectService;
  readonly patches: PatchService;
}

interface FilledPlan {
  readonly id: ProjectId;
  /** Every task; the first `roots` are roots, the last `FREE` are leaves that have no dependencies. */
  readonly tasks: readonly TaskId[];
  readonly roots: number;
  /** Two thirds of the others, each waiting for the one before: two chains through the whole plan. */
  readonly chains: readonly [readonly TaskId[], readonly TaskId[]];
}
type Row = readonly string[];

type DraftsOf = (plan: FilledPlan, round: number) => OperationDraft | OperationDraft[];

/** Small patches, by what they do. */
const KINDS: Readonly<Record<string, DraftsOf>> = {
  update: ({ tasks }, round) => {
    const taskId = tasks[(round * 37) % tasks.length]!;
    return { kind: 'UPDATE_TASK', taskId, fields: { title: `Round ${round}` } };
  },
  create: (_plan, round) => {
    return { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: `New ${round}` } };
  },
  reorder: ({ tasks, roots }, round) => {
    const index = tasks.length - 1 - (round % FREE);
    return { kind: 'MOVE_TASK', taskId: tasks[index]!, parentId: tasks[index % roots]!, afterId: null };
  },
  'move below another': ({ tasks, roots }, round) => {
    return { kind: 'MOVE_TASK', taskId: tasks.at(-1 - (round % FREE))!, parentId: tasks[roots + 1]! };
  },
  delete: ({ tasks }, round) => ({ kind: 'DELETE_TASK', taskId: tasks.at(-1 - (round % FREE))! }),
  depend: ({ tasks }, round) => {
    const taskId = tasks.at(-2 - (round % (FREE - 1)))!;
    return { kind: 'ADD_DEPENDENCY', taskId, dependsOnId: tasks.at(-1)! };
  },
  'depend at the end of a chain': ({ chains: [chain] }, round) => {
    return { kind: 'ADD_DEPENDENCY', taskId: chain.at(-1)!, dependsOnId: chain.at(-3 - (round % 8))! };
  },
  'depend within a chain': ({ chains: [chain] }, round) => {
    const middle = chain.length >> 1;
    return { kind: 'ADD_DEPENDENCY', taskId: chain[middle]!, dependsOnId: chain[middle - 2 - (round % 8)]! };
  },
  'depend between two chains': ({ chains: [chain, other] }, round) => {
    const middle = chain.length >> 1;
    return { kind: 'ADD_DEPENDENCY', taskId: chain[middle]!, dependsOnId: other[middle - (round % 8)]! };
  },
  'depend from end to end of two chains': ({ chains: [chain, other] }, round) => {
    return { kind: 'ADD_DEPENDENCY', taskId: chain[round % 8]!, dependsOnId: other.at(-1 - (round % 8))! };
  },
  'depend twice, early and late': ({ chains: [chain, other] }, round) => [
    { kind: 'ADD_DEPENDENCY', taskId: chain[1 + (round % 8)]!, dependsOnId: other[0]! },
    { kind: 'ADD_DEPENDENCY', taskId: other.at(-1)!, dependsOnId: chain.at(-1 - (round % 8))! },
  ],
};

/**
 * Milliseconds of one small patch and of its undo, through the service, for each kind of change and size of plan; medians.
 * The sizes take turns, so that whatever else the machine does falls on all of them.
 */
async function smallPatches({ database, actor, projects, patches }: Bench): Promise<void> {
  const plans: FilledPlan[] = [];
  for (const size of SIZES) {
    const { id } = await projects.create(actor, { name: `${size} tasks` });
    plans.push(await fill(patches, actor, id, size));
  }
  const rows = { apply: [] as Row[], undo: [] as Row[] };
  for (const [kind, draftsOf] of Object.entries(KINDS)) {
    const times = plans.map(() => ({ apply: [] as number[], undo: [] as number[] }));
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
      for (const [index, plan] of plans.entries()) {
        const { id: projectId } = plan;
        const drafts = [draftsOf(plan, round)].flat();
        const applyAt = performance.now();
        const idempotencyKey = crypto.randomUUID();
        const { patch } = await patches.apply(actor, { projectId, drafts, onConflict: 'FAIL', idempotencyKey });
        const undoAt = performance.now();
        const undone =
          patch && (await patches.revert(actor, patch.id, 'FAIL', { idempotencyKey: crypto.randomUUID() }));
        const doneAt = performance.now();
        if (!undone?.applied) throw new Error(`“${kind}” was refused.`);
        if (round < WARM_UP) continue;
        times[index]!.apply.push(undoAt - applyAt);
        times[index]!.undo.push(doneAt - undoAt);
      }
    for (const step of ['apply', 'undo'] as const) {
      const medians = times.map((time) => median(time[step]));
      const growth = Math.max(...medians.slice(1)) / medians[0]!;
      rows[step].push([kind, ...medians.map((time) => time.toFixed(2)), `${growth.toFixed(2)} ×`]);
    }
  }
  const head = ['', ...SIZES.map((size) => `${size} tasks`), 'growth'];
  const how = `${database.kind}, median of ${ROUNDS}, ms; growth is the largest against ${SIZES[0]} tasks`;
  printTable(`One small patch, ${how}`, head, rows.apply);
  printTable(`The undo of it, ${how}`, head, rows.undo);
}

/** Seconds to check, and to apply through the service, a patch of 10,000 operations on a plan of 10,000 tasks. */
async function largePatch({ database, actor, projects, patches }: Bench): Promise<void> {
  const { id } = await projects.create(actor, { name: 'Large' });
  const { tasks } = await fill(patches, actor, id, LARGE);
  const drafts = tasks.map((taskId, index): OperationDraft => {
    return index % 2 === 0
      ? { kind: 'UPDATE_TASK', taskId, fields: { title: `Changed ${index}`, estimatedMinutes: index } }
      : { kind: 'CREATE_TASK', taskId: null, parentId: taskId, fields: { title: `Below ${index}` } };
  });
  const [project] = await findProjects(database.db, actor.workspaceId, [id]);
  const snapshot = await loadPlan(database.db, project!);
  const now = toInstant(new Date());
  const recordAt = performance.now();
  const recorder = new PatchRecorder(new PlanState(snapshot), {
    patchId: crypto.randomUUID() as PatchId,
    now,
    findPerson: () => null,
    hasPerson: () => true,
    newTaskId: () => crypto.randomUUID() as TaskId,
  });
  for (const draft of drafts) recorder.record(draft);
  const checkAt = performance.now();
  const personByName = (name: string): PersonId => name as PersonId;
  const patch = { baseVersion: project!.version, operations: recorder.operations };
  checkPatch(snapshot, patch, { policy: 'FAIL', accept: null, now, personByName });
  const applyAt = performance.now();
  const stopWatching = watchTurns();
  const applied = await patches.apply(actor, { projectId: id, drafts, onConflict: 'FAIL', idempotencyKey: null });
  const longest = stopWatching();
  const revertAt = performance.now();
  const reverted = await patches.revert(actor, applied.patch!.id, 'FAIL');
  const done = performance.now();
  if (!reverted.applied) throw new Error(`The undo was refused: ${reverted.conflicts[0]?.message}`);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(2);
  printTable(
    `A patch of ${drafts.length} operations on ${LARGE} tasks, ${database.kind}, s; in a turn nothing else has one`,
    ['record', 'check', 'apply (record, check, write)', 'longest turn', 'of CPU time', 'undo it'],
    [
      [
        seconds(recordAt, checkAt),
        seconds(checkAt, applyAt),
        seconds(applyAt, revertAt),
        longest.seconds.toFixed(2),
        longest.cpuSeconds.toFixed(2),
        seconds(revertAt, done),
      ],
    ],
  );
}

/** Fills a plan: a hundred leaves below each root, and two chains of dependencies through them. */
async function fill(patches: PatchService, actor: Actor, projectId: ProjectId, size: number): Promise<FilledPlan> {
  const tasks = Array.from({ length: size }, () => crypto.randomUUID() as TaskId);
  const roots = Math.max(2, Math.floor(size / 100));
  const chainOf = (number: number): TaskId[] =>
    tasks.filter((_, index) => index >= roots && index < size - FREE && index % 3 === number);
  const chains = [chainOf(0), chainOf(1)] as const;
  const before = new Map(chains.flatMap((chain) => chain.map((taskId, index) => [taskId, chain[index - 1]])));
  const drafts = tasks.flatMap((taskId, index): OperationDraft[] => {
    const parentId = index < roots ? null : tasks[index % roots]!;
    const fields = { title: `Task ${index}`, estimatedMinutes: 60 };
    const create = { kind: 'CREATE_TASK', taskId, parentId, fields } as const;
    const dependsOnId = before.get(taskId);
    return dependsOnId === undefined ? [create] : [create, { kind: 'ADD_DEPENDENCY', taskId, dependsOnId }];
  });
  for (let start = 0; start < drafts.length; start += 5_000) {
    const part = drafts.slice(start, start + 5_000);
    const result = await patches.apply(actor, { projectId, drafts: part, onConflict: 'FAIL', idempotencyKey: null });
    if (!result.applied) throw new Error(`The plan was not filled: ${result.conflicts[0]?.message}`);
  }
  return { id: projectId, tasks, roots, chains };
}

const folder = await mkdtemp(join(tmpdir(), 'orchestrator-bench-'));
const postgres = await startPostgres();
try {
  for (const url of [`sqlite:${join(folder, 'bench.db')}`, postgres.url]) {
    const database = new Database({ url, onIdleError: () => undefined });
    await migrateToLatest(database);
    const actor = await localOwner(database, new Date());
    const deps = { database, bus: new InProcessBus(), now: () => new Date() };
    const bench = { database, actor, projects: new ProjectService(deps), patches: new PatchService(deps) };
    await smallPatches(bench);
    await largePatch(bench);
    await database.close();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}
