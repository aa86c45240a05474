import type {
  ConversationId,
  Instant,
  LocalDate,
  MessageId,
  PatchId,
  PersonId,
  ProjectId,
  RunId,
  TaskId,
  WorkspaceId,
} from '../domain/ids.ts';
import type { AuthorKind } from '../domain/actor.ts';
import type { Conversation, Message, MessageRole } from '../domain/conversation.ts';
import type { Effect, Operation, Patch, PatchStatus } from '../domain/patch.ts';
import type { Person } from '../domain/person.ts';
import type { Priority, Project, ProjectStatus } from '../domain/project.ts';
import type {
  AgentKind,
  AgentRun,
  RunErrorCode,
  RunEvent,
  RunEventType,
  RunOptions,
  RunStatus,
} from '../domain/run.ts';
import type { JsonObject, Task, TaskStatus } from '../domain/task.ts';
import { printInTurns } from '../lib/in-turns.ts';
import type { TaskRow, Tables } from './tables.ts';

/** Between rows and domain types, in both directions. Nothing else parses or prints a column. */

const EMPTY_LIST: readonly never[] = Object.freeze([]);
const EMPTY_OBJECT: JsonObject = Object.freeze({});

function list<T>(json: string): readonly T[] {
  return json === '[]' ? EMPTY_LIST : (JSON.parse(json) as T[]);
}

export function taskFromRow(row: TaskRow): Task {
  return {
    id: row.id as TaskId,
    projectId: row.project_id as ProjectId,
    number: row.number,
    parentId: row.parent_id as TaskId | null,
    orderKey: row.order_key,
    depth: row.depth,
    title: row.title,
    description: row.description,
    acceptanceCriteria: list<string>(row.acceptance_criteria),
    status: row.status as TaskStatus,
    priority: row.priority as Priority,
    estimatedMinutes: row.estimated_minutes,
    actualMinutes: row.actual_minutes,
    startDate: row.start_date as LocalDate | null,
    dueDate: row.due_date as LocalDate | null,
    assigneeId: row.assignee_id as PersonId | null,
    tags: list<string>(row.tags),
    metadata: row.metadata === '{}' ? EMPTY_OBJECT : (JSON.parse(row.metadata) as JsonObject),
    version: row.version,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    completedAt: row.completed_at as Instant | null,
  };
}

export function rowFromTask(task: Task, workspaceId: WorkspaceId): TaskRow {
  return {
    id: task.id,
    workspace_id: workspaceId,
    project_id: task.projectId,
    number: task.number,
    parent_id: task.parentId,
    order_key: task.orderKey,
    depth: task.depth,
    title: task.title,
    description: task.description,
    acceptance_criteria: JSON.stringify(task.acceptanceCriteria),
    status: task.status,
    priority: task.priority,
    estimated_minutes: task.estimatedMinutes,
    actual_minutes: task.actualMinutes,
    start_date: task.startDate,
    due_date: task.dueDate,
    assignee_id: task.assigneeId,
    tags: JSON.stringify(task.tags),
    metadata: JSON.stringify(task.metadata),
    version: task.version,
    created_at: task.createdAt,
    updated_at: task.updatedAt,
    completed_at: task.completedAt,
  };
}

export function projectFromRow(row: Omit<Tables['project'], 'initial_fields'>): Project {
  return {
    id: row.id as ProjectId,
    workspaceId: row.workspace_id as WorkspaceId,
    name: row.name,
    description: row.description,
    status: row.status as ProjectStatus,
    priority: row.priority as Priority,
    tags: list<string>(row.tags),
    startDate: row.start_date as LocalDate | null,
    dueDate: row.due_date as LocalDate | null,
    lockedFields: list<string>(row.locked_fields),
    version: row.version,
    nextNumber: row.next_number,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    deletedAt: row.deleted_at as Instant | null,
  };
}

/** Without `initial_fields`, which is written once. */
export function rowFromProject(project: Project): Omit<Tables['project'], 'initial_fields'> {
  return {
    id: project.id,
    workspace_id: project.workspaceId,
    name: project.name,
    description: project.description,
    status: project.status,
    priority: project.priority,
    tags: JSON.stringify(project.tags),
    start_date: project.startDate,
    due_date: project.dueDate,
    locked_fields: JSON.stringify(project.lockedFields),
    version: project.version,
    next_number: project.nextNumber,
    created_at: project.createdAt,
    updated_at: project.updatedAt,
    deleted_at: project.deletedAt,
  };
}

