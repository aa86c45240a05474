import { sql } from 'kysely';
import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { PlanNeeds } from '../domain/plan-needs.ts';
import type { PlanSnapshot } from '../domain/plan-state.ts';
import type { Project } from '../domain/project.ts';
import { MAX_DEPTH, type Dependency, type Task } from '../domain/task.ts';
import { mapInTurns } from '../lib/in-turns.ts';
import { chunksOf, inChunks } from './chunks.ts';
import type { ReadDb } from './database.ts';
import { connectionsOf } from './plan-cycles.ts';
import { askOrder } from './plan-orders.ts';
import { taskFromRow } from './rows.ts';
import type { TaskRow } from './tables.ts';
import { dependencyKey, PAIRS_PER_STATEMENT } from './dependencies.ts';
import { TASK_COLUMNS } from './tasks.ts';

const TASKS_PER_TURN = 2_000;

/** The whole plan. Tasks in no order. */
export async function loadPlan(db: ReadDb, project: Project): Promise<PlanSnapshot> {
  const rows = await db.selectFrom('task').select(TASK_COLUMNS).where('project_id', '=', project.id).execute();
  const dependencies = await db
    .selectFrom('dependency')
    .select(['task_id', 'depends_on_id'])
    .where('project_id', '=', project.id)
    .execute();
  return {
    project,
    tasks: await mapInTurns(rows, TASKS_PER_TURN, taskFromRow),
    dependencies: dependencies.map(toDependency),
    deletedTaskIds: new Set(),
  };
}

/**
 * The part of the plan that some operations touch, so that a small patch costs the same on a large plan. What it must
 * hold stands at `PlanSnapshot`.
 */
export async function loadPlanPart(db: ReadDb, project: Project, needs: PlanNeeds): Promise<PlanSnapshot> {
  const loadWhole = async (): Promise<PlanSnapshot> => {
    const plan = await loadPlan(db, project);
    return { ...plan, deletedTaskIds: await findDeleted(db, project.id, missing(needs.taskIds, plan.tasks)) };
  };
  if (needs.wholePlan) return loadWhole();
  const tasks = new Map<TaskId, Task>();
  const keep = (rows: readonly TaskRow[]): void => {
    // Clients may name tasks of other projects.
    for (const row of rows) if (row.project_id === project.id) tasks.set(row.id as TaskId, taskFromRow(row));
  };
  keep(await readTasks(db, needs.taskIds));
  const deletedTaskIds = await findDeleted(db, project.id, missing(needs.taskIds, [...tasks.values()]));
  // Read without a lock, a parent may be gone by now: then it is not asked for again.
  for (let level = 0; level < MAX_DEPTH; level += 1) {
    const above = unreadAbove(tasks, needs.ancestorsOf);
    if (above.length === 0) break;
    keep(await readTasks(db, above));
  }
  const between = await readWhatCyclesNeed(db, project, needs, tasks);
  keep(await readTasks(db, missing(between.taskIds, [...tasks.values()])));

  const moved = movedElsewhere(needs, tasks);
  const subtrees = [...needs.subtreeIds, ...moved].filter((id) => tasks.has(id));
  if (subtrees.length > 0) keep(await readSubtrees(db, subtrees));
  for (const { taskId } of needs.moves) {
    const task = tasks.get(taskId);
    if (task && needs.places.length > 0) keep(await readSiblingBefore(db, task));
  }
  for (const place of needs.places) keep(await readNeighbours(db, project.id, place, tasks));
  if (needs.childrenOf.size > 0) {
    const present = needs.moves.flatMap(({ taskId }) => tasks.get(taskId)?.parentId ?? []);
    const roots = needs.moves.some(({ taskId }) => tasks.get(taskId)?.parentId === null) ? [null] : [];
    keep(await readChildren(db, project.id, new Set([...needs.childrenOf, ...present, ...roots])));
  }

  const linked = [
    ...(await readPairs(db, needs.pairs)),
    ...between.dependencies,
    ...(needs.subtreeIds.size > 0 ? await readDependencies(db, [...tasks.keys()]) : []),
  ].filter(({ taskId, dependsOnId }) => tasks.has(taskId) || tasks.has(dependsOnId));
  const dependencies = [...new Map(linked.map((pair) => [`${pair.taskId} ${pair.dependsOnId}`, pair])).values()];
  const ends = dependencies.flatMap(({ taskId, dependsOnId }) => [taskId, dependsOnId]);
  keep(await readTasks(db, missing(ends, [...tasks.values()])));
  return { project, tasks: [...tasks.values()], dependencies, deletedTaskIds };
}

