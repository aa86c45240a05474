import { sql } from 'kysely';
import type { Comment } from '../domain/discussion.ts';
import type { CommentId, Instant, PersonId, ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Tables } from './tables.ts';

const COLUMNS = [
  'id',
  'workspace_id',
  'project_id',
  'task_id',
  'author_id',
  'author_name',
  'body',
  'mention_ids',
  'created_at',
  'updated_at',
] as const;

/** The latest first. */
export async function listComments(
  db: ReadDb,
  taskId: TaskId,
  page: { readonly first: number; readonly after: readonly [createdAt: string, id: string] | null },
): Promise<Comment[]> {
  const { after } = page;
  let select = db.selectFrom('comment').select(COLUMNS).where('task_id', '=', taskId);
  if (after !== null) select = select.where(sql<boolean>`(created_at, id) < (${after[0]}, ${after[1]})`);
  const rows = await select.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.first).execute();
  return rows.map(fromRow);
}

/** What tells one state of a task's comments from the next; `latest` is null where there are none. */
export async function readDiscussionState(
  db: ReadDb,
  taskId: TaskId,
): Promise<{ readonly count: number; readonly latest: string | null }> {
  return db
    .selectFrom('comment')
    .select((select) => [
      select.fn.countAll<number>().as('count'),
      select.fn.max<string | null>('updated_at').as('latest'),
    ])
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow();
}

export async function countComments(db: ReadDb, taskId: TaskId): Promise<number> {
  const { count } = await db
    .selectFrom('comment')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Comments by id, in no order; those of other workspaces are absent. At most some hundred ids. */
export async function findComments(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly CommentId[],
): Promise<Comment[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select(COLUMNS)
    .where('id', 'in', ids)
    .where('workspace_id', '=', workspaceId)
    .execute();
  return rows.map(fromRow);
}

export async function insertComment(tx: WriteDb, comment: Comment): Promise<void> {
  await tx
    .insertInto('comment')
    .values({
      id: comment.id,
      workspace_id: comment.workspaceId,
      project_id: comment.projectId,
      task_id: comment.taskId,
      author_id: comment.authorId,
      author_name: comment.authorName,
      body: comment.body,
      mention_ids: JSON.stringify(comment.mentionIds),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
    })
    .execute();
  await writeMentions(tx, comment);
}

export async function updateComment(tx: WriteDb, comment: Comment): Promise<void> {
  await tx
    .updateTable('comment')
    .set({ body: comment.body, mention_ids: JSON.stringify(comment.mentionIds), updated_at: comment.updatedAt })
    .where('id', '=', comment.id)
    .execute();
  await writeMentions(tx, comment);
}

export async function deleteComment(tx: WriteDb, id: CommentId): Promise<void> {
  await tx.deleteFrom('comment').where('id', '=', id).execute();
}

/** What was said of tasks that were deleted before and are not back. Answers how many comments went. */
export async function purgeComments(tx: WriteDb, deletedBefore: string): Promise<number> {
  const result = await tx
    .deleteFrom('comment')
    .where((where) =>
      where.exists(
        where
          .selectFrom('deleted_task')
          .select('deleted_task.id')
          .whereRef('deleted_task.id', '=', 'comment.task_id')
          .whereRef('deleted_task.project_id', '=', 'comment.project_id')
          .where('deleted_task.deleted_at', '<', deletedBefore),
      ),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** A mention keeps the moment in which it was first made. */
async function writeMentions(tx: WriteDb, comment: Comment): Promise<void> {
  await tx
    .deleteFrom('comment_mention')
    .where('comment_id', '=', comment.id)
    .where('person_id', 'not in', [...comment.mentionIds, ''])
    .execute();
  if (comment.mentionIds.length === 0) return;
  await tx
    .insertInto('comment_mention')
    .values(
      comment.mentionIds.map((personId) => ({
        comment_id: comment.id,
        person_id: personId,
        workspace_id: comment.workspaceId,
        created_at: comment.updatedAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['comment_id', 'person_id']).doNothing())
    .execute();
}

function fromRow(row: Tables['comment']): Comment {
  return {
    id: row.id as CommentId,
    workspaceId: row.workspace_id as WorkspaceId,
    projectId: row.project_id as ProjectId,
    taskId: row.task_id as TaskId,
    authorId: row.author_id,
    authorName: row.author_name,
    body: row.body,
    mentionIds: JSON.parse(row.mention_ids) as PersonId[],
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  };
}