export function personFromRow(row: Tables['person']): Person {
  return {
    id: row.id as PersonId,
    workspaceId: row.workspace_id as WorkspaceId,
    name: row.name,
    email: row.email,
    weeklyCapacityMinutes: row.weekly_capacity_minutes,
  };
}

export function patchFromRow(row: Omit<Tables['patch'], 'sort_key'>): Patch {
  return {
    id: row.id as PatchId,
    workspaceId: row.workspace_id as WorkspaceId,
    projectId: row.project_id as ProjectId,
    status: row.status as PatchStatus,
    title: row.title,
    rationale: row.rationale,
    baseVersion: row.base_version,
    revision: row.revision,
    appliedVersion: row.applied_version,
    authorKind: row.author_kind as AuthorKind,
    authorId: row.author_id,
    authorName: row.author_name,
    appliedBy: row.applied_by,
    largeAcceptedBy: row.large_accepted_by,
    runId: row.run_id as RunId | null,
    revertsId: row.reverts_id as PatchId | null,
    operations: list<Operation>(row.operations),
    effects: list<Effect>(row.effects),
    changedTaskIds: list<TaskId>(row.changed_task_ids),
    deletedTaskIds: list<TaskId>(row.deleted_task_ids),
    createdAt: row.created_at as Instant,
    appliedAt: row.applied_at as Instant | null,
  };
}

/** Operations of a patch that are printed before everything else has a turn. */
const OPERATIONS_PER_TURN = 500;

export async function rowFromPatch(patch: Patch): Promise<Tables['patch']> {
  return {
    id: patch.id,
    workspace_id: patch.workspaceId,
    project_id: patch.projectId,
    status: patch.status,
    title: patch.title,
    rationale: patch.rationale,
    base_version: patch.baseVersion,
    revision: patch.revision,
    applied_version: patch.appliedVersion,
    author_kind: patch.authorKind,
    author_id: patch.authorId,
    author_name: patch.authorName,
    applied_by: patch.appliedBy,
    large_accepted_by: patch.largeAcceptedBy,
    run_id: patch.runId,
    reverts_id: patch.revertsId,
    operations: await printInTurns(patch.operations, OPERATIONS_PER_TURN),
    effects: await printInTurns(patch.effects, OPERATIONS_PER_TURN),
    changed_task_ids: JSON.stringify(patch.changedTaskIds),
    deleted_task_ids: JSON.stringify(patch.deletedTaskIds),
    created_at: patch.createdAt,
    applied_at: patch.appliedAt,
    sort_key: patchSortKey(patch),
  };
}

/** Sorts the patches of a project by when they were applied, or else proposed; within a millisecond by version. */
export function patchSortKey({ appliedAt, createdAt, appliedVersion }: Patch): string {
  return `${appliedAt ?? createdAt} ${String(appliedVersion ?? 0).padStart(10, '0')}`;
}

export function runFromRow(row: Tables['run']): AgentRun {
  return {
    id: row.id as RunId,
    workspaceId: row.workspace_id as WorkspaceId,
    agent: row.agent as AgentKind,
    status: row.status as RunStatus,
    projectId: row.project_id as ProjectId | null,
    taskId: row.task_id as TaskId | null,
    conversationId: row.conversation_id as ConversationId | null,
    selection: (JSON.parse(row.options) as RunOptions).selection ?? [],
    prompt: row.prompt,
    provider: row.provider,
    model: row.model,
    patchId: row.patch_id as PatchId | null,
    incomplete: row.incomplete === 1,
    error: row.error,
    errorCode: row.error_code as RunErrorCode | null,
    createdAt: row.created_at as Instant,
    startedAt: row.started_at as Instant | null,
    finishedAt: row.finished_at as Instant | null,
  };
}

export function runEventFromRow(row: Tables['run_event']): RunEvent {
  return {
    runId: row.run_id as RunId,
    sequence: row.sequence,
    type: row.type as RunEventType,
    at: row.at as Instant,
    text: row.text,
    operation: row.operation === null ? null : (JSON.parse(row.operation) as Operation),
  };
}

export function conversationFromRow(row: Tables['conversation']): Conversation {
  return {
    id: row.id as ConversationId,
    workspaceId: row.workspace_id as WorkspaceId,
    projectId: row.project_id as ProjectId | null,
    title: row.title,
    summary: row.summary,
    summaryThrough: row.summary_through,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  };
}

export function messageFromRow(row: Tables['message']): Message {
  return {
    id: row.id as MessageId,
    conversationId: row.conversation_id as ConversationId,
    sequence: row.sequence,
    role: row.role as MessageRole,
    text: row.text,
    runId: row.run_id as RunId | null,
    createdAt: row.created_at as Instant,
  };
}
