import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { Dependency } from '../domain/task.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb } from './database.ts';
import type { TaskRow } from './tables.ts';
import { TASK_COLUMNS } from './tasks.ts';

/** Beyond this one read of the whole plan costs less than following it step by step. */
const LARGEST = { tasks: 400, steps: 25 };

export interface Reach {
  readonly rows: readonly TaskRow[];
  readonly dependencies: readonly Dependency[];
}

/**
 * Everything that has to wait for the start of some tasks or the finish of others, however far away, by the rules of
 * `dependency-graph.ts`: what a new dependency or a new parent could close a cycle through.
 * Null when it is so much that the whole plan had better be read. At most three statements a step.
 */
export async function readReach(
  db: ReadDb,
  projectId: ProjectId,
  seeds: { readonly starts: Iterable<TaskId>; readonly finishes: Iterable<TaskId> },
): Promise<Reach | null> {
  const rows = new Map<TaskId, TaskRow>();
  const dependencies: Dependency[] = [];
  const started = new Set<TaskId>();
  const finished = new Set<TaskId>();
  let starts = new Set(seeds.starts);
  let finishes = new Set([...seeds.finishes, ...seeds.starts]);
  for (let step = 0; starts.size + finishes.size > 0; step += 1) {
    if (step > LARGEST.steps || started.size + finished.size > LARGEST.tasks) return null;
    for (const id of starts) started.add(id);
    for (const id of finishes) finished.add(id);
    const below = await read(db, projectId, 'parent_id', starts);
    const unread = [...starts, ...finishes].filter((id) => !rows.has(id));
    for (const row of [...below, ...(await read(db, projectId, 'id', unread))]) rows.set(row.id as TaskId, row);
    const waiting = await readWaiting(db, finishes);
    dependencies.push(...waiting);
    const next = [...below.map((row) => row.id as TaskId), ...waiting.map(({ taskId }) => taskId)];
    const parents = [...finishes].flatMap((id) => (rows.get(id)?.parent_id as TaskId | null | undefined) ?? []);
    starts = new Set(next.filter((id) => !started.has(id)));
    finishes = new Set([...parents, ...starts].filter((id) => !finished.has(id)));
  }
  return { rows: [...rows.values()], dependencies };
}

function read(db: ReadDb, projectId: ProjectId, key: 'id' | 'parent_id', ids: Iterable<TaskId>): Promise<TaskRow[]> {
  return inChunks(ids, (chunk) =>
    db.selectFrom('task').select(TASK_COLUMNS).where(key, 'in', chunk).where('project_id', '=', projectId).execute(),
  );
}

async function readWaiting(db: ReadDb, ids: Iterable<TaskId>): Promise<Dependency[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('dependency').select(['task_id', 'depends_on_id']).where('depends_on_id', 'in', chunk).execute(),
  );
  return rows.map((row) => ({ taskId: row.task_id as TaskId, dependsOnId: row.depends_on_id as TaskId }));
}
