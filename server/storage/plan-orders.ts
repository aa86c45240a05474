import { sql, type DialectAdapter } from 'kysely';
import type { PatchId, ProjectId, TaskId } from '../domain/ids.ts';
import { EventOrder } from '../domain/event-order.ts';
import type { Effect } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';
import type { Dependency } from '../domain/task.ts';
import { RecentlyUsed } from '../lib/recently-used.ts';
import type { ReadDb } from './database.ts';

/** What a process keeps for each database. The size, of all projects together, is some 30 MB. */
const KEPT = { entries: 500, size: 500_000 } as const;
/** A project that was deleted is gone for good after much longer; then another may come under the same ids. */
const UNUSED_MS = 60 * 60 * 1000;

/** Patches that are followed up; where there are more, or one that changed very much, reading the plan is as fast. */
const FOLLOWED = { patches: 100, charactersOfEffects: 100_000 } as const;

/** The order of a project as it was at a version, and the patch that gave that version; null at version 0. */
interface KeptOrder {
  readonly order: EventOrder;
  version: number;
  patchId: PatchId | null;
  usedAt: number;
}

type KeptOrders = RecentlyUsed<ProjectId, KeptOrder>;

/** Every transaction of a database has the adapter of that database. */
const ordersOfDatabase = new WeakMap<DialectAdapter, KeptOrders>();

/**
 * Asks the order of a project's events as it is at the version of `project`. It is kept from one call to the next, and
 * follows the patches that were applied since, by whichever process. What is kept counts only where the database still
 * has the patch that gave its version: a version that was rolled back has gone to another patch, or to none.
 * `ask` must not keep what it is given.
 */
export async function askOrder<Answer>(
  db: ReadDb,
  project: Project,
  ask: (order: EventOrder) => Answer,
): Promise<Answer> {
  const orders = keptOrders(db);
  const kept = orders.get(project.id);
  if (kept && performance.now() - kept.usedAt < UNUSED_MS && isNear(kept, project)) {
    const patches = await readPatchesFrom(db, project, kept.version);
    // Somebody else may have brought it further meanwhile, or have put another in its place.
    if (orders.get(project.id) === kept && follow(orders, kept, project, patches)) return ask(kept.order);
  }
  const read = await readOrder(db, project);
  orders.use(project.id, read);
  return ask(read.order);
}

function keptOrders(db: ReadDb): KeptOrders {
  const { adapter } = db.getExecutor();
  const orders =
    ordersOfDatabase.get(adapter) ?? new RecentlyUsed<ProjectId, KeptOrder>(KEPT, ({ order }) => order.size);
  ordersOfDatabase.set(adapter, orders);
  return orders;
}

function isNear({ version }: KeptOrder, project: Project): boolean {
  return version <= project.version && project.version - version <= FOLLOWED.patches;
}

interface FollowedPatch {
  readonly id: string;
  readonly applied_version: number | null;
  /** Null for the patch of the first version, and where it is too much to follow. */
  readonly effects: string | null;
}

/** The patch that gave a version, and those after it up to the version of `project`. */
function readPatchesFrom(db: ReadDb, project: Project, version: number): Promise<FollowedPatch[]> {
  const isFollowed = sql<boolean>`applied_version > ${version} and length(effects) <= ${FOLLOWED.charactersOfEffects}`;
  return db
    .selectFrom('patch')
    .select(['id', 'applied_version'])
    .select(sql<string | null>`case when ${isFollowed} then effects end`.as('effects'))
    .where('project_id', '=', project.id)
    .where('applied_version', '>=', version)
    .where('applied_version', '<=', project.version)
    .orderBy('applied_version')
    .execute();
}

/** Brings an order to the version of `project`; false where that cannot be done, or where its own version is no more. */
function follow(orders: KeptOrders, kept: KeptOrder, project: Project, patches: readonly FollowedPatch[]): boolean {
  if (kept.version > project.version) return false;
  const own = patches.find(({ applied_version: version }) => version === kept.version);
  const isOurs = kept.version === 0 ? own === undefined : own?.id === kept.patchId;
  const later = patches.filter(({ applied_version: version }) => version! > kept.version);
  const isWhole = later.length === project.version - kept.version && later.every(({ effects }) => effects !== null);
  // Until it is whole again, nobody has it.
  orders.delete(project.id);
  if (!isOurs || !isWhole) return false;
  for (const { id, applied_version: version, effects } of later) {
    for (const effect of JSON.parse(effects!) as Effect[]) kept.order.replay(effect);
    kept.version = version!;
    kept.patchId = id as PatchId;
  }
  kept.usedAt = performance.now();
  orders.use(project.id, kept);
  return true;
}

/** The order as the tables give it. One statement, since other processes may write between two. */
async function readOrder(db: ReadDb, project: Project): Promise<KeptOrder> {
  const rows = await db
    .selectFrom('task')
    .select([sql<string>`'task'`.as('what'), 'id', 'parent_id as other'])
    .where('project_id', '=', project.id)
    .unionAll(
      db
        .selectFrom('dependency')
        .select([sql<string>`'dependency'`.as('what'), 'task_id as id', 'depends_on_id as other'])
        .where('project_id', '=', project.id),
    )
    .unionAll(
      db
        .selectFrom('project')
        .leftJoin('patch', (join) =>
          join.onRef('patch.project_id', '=', 'project.id').onRef('patch.applied_version', '=', 'project.version'),
        )
        .select([
          sql<string>`'version'`.as('what'),
          sql<string>`cast(project.version as text)`.as('id'),
          'patch.id as other',
        ])
        .where('project.id', '=', project.id),
    )
    .execute();
  const tasks: { id: TaskId; parentId: TaskId | null }[] = [];
  const dependencies: Dependency[] = [];
  let [version, patchId]: [number, PatchId | null] = [project.version, null];
  for (const { what, id, other } of rows)
    if (what === 'task') tasks.push({ id: id as TaskId, parentId: other as TaskId | null });
    else if (what === 'dependency') dependencies.push({ taskId: id as TaskId, dependsOnId: other as TaskId });
    else [version, patchId] = [Number(id), other as PatchId | null];
  return { order: new EventOrder(tasks, dependencies), version, patchId, usedAt: performance.now() };
}
