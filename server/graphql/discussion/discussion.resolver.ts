import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { Comment, TimeEntry } from '../../domain/discussion.ts';
import { isUuid, type CommentId, type PersonId, type TaskId, type TimeEntryId } from '../../domain/ids.ts';
import { badInput } from '../../domain/app-error.ts';
import type { Person } from '../../domain/person.ts';
import type { Patch } from '../../domain/patch.ts';
import type { Task } from '../../domain/task.ts';
import { cancellable } from '../cancellable.ts';
import { pageRequest, toConnection, type Connection } from '../connection.ts';
import { written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { PatchType } from '../patch/patch.type.ts';
import { PersonType } from '../person/person.type.ts';
import { TaskType } from '../task/task.type.ts';
import {
  AddCommentInput,
  CommentConnection,
  CommentType,
  DiscussionStateType,
  EditCommentInput,
  LogTimeInput,
  TimeEntryConnection,
  TimeEntryType,
} from './discussion.type.ts';

interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly taskId?: TaskId };
}

@Resolver(() => TaskType)
export class TaskDiscussionResolver {
  @FieldResolver(() => CommentConnection, { description: 'The latest first; at most 100 at once.' })
  async comments(
    @Root() { id }: Task,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<Comment>> {
    const page = pageRequest(first, after, 20);
    return toConnection(await services.comments.list(actor, id, page), page);
  }

  @FieldResolver(() => TimeEntryConnection, {
    description: 'Entries that count, the latest first; at most 100 at once.',
  })
  async timeEntries(
    @Root() { id }: Task,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<TimeEntry>> {
    const page = pageRequest(first, after, 20);
    return toConnection(await services.timeLog.list(actor, id, page), page);
  }

  @Mutation(() => CommentType)
  addComment(
    @Arg('input', () => AddCommentInput) { id, taskId, body, mentionIds }: AddCommentInput,
    @Ctx() context: ApiContext,
  ): Promise<Comment> {
    const { actor, services } = context;
    const input = { body, mentionIds: (mentionIds ?? []) as PersonId[] };
    const chosen = chosenId(id) as CommentId | null;
    return written(context, underInput(services.comments.add(actor, taskId as TaskId, input, chosen)));
  }

  @Mutation(() => CommentType, { description: 'By its author alone.' })
  editComment(
    @Arg('input', () => EditCommentInput) { id, body, mentionIds }: EditCommentInput,
    @Ctx() context: ApiContext,
  ): Promise<Comment> {
    const { actor, services } = context;
    const input = { body, mentionIds: (mentionIds ?? []) as PersonId[] };
    return written(context, underInput(services.comments.edit(actor, id as CommentId, input)));
  }

  @Mutation(() => CommentType, { description: 'By its author alone. Answers the comment as it was.' })
  deleteComment(@Arg('id', () => ID) id: CommentId, @Ctx() context: ApiContext): Promise<Comment> {
    return written(context, context.services.comments.remove(context.actor, id));
  }

  @Mutation(() => TimeEntryType, { description: 'Adds minutes to a task, as a patch, with a note beside it.' })
  logTime(
    @Arg('input', () => LogTimeInput) { id, taskId, minutes, note, personId }: LogTimeInput,
    @Ctx() context: ApiContext,
  ): Promise<TimeEntry> {
    const { actor, services } = context;
    const input = { minutes, note: note ?? '', personId: (personId ?? null) as PersonId | null };
    const chosen = chosenId(id) as TimeEntryId | null;
    return written(context, underInput(services.timeLog.log(actor, taskId as TaskId, input, chosen)));
  }

  @Mutation(() => TimeEntryType, { description: 'Takes the minutes of an entry away again, as a patch.' })
  removeTimeEntry(@Arg('id', () => ID) id: TimeEntryId, @Ctx() context: ApiContext): Promise<TimeEntry> {
    return written(context, context.services.timeLog.remove(context.actor, id));
  }

  @Subscription(() => DiscussionStateType, {
    description: 'The state of a task’s comments, now and after every change.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) => services.comments.changes(actor, args.taskId as TaskId, signal)),
  })
  discussionChanged(@Root() state: DiscussionStateType, @Arg('taskId', () => ID) _taskId: TaskId): DiscussionStateType {
    return state;
  }
}

@Resolver(() => CommentType)
export class CommentResolver {
  @FieldResolver(() => [PersonType])
  async mentions(@Root() { mentionIds }: Comment, @Ctx() { loaders }: ApiContext): Promise<readonly Person[]> {
    const people = await Promise.all(mentionIds.map((id) => loaders.person.load(id)));
    return people.filter((person) => person !== null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer wrote it, and so may change and delete it.' })
  isOwn(@Root() { authorId }: Comment, @Ctx() { actor }: ApiContext): boolean {
    return authorId === actor.id;
  }
}

@Resolver(() => TimeEntryType)
export class TimeEntryResolver {
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who worked; null where nobody said.' })
  person(@Root() { personId }: TimeEntry, @Ctx() { loaders }: ApiContext): Promise<Person | null> | null {
    return personId && loaders.person.load(personId);
  }

  @FieldResolver(() => PatchType, { nullable: true, description: 'The patch that added the minutes.' })
  patch(@Root() { patchId }: TimeEntry, @Ctx() { loaders }: ApiContext): Promise<Patch | null> {
    return loaders.patch.load(patchId);
  }
}

function chosenId(id: string | null | undefined): string | null {
  if (id === null || id === undefined) return null;
  if (!isUuid(id)) throw badInput('input.id', 'The id must be a UUID.');
  return id;
}
