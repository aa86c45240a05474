import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Patch } from '../../domain/patch.ts';
import type { Person } from '../../domain/person.ts';
import type { Project } from '../../domain/project.ts';
import type { Task } from '../../domain/task.ts';
import type { Comment } from '../../domain/discussion.ts';
import type { Inbox, InboxEntry } from '../../services/inbox-service.ts';
import { cancellable } from '../cancellable.ts';
import { written, type ApiContext } from '../context.ts';
import { CommentType } from '../discussion/discussion.type.ts';
import { PatchType } from '../patch/patch.type.ts';
import { PersonType } from '../person/person.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { ViewerType } from '../viewer/viewer.type.ts';
import { InboxChangeType, InboxItemType, InboxType } from './inbox.type.ts';

type Item = InboxEntry['item'] & { readonly isRead: boolean };

@Resolver(() => ViewerType)
export class InboxResolver {
  @Query(() => InboxType)
  async inbox(@Ctx() { actor, services }: ApiContext): Promise<object> {
    return inboxOf(await services.inbox.of(actor));
  }

  @Mutation(() => InboxType, { description: 'Or, with isRead false, unread again. At most 200 keys at once.' })
  async markInboxRead(
    @Arg('keys', () => [ID]) keys: string[],
    @Arg('isRead', () => Boolean, { nullable: true, defaultValue: true }) isRead: boolean | null,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return inboxOf(await written(context, context.services.inbox.mark(context.actor, keys, isRead ?? true)));
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Which person of the plans the viewer is; null where that was not said.',
  })
  async person(@Root() actor: Actor, @Ctx() { loaders, services }: ApiContext): Promise<Person | null> {
    const id = await services.inbox.personOf(actor);
    return id && loaders.person.load(id);
  }

  @Mutation(() => ViewerType, { description: 'Says which person of the plans the viewer is; null for none of them.' })
  async setViewerPerson(
    @Arg('personId', () => ID, { nullable: true }) personId: PersonId | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<Actor> {
    await written(context, context.services.inbox.setPerson(context.actor, personId ?? null));
    return context.actor;
  }

  @Subscription(() => InboxChangeType, {
    description: 'How much is unread, now and whenever the inbox has changed.',
    subscribe: ({ context: { actor, services } }: { readonly context: ApiContext }) =>
      cancellable((signal) => services.inbox.changes(actor, signal)),
  })
  inboxChanged(@Root() change: InboxChangeType): InboxChangeType {
    return change;
  }
}

@Resolver(() => InboxItemType)
export class InboxItemResolver {
  @FieldResolver(() => ProjectType, { nullable: true })
  project(@Root() { projectId }: Item, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }

  @FieldResolver(() => TaskType, { nullable: true })
  task(@Root() item: Item, @Ctx() { loaders }: ApiContext): Promise<Task | null> | null {
    return 'taskId' in item ? loaders.task.load(item.taskId) : null;
  }

  @FieldResolver(() => PatchType, { nullable: true, description: 'The proposal, or the patch that gave the task.' })
  patch(@Root() item: Item, @Ctx() { loaders }: ApiContext): Promise<Patch | null> | null {
    return 'patchId' in item ? loaders.patch.load(item.patchId) : null;
  }

  @FieldResolver(() => CommentType, { nullable: true, description: 'That mentions the viewer.' })
  comment(@Root() item: Item, @Ctx() { loaders }: ApiContext): Promise<Comment | null> | null {
    return 'commentId' in item ? loaders.comment.load(item.commentId) : null;
  }

  @FieldResolver(() => Boolean)
  isOverdue(@Root() item: Item, @Ctx() { today }: ApiContext): boolean {
    return item.kind === 'DUE' && item.dueDate < today;
  }
}

function inboxOf({ entries, unreadCount }: Inbox): object {
  return { unreadCount, items: entries.map(({ item, isRead }) => ({ dueDate: null, ...item, isRead })) };
}