/** Tasks that go to another parent. */
function movedElsewhere(needs: Pick<PlanNeeds, 'moves'>, tasks: ReadonlyMap<TaskId, Task>): Set<TaskId> {
  const elsewhere = needs.moves.filter(({ taskId, place }) => tasks.get(taskId)?.parentId !== place.parentId);
  return new Set(elsewhere.map(({ taskId }) => taskId));
}

/** Tasks that go below another. */
function movedBelow(needs: PlanNeeds, tasks: ReadonlyMap<TaskId, Task>): Set<TaskId> {
  const below = needs.moves.filter(({ place }) => place.parentId !== null);
  return movedElsewhere({ moves: below }, tasks);
}

function missing(ids: Iterable<TaskId>, tasks: readonly Task[]): TaskId[] {
  const found = new Set(tasks.map(({ id }) => id));
  return [...ids].filter((id) => !found.has(id));
}

/** For each task the nearest above it that is not read yet. */
function unreadAbove(tasks: ReadonlyMap<TaskId, Task>, ids: Iterable<TaskId>): TaskId[] {
  const unread: TaskId[] = [];
  for (const id of ids) {
    let parentId = tasks.get(id)?.parentId ?? null;
    while (parentId !== null && tasks.has(parentId)) parentId = tasks.get(parentId)!.parentId;
    if (parentId !== null) unread.push(parentId);
  }
  return unread;
}

/** What decides whether new dependencies or new parents close a cycle: every way that leads from one to another. */
async function readWhatCyclesNeed(
  db: ReadDb,
  project: Project,
  needs: PlanNeeds,
  tasks: ReadonlyMap<TaskId, Task>,
): Promise<{ taskIds: Iterable<TaskId>; dependencies: readonly Dependency[] }> {
  const moved = movedBelow(needs, tasks);
  const matters = needs.added.length > 0 || (moved.size > 0 && (await hasDependencies(db, project.id)));
  if (!matters) return { taskIds: [], dependencies: [] };
  const { edges, detached } = connectionsOf(needs, moved);
  const { starts, finishes } = await askOrder(db, project, (order) => order.onCircles(edges, detached));
  const waiting = await inChunks(finishes, (chunk) =>
    db.selectFrom('dependency').select(['task_id', 'depends_on_id']).where('depends_on_id', 'in', chunk).execute(),
  );
  return { taskIds: [...starts, ...finishes], dependencies: waiting.map(toDependency) };
}

async function hasDependencies(db: ReadDb, projectId: ProjectId): Promise<boolean> {
  const query = db.selectFrom('dependency').select('task_id').where('project_id', '=', projectId).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** By id alone: asked for the project as well, SQLite may read the whole project to find a few dozen. */
function readTasks(db: ReadDb, ids: Iterable<TaskId>): Promise<TaskRow[]> {
  return inChunks(ids, (chunk) => db.selectFrom('task').select(TASK_COLUMNS).where('id', 'in', chunk).execute());
}

async function findDeleted(db: ReadDb, projectId: ProjectId, ids: readonly TaskId[]): Promise<Set<TaskId>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('deleted_task').select('id').where('id', 'in', chunk).where('project_id', '=', projectId).execute(),
  );
  return new Set(rows.map(({ id }) => id as TaskId));
}

