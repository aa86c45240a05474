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
import { median, printTable } from './measure.ts';

/** The last leaves room for what the rounds add: a plan holds 20,000 tasks. */
const SIZES = [100, 1_000, 10_000, 19_900];
const ROUNDS = 60;
const LARGE = 10_000;

interface Bench {
  readonly database: Database;
  readonly actor: Actor;
  readonly projects: ProjectService;
  readonly patches: PatchService;
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

/** Milliseconds of one small patch, through the service, for each kind of change and size of plan; medians. */
async function smallPatches({ database, actor, projects, patches }: Bench): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const size of SIZES) {
    const { id } = await projects.create(actor, { name: `${size} tasks` });
    const tasks = await fill(patches, actor, id, size);
    const leaf = (round: number): TaskId => tasks[(round * 37) % tasks.length]!;
    const kinds: Record<string, (round: number) => OperationDraft> = {
      update: (round) => ({ kind: 'UPDATE_TASK', taskId: leaf(round), fields: { title: `Round ${round}` } }),
      create: (round) => ({ kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: `New ${round}` } }),
      reorder: (round) => ({ kind: 'MOVE_TASK', taskId: tasks[round % 10]!, parentId: null, afterId: null }),
      depend: (round) => ({
        kind: 'ADD_DEPENDENCY',
        taskId: tasks[tasks.length - 1 - round]!,
        dependsOnId: tasks[11]!,
      }),
    };
    const medians: number[] = [];
    for (const draftOf of Object.values(kinds)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const drafts = [draftOf(round)];
        const start = performance.now();
        await patches.apply(actor, { projectId: id, drafts, onConflict: 'FAIL', idempotencyKey: crypto.randomUUID() });
        times.push(performance.now() - start);
      }
      medians.push(median(times));
    }
    rows.push([size, ...medians.map((time) => time.toFixed(2))]);
  }
  printTable(
    `One small patch, ${database.kind}, median of ${ROUNDS}, ms`,
    ['tasks', 'update', 'create', 'reorder', 'depend'],
    rows,
  );
}

/** Seconds to check, and to apply through the service, a patch of 10,000 operations on a plan of 10,000 tasks. */
async function largePatch({ database, actor, projects, patches }: Bench): Promise<void> {
  const { id } = await projects.create(actor, { name: 'Large' });
  const tasks = await fill(patches, actor, id, LARGE);
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
  await patches.apply(actor, { projectId: id, drafts, onConflict: 'FAIL', idempotencyKey: null });
  const done = performance.now();
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(2);
  printTable(
    `A patch of ${drafts.length} operations on ${LARGE} tasks, ${database.kind}, s`,
    ['record', 'check', 'apply (record, check, write)'],
    [[seconds(recordAt, checkAt), seconds(checkAt, applyAt), seconds(applyAt, done)]],
  );
}

/** Fills a plan: ten root tasks to a hundred leaves each, chains of dependencies; answers the leaves' ids. */
async function fill(patches: PatchService, actor: Actor, projectId: ProjectId, size: number): Promise<TaskId[]> {
  const ids = Array.from({ length: size }, () => crypto.randomUUID() as TaskId);
  const roots = Math.max(1, Math.floor(size / 100));
  const drafts = ids.flatMap((taskId, index): OperationDraft[] => {
    const parentId = index < roots ? null : ids[index % roots]!;
    const create: OperationDraft = {
      kind: 'CREATE_TASK',
      taskId,
      parentId,
      fields: { title: `Task ${index}`, estimatedMinutes: 60 },
    };
    const isChained = index >= roots * 2 && index % 3 === 0;
    return isChained ? [create, { kind: 'ADD_DEPENDENCY', taskId, dependsOnId: ids[index - roots]! }] : [create];
  });
  for (let start = 0; start < drafts.length; start += 5_000) {
    const part = drafts.slice(start, start + 5_000);
    const result = await patches.apply(actor, { projectId, drafts: part, onConflict: 'FAIL', idempotencyKey: null });
    if (!result.applied) throw new Error(`The plan was not filled: ${result.conflicts[0]?.message}`);
  }
  return ids;
}
