import { sql } from 'kysely';
import type { InboxItem } from '../domain/inbox.ts';
import type {
  CommentId,
  Instant,
  LocalDate,
  PatchId,
  PersonId,
  ProjectId,
  TaskId,
  WorkspaceId,
} from '../domain/ids.ts';
import { chunksOf, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';

interface Wanted {
  readonly workspaceId: WorkspaceId;
  readonly personId: PersonId;
  readonly limit: number;
}

/** Comments that mention a person since then, on tasks that are there, the latest first. */
export async function listMentions(db: ReadDb, wanted: Wanted & { readonly since: string }): Promise<InboxItem[]> {
  const rows = await db
    .selectFrom('comment_mention')
    .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
    .innerJoin('task', 'task.id', 'comment.task_id')
    .innerJoin('project', 'project.id', 'comment.project_id')
    .select(['comment.id', 'comment.task_id', 'comment.project_id', 'comment_mention.created_at'])
    .where('comment_mention.person_id', '=', wanted.personId)
    .where('comment_mention.workspace_id', '=', wanted.workspaceId)
    .where('comment_mention.created_at', '>=', wanted.since)
    .where('project.deleted_at', 'is', null)
    .orderBy('comment_mention.created_at', 'desc')
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => ({
    kind: 'MENTION',
    key: `mention ${row.id}`,
    projectId: row.project_id as ProjectId,
    taskId: row.task_id as TaskId,
    commentId: row.id as CommentId,
    at: row.created_at as Instant,
  }));
}

/** Open tasks that a person was given since then, with the patch that did it, the latest first. */
export async function listAssignments(db: ReadDb, wanted: Wanted & { readonly since: string }): Promise<InboxItem[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('project', 'project.id', 'task.project_id')
    .innerJoin('task_change', (join) =>
      join.onRef('task_change.task_id', '=', 'task.id').onRef('task_change.project_id', '=', 'task.project_id'),
    )
    .innerJoin('patch', 'patch.id', 'task_change.patch_id')
    .select(['task.id', 'task.project_id', 'patch.id as patch_id', 'patch.applied_at'])
    .where('task.assignee_id', '=', wanted.personId)
    .where('task.workspace_id', '=', wanted.workspaceId)
    .where('task.status', 'not in', ['COMPLETED', 'CANCELLED'])
    .where('project.deleted_at', 'is', null)
    .where('patch.applied_at', '>=', wanted.since)
    .where(
      'task_change.version',
      '=',
      sql<number>`(select max(latest.version) from task_change latest
        where latest.task_id = task.id and latest.project_id = task.project_id
          and (latest.fields like '%"assigneeId"%' or latest.fields like '%"*"%'))`,
    )
    .orderBy('patch.applied_at', 'desc')
    .orderBy('task.id')
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => ({
    kind: 'ASSIGNED',
    key: `assigned ${row.id} ${row.patch_id}`,
    projectId: row.project_id as ProjectId,
    taskId: row.id as TaskId,
    patchId: row.patch_id as PatchId,
    at: row.applied_at as Instant,
  }));
}

/** A person's open tasks that are due before a day, the longest overdue first. */
export async function listDueTasks(db: ReadDb, wanted: Wanted & { readonly before: string }): Promise<InboxItem[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('project', 'project.id', 'task.project_id')
    .select(['task.id', 'task.project_id', 'task.due_date'])
    .where('task.assignee_id', '=', wanted.personId)
    .where('task.workspace_id', '=', wanted.workspaceId)
    .where('task.status', 'not in', ['COMPLETED', 'CANCELLED'])
    .where('task.due_date', '<', wanted.before)
    .where('project.deleted_at', 'is', null)
    .orderBy('task.due_date')
    .orderBy('task.id')
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => ({
    kind: 'DUE',
    // Another date is another thing to know of.
    key: `due ${row.id} ${row.due_date}`,
    projectId: row.project_id as ProjectId,
    taskId: row.id as TaskId,
    dueDate: row.due_date as LocalDate,
    at: `${row.due_date}T00:00:00.000Z` as Instant,
  }));
}

/** Proposals that nobody has decided on, the latest first. */
export async function listWaitingProposals(db: ReadDb, workspaceId: WorkspaceId, limit: number): Promise<InboxItem[]> {
  const rows = await db
    .selectFrom('patch')
    .innerJoin('project', 'project.id', 'patch.project_id')
    .select(['patch.id', 'patch.project_id', 'patch.created_at'])
    .where('patch.workspace_id', '=', workspaceId)
    .where('patch.status', '=', 'PROPOSED')
    .where('project.deleted_at', 'is', null)
    .orderBy('patch.created_at', 'desc')
    .orderBy('patch.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'REVIEW',
    key: `review ${row.id}`,
    projectId: row.project_id as ProjectId,
    patchId: row.id as PatchId,
    at: row.created_at as Instant,
  }));
}

/** Those of the keys that an actor has read. */
export async function listRead(
  db: ReadDb,
  workspaceId: WorkspaceId,
  actorId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(keys, (chunk) =>
    db
      .selectFrom('inbox_read')
      .select('item_key')
      .where('workspace_id', '=', workspaceId)
      .where('actor_id', '=', actorId)
      .where('item_key', 'in', chunk)
      .execute(),
  );
  return new Set(rows.map(({ item_key }) => item_key));
}

export async function insertRead(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  actorId: string,
  keys: readonly string[],
  at: string,
): Promise<void> {
  for (const chunk of chunksOf(keys, 200)) {
    await tx
      .insertInto('inbox_read')
      .values(chunk.map((key) => ({ workspace_id: workspaceId, actor_id: actorId, item_key: key, read_at: at })))
      .onConflict((conflict) => conflict.columns(['workspace_id', 'actor_id', 'item_key']).doNothing())
      .execute();
  }
}

export async function deleteRead(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  actorId: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .deleteFrom('inbox_read')
    .where('workspace_id', '=', workspaceId)
    .where('actor_id', '=', actorId)
    .where('item_key', 'in', keys)
    .execute();
}

export async function forgetReadBefore(tx: WriteDb, before: string): Promise<void> {
  await tx.deleteFrom('inbox_read').where('read_at', '<', before).execute();
}

/** Which person an actor is; null where that was not said. */
export async function findViewerPerson(
  db: ReadDb,
  workspaceId: WorkspaceId,
  actorId: string,
): Promise<PersonId | null> {
  const row = await db
    .selectFrom('viewer_profile')
    .select('person_id')
    .where('workspace_id', '=', workspaceId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  return (row?.person_id ?? null) as PersonId | null;
}

export async function setViewerPerson(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  actorId: string,
  personId: PersonId | null,
): Promise<void> {
  await tx
    .insertInto('viewer_profile')
    .values({ workspace_id: workspaceId, actor_id: actorId, person_id: personId })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'actor_id']).doUpdateSet({ person_id: personId }))
    .execute();
}
