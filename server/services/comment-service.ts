import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { type Comment, DISCUSSION_LIMITS, mentionedIn } from '../domain/discussion.ts';
import { toInstant, type CommentId, type PersonId, type ProjectId, type TaskId } from '../domain/ids.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import {
  countComments,
  deleteComment,
  findComments,
  insertComment,
  listComments,
  readDiscussionState,
  updateComment,
} from '../storage/comments.ts';
import type { Database, ReadDb, WriteDb } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { findPeople } from '../storage/people.ts';
import { lockProject } from '../storage/projects.ts';
import { findTasks } from '../storage/tasks.ts';
import { requireWriter } from './access.ts';
import { isTextKey, readPage, type Page, type PageRequest } from './page.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

interface CommentInput {
  readonly body: string;
  /** People that are meant by an `@name` in the text; others are left out. */
  readonly mentionIds: readonly PersonId[];
}

/** What tells one state of a task's comments from the next. */
interface DiscussionState {
  readonly taskId: TaskId;
  readonly count: number;
  readonly latest: string | null;
}

/** What people say about tasks. No part of the plan, so no patches; it comes back with a task that is restored. */
export class CommentService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The latest first; at most 100 at once. Throws NOT_FOUND where the task may not be seen. */
  async list(actor: Actor, taskId: TaskId, page: PageRequest): Promise<Page<Comment>> {
    const { db } = this.#deps.database;
    await requireTask(db, actor, taskId);
    return readPage(page, {
      largest: 100,
      keyOf: ({ createdAt, id }: Comment) => [createdAt, id] as const,
      isKey: isTextKey,
      read: (keys) => listComments(db, taskId, keys),
      count: () => countComments(db, taskId),
    });
  }

  /** Those on tasks that may be seen; others are absent. At most some hundred. */
  async getMany(actor: Actor, ids: readonly CommentId[]): Promise<ReadonlyMap<CommentId, Comment>> {
    const { db } = this.#deps.database;
    const comments = await findComments(db, actor.workspaceId, ids);
    const taskIds = [...new Set(comments.map(({ taskId }) => taskId))];
    const visible = new Set((await findTasks(db, actor.workspaceId, taskIds)).map(({ id }) => id));
    return new Map(comments.filter(({ taskId }) => visible.has(taskId)).map((comment) => [comment.id, comment]));
  }

  /** `id` may be chosen by the client, so that a call that is repeated has one effect. */
  async add(actor: Actor, taskId: TaskId, input: CommentInput, id: CommentId | null): Promise<Comment> {
    requireWriter(actor);
    const body = ruleBody(input.body);
    const at = toInstant(this.#deps.now());
    return this.#inProject(actor, taskId, async (tx, projectId) => {
      const [known] = id === null ? [] : await findComments(tx, actor.workspaceId, [id]);
      if (known) {
        if (known.taskId === taskId && known.authorId === actor.id) return known;
        throw badInput('id', 'There is a comment with this id already.');
      }
      if ((await countComments(tx, taskId)) >= DISCUSSION_LIMITS.commentsPerTask)
        throw badInput(null, `A task has at most ${DISCUSSION_LIMITS.commentsPerTask} comments.`);
      const comment: Comment = {
        id: id ?? (randomUUID() as CommentId),
        workspaceId: actor.workspaceId,
        projectId,
        taskId,
        authorId: actor.id,
        authorName: actor.name,
        body,
        mentionIds: await ruleMentions(tx, actor, body, input.mentionIds),
        createdAt: at,
        updatedAt: at,
      };
      await insertComment(tx, comment);
      return comment;
    });
  }

  /** Throws FORBIDDEN for the comment of somebody else. */
  async edit(actor: Actor, id: CommentId, input: CommentInput): Promise<Comment> {
    requireWriter(actor);
    const body = ruleBody(input.body);
    const { taskId } = await requireOwn(this.#deps.database.db, actor, id);
    return this.#inProject(actor, taskId, async (tx) => {
      const comment = await requireOwn(tx, actor, id);
      const mentionIds = await ruleMentions(tx, actor, body, input.mentionIds);
      const edited = { ...comment, body, mentionIds, updatedAt: toInstant(this.#deps.now()) };
      await updateComment(tx, edited);
      return edited;
    });
  }

  /** Throws FORBIDDEN for the comment of somebody else. Answers the comment as it was. */
  async remove(actor: Actor, id: CommentId): Promise<Comment> {
    requireWriter(actor);
    const { taskId } = await requireOwn(this.#deps.database.db, actor, id);
    return this.#inProject(actor, taskId, async (tx) => {
      const comment = await requireOwn(tx, actor, id);
      await deleteComment(tx, id);
      return comment;
    });
  }

  /** Tells, at once and then at every change, that there is something to read. Rights are checked at each look. */
  changes(actor: Actor, taskId: TaskId, signal: AbortSignal): AsyncGenerator<DiscussionState, void> {
    const { database, bus } = this.#deps;
    return follow<DiscussionState>({
      bus,
      topic: `discussion ${taskId}`,
      signal,
      willPass: isUnavailable,
      readNext: async (last) => {
        await requireTask(database.db, actor, taskId);
        const state = { taskId, ...(await readDiscussionState(database.db, taskId)) };
        return last?.count === state.count && last.latest === state.latest ? [] : [state];
      },
    });
  }

  async #inProject<T>(
    actor: Actor,
    taskId: TaskId,
    work: (tx: WriteDb, projectId: ProjectId) => Promise<T>,
  ): Promise<T> {
    const { database } = this.#deps;
    const { projectId } = await requireTask(database.db, actor, taskId);
    return database.projectTransaction(projectId, async (tx, afterCommit) => {
      // One at a time in a project, so that limits hold and the task is still there at the end.
      if (!(await lockProject(tx, actor.workspaceId, projectId))) throw notFound('task', taskId);
      await requireTask(tx, actor, taskId);
      afterCommit(() => {
        this.#deps.bus.publish(`discussion ${taskId}`);
        this.#deps.bus.publish('inbox');
      });
      return work(tx, projectId);
    });
  }
}

async function requireTask(db: ReadDb, actor: Actor, taskId: TaskId) {
  const [task] = await findTasks(db, actor.workspaceId, [taskId]);
  if (!task) throw notFound('task', taskId);
  return task;
}

async function requireOwn(db: ReadDb, actor: Actor, id: CommentId): Promise<Comment> {
  const [comment] = await findComments(db, actor.workspaceId, [id]);
  if (!comment) throw notFound('comment', id);
  if (comment.authorId !== actor.id)
    throw new AppError('FORBIDDEN', 'A comment is changed and deleted by the one who wrote it.');
  return comment;
}

function ruleBody(text: string): string {
  const body = text.trim();
  if (body === '') throw badInput('body', 'A comment needs a text.');
  if (body.length > DISCUSSION_LIMITS.bodyCharacters)
    throw badInput('body', `A comment has at most ${DISCUSSION_LIMITS.bodyCharacters} characters.`);
  return body;
}

async function ruleMentions(
  db: ReadDb,
  actor: Actor,
  body: string,
  ids: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (ids.length > DISCUSSION_LIMITS.mentions)
    throw badInput('mentionIds', `A comment mentions at most ${DISCUSSION_LIMITS.mentions} people.`);
  if (ids.length === 0) return [];
  return mentionedIn(body, await findPeople(db, actor.workspaceId, [...new Set(ids)])).map(({ id }) => id);
}
