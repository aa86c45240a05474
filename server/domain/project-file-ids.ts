import type {
  CommentId,
  ConversationId,
  MessageId,
  OperationId,
  PatchId,
  PersonId,
  ProjectId,
  RunId,
  SavedViewId,
  TaskId,
  TimeEntryId,
} from './ids.ts';
import type { Effect, Operation, OperationBody, Placement } from './patch.ts';
import type { FileTask, ProjectFile } from './project-file.ts';
import { isStandIn } from './stand-ins.ts';
import type { Dependency, Task } from './task.ts';

/** Gives each id of a file its new one. The same id always gives the same. */
export interface IdChange {
  readonly project: (id: ProjectId) => ProjectId;
  readonly task: (id: TaskId) => TaskId;
  readonly patch: (id: PatchId) => PatchId;
  readonly person: (id: PersonId) => PersonId;
  readonly run: (id: RunId) => RunId;
  readonly conversation: (id: ConversationId) => ConversationId;
  readonly message: (id: MessageId) => MessageId;
  readonly comment: (id: CommentId) => CommentId;
  readonly timeEntry: (id: TimeEntryId) => TimeEntryId;
  readonly savedView: (id: SavedViewId) => SavedViewId;
  /** Of an operation of the patch, or of the proposal that a run was to make. */
  readonly operation: (id: OperationId, patchId: PatchId) => OperationId;
}

/** The file under other ids. What people have written stays as it is, whatever ids stand in it; so do names in place of ids. */
export function withIds(file: ProjectFile, change: IdChange): ProjectFile {
  const ids: IdChange = { ...change, person: (id) => (isStandIn(id) ? id : change.person(id)) };
  const proposals = new Map(file.runs.map(({ id, proposalId }) => [id, proposalId]));
  return {
    ...file,
    project: { ...file.project, id: ids.project(file.project.id) },
    savedViews: file.savedViews.map((view) => ({ ...view, id: ids.savedView(view.id) })),
    tasks: file.tasks.map((task) => fileTask(task, ids)),
    dependencies: file.dependencies.map((dependency) => ({ ...dependency, ...ends(dependency, ids) })),
    patches: file.patches.map((patch) => ({
      ...patch,
      id: ids.patch(patch.id),
      runId: orNull(patch.runId, ids.run),
      revertsId: orNull(patch.revertsId, ids.patch),
      operations: patch.operations.map((each) => operation(each, patch.id, ids)),
      effects: patch.effects.map((each): Effect => ({
        ...body(each, ids),
        operationId: ids.operation(each.operationId, patch.id),
      })),
      changedTaskIds: patch.changedTaskIds.map(ids.task),
      deletedTaskIds: patch.deletedTaskIds.map(ids.task),
    })),
    runs: file.runs.map((run) => ({
      ...run,
      id: ids.run(run.id),
      taskId: orNull(run.taskId, ids.task),
      conversationId: orNull(run.conversationId, ids.conversation),
      proposalId: ids.patch(run.proposalId),
      patchId: orNull(run.patchId, ids.patch),
      options: run.options.selection ? { ...run.options, selection: run.options.selection.map(ids.task) } : run.options,
    })),
    runEvents: file.runEvents.map((event) => ({
      ...event,
      runId: ids.run(event.runId),
      operation:
        event.operation === null
          ? null
          : operation(event.operation, proposals.get(event.runId) ?? ('' as PatchId), ids),
    })),
    conversations: file.conversations.map((each) => ({ ...each, id: ids.conversation(each.id) })),
    messages: file.messages.map((message) => ({
      ...message,
      id: ids.message(message.id),
      conversationId: ids.conversation(message.conversationId),
      runId: orNull(message.runId, ids.run),
    })),
    comments: file.comments.map((comment) => ({
      ...comment,
      id: ids.comment(comment.id),
      taskId: ids.task(comment.taskId),
      mentionIds: comment.mentionIds.map(ids.person),
    })),
    timeEntries: file.timeEntries.map((entry) => ({
      ...entry,
      id: ids.timeEntry(entry.id),
      taskId: ids.task(entry.taskId),
      personId: orNull(entry.personId, ids.person),
      patchId: ids.patch(entry.patchId),
      removedByPatchId: orNull(entry.removedByPatchId, ids.patch),
    })),
    people: file.people.map((person) => ({ ...person, id: ids.person(person.id) })),
  };
}

