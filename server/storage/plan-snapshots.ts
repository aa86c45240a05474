import { sql } from 'kysely';
import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { PlanNeeds } from '../domain/plan-needs.ts';
import type { PlanSnapshot } from '../domain/plan-state.ts';
import type { Project } from '../domain/project.ts';
import type { Dependency, Task } from '../domain/task.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb } from './database.ts';
import { readReach, type Reach } from './plan-reach.ts';
import { taskFromRow } from './rows.ts';
import type { TaskRow } from './tables.ts';
import { TASK_COLUMNS } from './tasks.ts';

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
    tasks: rows.map(taskFromRow),
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
    for (const row of rows) tasks.set(row.id as TaskId, taskFromRow(row));
  };
  keep(await readTasks(db, project.id, needs.taskIds));
  const reach = await readWhatCyclesNeed(db, project.id, needs, tasks);
  if (reach === null) return loadWhole();
  keep(reach.rows);
  const deletedTaskIds = await findDeleted(db, project.id, missing(needs.taskIds, [...tasks.values()]));

  const moved = movedElsewhere(needs, tasks);
  const subtrees = [...needs.subtreeIds, ...moved].filter((id) => tasks.has(id));
  if (subtrees.length > 0) keep(await readSubtrees(db, project.id, subtrees));
  if (needs.ancestorsOf.size > 0) {
    for (let parents = parentsOf(tasks, needs.ancestorsOf); parents.length > 0; parents = parentsOf(tasks, parents)) {
      const unread = parents.filter((id) => !tasks.has(id));
      if (unread.length > 0) keep(await readTasks(db, project.id, unread));
    }
  }
  for (const id of needs.moves.keys()) {
    const task = tasks.get(id);
    if (task && needs.places.length > 0) keep(await readSiblingBefore(db, task));
  }
  for (const place of needs.places) keep(await readNeighbours(db, project.id, place, tasks));
  if (needs.childrenOf.size > 0) {
    const present = [...needs.moves.keys()].flatMap((id) => {
      const task = tasks.get(id);
      return task === undefined ? [] : [task.parentId];
    });
    keep(await readChildren(db, project.id, new Set([...needs.childrenOf, ...present])));
  }

  const touched = [...needs.taskIds, ...(subtrees.length > 0 ? [...tasks.keys()] : [])];
  const near = needs.dependencies ? await readDependencies(db, touched) : [];
  const dependencies = [
    ...new Map([...near, ...reach.dependencies].map((pair) => [`${pair.taskId} ${pair.dependsOnId}`, pair])).values(),
  ];
  const ends = dependencies.flatMap(({ taskId, dependsOnId }) => [taskId, dependsOnId]);
  const unread = ends.filter((id) => !tasks.has(id));
  if (unread.length > 0) keep(await readTasks(db, project.id, unread));
  return { project, tasks: [...tasks.values()], dependencies, deletedTaskIds };
}

/** Tasks that go to another parent. */
function movedElsewhere(needs: PlanNeeds, tasks: ReadonlyMap<TaskId, Task>): TaskId[] {
  return [...needs.moves].filter(([id, place]) => tasks.get(id)?.parentId !== place.parentId).map(([id]) => id);
}

function missing(ids: Iterable<TaskId>, tasks: readonly Task[]): TaskId[] {
  const found = new Set(tasks.map(({ id }) => id));
  return [...ids].filter((id) => !found.has(id));
}

function parentsOf(tasks: ReadonlyMap<TaskId, Task>, ids: Iterable<TaskId>): TaskId[] {
  const parents = new Set<TaskId>();
  for (const id of ids) {
    const parentId = tasks.get(id)?.parentId;
    if (parentId) parents.add(parentId);
  }
  return [...parents];
}

/** What decides whether a new dependency or a new parent closes a cycle; null when that is most of the plan. */
async function readWhatCyclesNeed(
  db: ReadDb,
  projectId: ProjectId,
  needs: PlanNeeds,
  tasks: ReadonlyMap<TaskId, Task>,
): Promise<Reach | null> {
  const moved = movedElsewhere(needs, tasks);
  const matters = needs.waiting.size > 0 || (moved.length > 0 && (await hasDependencies(db, projectId)));
  if (!matters) return { rows: [], dependencies: [] };
  return readReach(db, projectId, { starts: [...needs.waiting, ...moved], finishes: needs.parents });
}

async function hasDependencies(db: ReadDb, projectId: ProjectId): Promise<boolean> {
  const query = db.selectFrom('dependency').select('task_id').where('project_id', '=', projectId).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

function readTasks(db: ReadDb, projectId: ProjectId, ids: Iterable<TaskId>): Promise<TaskRow[]> {
  return inChunks(ids, (chunk) =>
    db.selectFrom('task').select(TASK_COLUMNS).where('id', 'in', chunk).where('project_id', '=', projectId).execute(),
  );
}

async function findDeleted(db: ReadDb, projectId: ProjectId, ids: readonly TaskId[]): Promise<Set<TaskId>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('deleted_task').select('id').where('id', 'in', chunk).where('project_id', '=', projectId).execute(),
  );
  return new Set(rows.map(({ id }) => id as TaskId));
}

function readSubtrees(db: ReadDb, projectId: ProjectId, roots: readonly TaskId[]): Promise<TaskRow[]> {
  return inChunks(roots, (chunk) =>
    db
      .withRecursive('below(id)', (query) =>
        query
          .selectFrom('task')
          .select('id')
          .where('id', 'in', chunk)
          .where('project_id', '=', projectId)
          .union((next) => next.selectFrom('task').innerJoin('below', 'below.id', 'task.parent_id').select('task.id')),
      )
      .selectFrom('task')
      .innerJoin('below', 'below.id', 'task.id')
      .select(TASK_COLUMNS)
      .execute(),
  );
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

function toDependency(row: { task_id: string; depends_on_id: string }): Dependency {
  return { taskId: row.task_id as TaskId, dependsOnId: row.depends_on_id as TaskId };
}