/**
 * Everything below some tasks. A statement for each level, of which there are at most five: for one that follows the tree
 * by itself PostgreSQL reads the whole table.
 */
async function readSubtrees(db: ReadDb, roots: Iterable<TaskId>): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  for (let above = [...roots]; above.length > 0;) {
    const below = await inChunks(above, (chunk) =>
      db.selectFrom('task').select(TASK_COLUMNS).where('parent_id', 'in', chunk).execute(),
    );
    rows.push(...below);
    above = below.map(({ id }) => id as TaskId);
  }
  return rows;
}

/** The siblings on both sides of a place. */
async function readNeighbours(
  db: ReadDb,
  projectId: ProjectId,
  place: PlanNeeds['places'][number],
  tasks: ReadonlyMap<TaskId, Task>,
): Promise<TaskRow[]> {
  const { parentId, afterId } = place;
  let siblings = db.selectFrom('task').select(TASK_COLUMNS).where('project_id', '=', projectId);
  siblings = parentId === null ? siblings.where('parent_id', 'is', null) : siblings.where('parent_id', '=', parentId);
  const after = afterId == null ? null : tasks.get(afterId);
  const last = siblings.orderBy('order_key', 'desc').orderBy('id', 'desc').limit(2);
  if (afterId === undefined) return last.execute();
  const ascending = siblings.orderBy('order_key').orderBy('id').limit(2);
  if (afterId === null) return ascending.execute();
  if (!after || after.parentId !== parentId) return last.execute();
  return ascending.where(sql<boolean>`(order_key, id) > (${after.orderKey}, ${after.id})`).execute();
}

function readSiblingBefore(db: ReadDb, task: Task): Promise<TaskRow[]> {
  const siblings = db.selectFrom('task').select(TASK_COLUMNS).where('project_id', '=', task.projectId);
  return (
    task.parentId === null ? siblings.where('parent_id', 'is', null) : siblings.where('parent_id', '=', task.parentId)
  )
    .where(sql<boolean>`(order_key, id) < (${task.orderKey}, ${task.id})`)
    .orderBy('order_key', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
}

async function readChildren(
  db: ReadDb,
  projectId: ProjectId,
  parentIds: ReadonlySet<TaskId | null>,
): Promise<TaskRow[]> {
  const children = db.selectFrom('task').select(TASK_COLUMNS).where('project_id', '=', projectId);
  const below = await inChunks(
    [...parentIds].filter((id) => id !== null),
    (chunk) => children.where('parent_id', 'in', chunk).execute(),
  );
  return parentIds.has(null) ? [...below, ...(await children.where('parent_id', 'is', null).execute())] : below;
}

async function readDependencies(db: ReadDb, ids: readonly TaskId[]): Promise<Dependency[]> {
  const read = (end: 'task_id' | 'depends_on_id') =>
    inChunks(ids, (chunk) =>
      db.selectFrom('dependency').select(['task_id', 'depends_on_id']).where(end, 'in', chunk).execute(),
    );
  const rows = [...(await read('task_id')), ...(await read('depends_on_id'))];
  return [...new Map(rows.map((row) => [`${row.task_id} ${row.depends_on_id}`, toDependency(row)])).values()];
}

/** Those of some dependencies that are there. */
async function readPairs(db: ReadDb, pairs: readonly Dependency[]): Promise<Dependency[]> {
  const rows: { task_id: string; depends_on_id: string }[] = [];
  for (const chunk of chunksOf(pairs, PAIRS_PER_STATEMENT)) {
    const query = db
      .selectFrom('dependency')
      .select(['task_id', 'depends_on_id'])
      .where((where) => where.or(chunk.map((pair) => where.and(dependencyKey(pair)))));
    rows.push(...(await query.execute()));
  }
  return rows.map(toDependency);
}

function toDependency(row: { task_id: string; depends_on_id: string }): Dependency {
  return { taskId: row.task_id as TaskId, dependsOnId: row.depends_on_id as TaskId };
}