function fileTask({ origins, ...task }: FileTask, ids: IdChange): FileTask {
  return {
    ...taskFields(task, ids),
    origins: Object.fromEntries(Object.entries(origins).map(([field, patchId]) => [field, ids.patch(patchId)])),
  };
}

function taskFields<Fields extends Omit<Task, 'projectId'>>(task: Fields, ids: IdChange): Fields {
  const { id, parentId, assigneeId } = task;
  return {
    ...task,
    id: ids.task(id),
    parentId: orNull(parentId, ids.task),
    assigneeId: orNull(assigneeId, ids.person),
  };
}

function operation(each: Operation, patchId: PatchId, ids: IdChange): Operation {
  const { proposed } = each;
  return {
    ...body(each, ids),
    id: ids.operation(each.id, patchId),
    requires: each.requires.map((id) => ids.operation(id, patchId)),
    ...(proposed && { proposed: body(proposed, ids) }),
  };
}

function body<Body extends OperationBody>(each: Body, ids: IdChange): Body {
  return { ...each, ...changedPart(each, ids) };
}

function changedPart(each: OperationBody, ids: IdChange): Partial<OperationBody> {
  switch (each.kind) {
    case 'UPDATE_PROJECT':
      return {};
    case 'CREATE_TASK':
      return {
        taskId: ids.task(each.taskId),
        fields: { ...each.fields, assigneeId: orNull(each.fields.assigneeId, ids.person) },
        placement: placement(each.placement, ids),
      };
    case 'UPDATE_TASK': {
      const { changes, assigneeByName } = each;
      return {
        taskId: ids.task(each.taskId),
        changes: changes.assigneeId ? { ...changes, assigneeId: people(changes.assigneeId, ids) } : changes,
        ...(assigneeByName && { assigneeByName: people(assigneeByName, ids) }),
      };
    }
    case 'MOVE_TASK':
      return {
        taskId: ids.task(each.taskId),
        before: placement(each.before, ids),
        after: placement(each.after, ids),
      };
    case 'DELETE_TASK':
      return {
        taskId: ids.task(each.taskId),
        tasks: each.tasks.map((task) => {
          const { projectId } = task;
          // What undoes a creation does not know it.
          return { ...taskFields(task, ids), projectId: projectId === '' ? projectId : ids.project(projectId) };
        }),
        dependencies: each.dependencies.map((dependency) => ends(dependency, ids)),
      };
    case 'ADD_DEPENDENCY':
    case 'REMOVE_DEPENDENCY':
      return ends(each, ids);
  }
}

function ends({ taskId, dependsOnId }: Dependency, ids: IdChange): Dependency {
  return { taskId: ids.task(taskId), dependsOnId: ids.task(dependsOnId) };
}

function people<Change extends { readonly before: PersonId | null; readonly after: PersonId | null }>(
  change: Change,
  ids: IdChange,
): Change {
  return { ...change, before: orNull(change.before, ids.person), after: orNull(change.after, ids.person) };
}

function placement(place: Placement, ids: IdChange): Placement {
  const { parentId, afterId, ...rest } = place;
  return {
    parentId: orNull(parentId, ids.task),
    ...(afterId !== undefined && { afterId: orNull(afterId, ids.task) }),
    ...rest,
  };
}

function orNull<Id>(id: Id | null, change: (id: Id) => Id): Id | null {
  return id === null ? null : change(id);
}
