import { datesInOrder, PROJECT_RULES, ruleFields, TASK_RULES } from './field-rules.ts';
import {
  isUuid,
  type Instant,
  type LocalDate,
  type OperationId,
  type PatchId,
  type PersonId,
  type TaskId,
} from './ids.ts';
import { jsonEqual } from './json-equal.ts';
import { LIMITS } from './limits.ts';
import { applyOperation } from './operation-apply.ts';
import type { OperationDraft, TaskFieldsDraft } from './operation-draft.ts';
import type { AssigneeByName, Change, Changes, Conflict, Issue, Operation, OperationBody, Placement } from './patch.ts';
import type { PlanState } from './plan-state.ts';
import { Requirements } from './requirements.ts';
import { standInFor } from './stand-ins.ts';
import { storableText } from './storable-text.ts';
import { NEW_TASK_FIELDS, type Task, type TaskFields } from './task.ts';

export interface RecordOptions {
  readonly patchId: PatchId;
  readonly now: Instant;
  /** The person of this name, without regard to case; null when nobody is known by it. */
  readonly findPerson: (name: string) => PersonId | null;
  readonly hasPerson: (id: PersonId) => boolean;
  /** Ids for tasks for which nobody has chosen one. */
  readonly newTaskId: () => TaskId;
}

export type Recorded =
  /** `conflicts` says what applying it at once would meet; the operation is recorded all the same. */
  | { readonly type: 'recorded'; readonly operation: Operation; readonly conflicts: readonly Conflict[] }
  | { readonly type: 'invalid'; readonly issues: readonly Issue[] };

type FieldProblem = Omit<Issue, 'index'>;

/** The id of a patch's operation: unique everywhere, since it begins with a part of the patch's own. */
function operationId(patchId: PatchId, index: number): OperationId {
  return `${patchId.replaceAll('-', '').slice(0, 16)}-${index + 1}` as OperationId;
}

/**
 * Turns drafts into operations one by one, as they come: checks what can never be right, and records the values that each
 * replaces, at the base version and after the operations before it.
 */
export class PatchRecorder {
  readonly #plan: PlanState;
  readonly #options: RecordOptions;
  readonly #requirements = new Requirements();
  readonly #operations: Operation[] = [];
  #taken = 0;

  /** `base`: the plan, or the part that the drafts touch, at the version that they were made against. Changes as it records. */
  constructor(base: PlanState, options: RecordOptions) {
    this.#plan = base;
    this.#options = options;
  }

  /** Those that were recorded so far, in order. */
  get operations(): readonly Operation[] {
    return this.#operations;
  }
  /** The plan with everything recorded so far done to it. */
  get plan(): PlanState {
    return this.#plan;
  }

  /** Records a draft even where applying it at once would conflict: that is for the check to say. */
  record(draft: OperationDraft): Recorded {
    return this.#record(draft, () => true);
  }

  /**
   * Records a draft only if it could be applied at once; otherwise the answer carries the conflicts, and nothing is kept.
   * `sources` are the sentences of a brief that it was made from.
   */
  recordIfFitting(draft: OperationDraft, sources: readonly number[] = []): Recorded {
    return this.#record(draft, (conflicts) => conflicts.length === 0, sources);
  }

  /** Records an operation whose values are known already, as an undo does. */
  recordBody(body: OperationBody): Operation {
    const filled = body.kind === 'DELETE_TASK' && body.tasks.length === 0 ? this.#deletion(body.taskId) : body;
    return this.#keep(filled, null, () => true).operation;
  }

  #record(
    draft: OperationDraft,
    mayKeep: (conflicts: readonly Conflict[]) => boolean,
    sources: readonly number[] = [],
  ): Recorded {
    const index = this.#taken;
    this.#taken += 1;
    const problems: FieldProblem[] = [];
    if (this.#operations.length >= LIMITS.operationsPerPatch)
      problems.push({ field: null, message: `A patch holds at most ${LIMITS.operationsPerPatch} operations.` });
    const body = problems.length > 0 ? null : this.#body(draft, problems);
    if (body === null || problems.length > 0)
      return { type: 'invalid', issues: problems.map((problem) => ({ index, ...problem })) };
    const reason = storableText(draft.reason?.trim().slice(0, LIMITS.reasonCharacters) ?? '') || null;
    return { type: 'recorded', ...this.#keep(body, reason, mayKeep, sources) };
  }

  #keep(
    body: OperationBody,
    reason: string | null,
    mayKeep: (conflicts: readonly Conflict[]) => boolean,
    sources: readonly number[] = [],
  ): { operation: Operation; conflicts: readonly Conflict[] } {
    const id = operationId(this.#options.patchId, this.#operations.length);
    const { requires, keep } = this.#requirements.of(this.#plan, id, body);
    const traced = sources.length > 0 && { sources };
    const title = this.#titleOf(body);
    const operation: Operation = { ...body, id, requires, title, decision: 'PENDING', reason, ...traced };
    const { conflicts } = applyOperation(this.#plan, operation, {
      baseVersion: Number.MAX_SAFE_INTEGER,
      overwrite: false,
      now: this.#options.now,
      // Nobody is created while recording.
      personByName: (name) => this.#options.findPerson(name) ?? standInFor(name),
    });
    if (mayKeep(conflicts)) {
      keep();
      this.#operations.push(operation);
    }
    return { operation, conflicts };
  }

  #titleOf(body: OperationBody): string {
    if (body.kind === 'UPDATE_PROJECT') return this.#plan.project.name;
    if (body.kind === 'CREATE_TASK') return body.fields.title;
    return this.#plan.find(body.taskId)?.title ?? 'Deleted task';
  }

  #deletion(taskId: TaskId): Extract<OperationBody, { kind: 'DELETE_TASK' }> {
    const tasks = this.#plan.find(taskId) === null ? [] : this.#plan.subtreeOf(taskId);
    return { kind: 'DELETE_TASK', taskId, tasks, dependencies: this.#plan.dependenciesTouching(tasks) };
  }

  #body(draft: OperationDraft, problems: FieldProblem[]): OperationBody | null {
    switch (draft.kind) {
      case 'UPDATE_PROJECT': {
        const { values, problems: found } = ruleFields(PROJECT_RULES, draft.fields);
        problems.push(...found);
        const next = { ...this.#plan.project, ...values };
        this.#checkDates(next.startDate, next.dueDate, values, problems);
        return { kind: 'UPDATE_PROJECT', changes: changesFrom(this.#plan.project, values) };
      }
      case 'CREATE_TASK':
        return this.#create(draft, problems);
      case 'UPDATE_TASK': {
        const task = this.#known(draft.taskId, 'id', problems);
        const { values, person } = this.#fields(draft.fields, problems);
        const { taskId } = draft;
        if (task === null) return { kind: 'UPDATE_TASK', taskId, changes: changesFrom(null, values) };
        const next = { ...task, ...values };
        this.#checkDates(next.startDate, next.dueDate, values, problems);
        const changes = changesFrom<TaskFields>(task, values);
        if (person === null) return { kind: 'UPDATE_TASK', taskId, changes };
        const assigneeByName: AssigneeByName = { before: task.assigneeId, after: null, name: person };
        return { kind: 'UPDATE_TASK', taskId, changes, assigneeByName };
      }
      case 'MOVE_TASK': {
        const task = this.#known(draft.taskId, 'id', problems);
        if (draft.parentId !== null) this.#known(draft.parentId, 'parentId', problems);
        if (draft.afterId != null) this.#known(draft.afterId, 'afterId', problems);
        if (draft.parentId === draft.taskId)
          problems.push({ field: 'parentId', message: 'A task cannot be placed below itself.' });
        const before: Placement = {
          parentId: task?.parentId ?? null,
          ...(task && { afterId: this.#plan.siblingBefore(task.id), orderKey: task.orderKey }),
        };
        return { kind: 'MOVE_TASK', taskId: draft.taskId, before, after: placement(draft) };
      }
      case 'DELETE_TASK': {
        this.#known(draft.taskId, 'id', problems);
        return this.#deletion(draft.taskId);
      }
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY': {
        const { kind, taskId, dependsOnId } = draft;
        this.#known(taskId, 'taskId', problems);
        this.#known(dependsOnId, 'dependsOnId', problems);
        if (kind === 'ADD_DEPENDENCY') {
          if (taskId === dependsOnId)
            problems.push({ field: 'dependsOnId', message: 'A task cannot depend on itself.' });
          else if (this.#plan.isAncestor(taskId, dependsOnId) || this.#plan.isAncestor(dependsOnId, taskId))
            problems.push({ field: 'dependsOnId', message: 'A task cannot depend on a task above or below itself.' });
        }
        return { kind, taskId, dependsOnId };
      }
    }
  }

  #create(draft: Extract<OperationDraft, { kind: 'CREATE_TASK' }>, problems: FieldProblem[]): OperationBody {
    const { parentId } = draft;
    const taskId = draft.taskId ?? this.#options.newTaskId();
    if (!isUuid(taskId)) problems.push({ field: 'id', message: 'The id of a new task must be a UUID.' });
    if (this.#plan.find(taskId) !== null || this.#plan.wasDeleted(taskId) || this.#requirements.isCreated(taskId))
      problems.push({ field: 'id', message: `The id ${taskId} is in use already.` });
    if (parentId !== null) this.#known(parentId, 'parentId', problems);
    if (draft.afterId != null) this.#known(draft.afterId, 'afterId', problems);
    const { values, person } = this.#fields(draft.fields, problems);
    if (draft.fields.title === undefined) problems.push({ field: 'title', message: 'A new task needs a title.' });
    const fields: TaskFields = { title: '', ...NEW_TASK_FIELDS, ...values };
    this.#checkDates(fields.startDate, fields.dueDate, values, problems);
    const body = { kind: 'CREATE_TASK', taskId, fields, placement: placement(draft) } as const;
    return person === null ? body : { ...body, assigneeName: person };
  }

  /** The task; null where it was deleted, which is for the check to say. An id that never existed is a problem. */
  #known(id: TaskId, field: string, problems: FieldProblem[]): Task | null {
    const task = this.#plan.find(id);
    if (task === null && !this.#plan.wasDeleted(id) && !this.#requirements.isCreated(id))
      problems.push({ field, message: `There is no task with the id ${id} in this project.` });
    return task;
  }

  /** The fields as they will be kept. `person` is the name of somebody who is not known yet. */
  #fields(input: TaskFieldsDraft, problems: FieldProblem[]): { values: Partial<TaskFields>; person: string | null } {
    const ruled = ruleFields(TASK_RULES, input);
    problems.push(...ruled.problems);
    const { assigneeName, ...values } = ruled.values;
    const { assigneeId } = values;
    if (assigneeId && !this.#options.hasPerson(assigneeId))
      problems.push({ field: 'assigneeId', message: `There is no person with the id ${assigneeId}.` });
    if (assigneeName === undefined) return { values, person: null };
    if (assigneeId !== undefined)
      problems.push({ field: 'assigneeName', message: 'Name the person by id or by name, not both.' });
    const personId = assigneeName === null ? null : this.#options.findPerson(assigneeName);
    if (assigneeName === null || personId !== null)
      return { values: { ...values, assigneeId: personId }, person: null };
    return { values, person: assigneeName };
  }

  #checkDates(
    startDate: LocalDate | null,
    dueDate: LocalDate | null,
    changed: { readonly startDate?: unknown; readonly dueDate?: unknown },
    problems: FieldProblem[],
  ): void {
    if (changed.startDate === undefined && changed.dueDate === undefined) return;
    const message = datesInOrder(startDate, dueDate);
    if (message !== null) problems.push({ field: changed.dueDate === undefined ? 'startDate' : 'dueDate', message });
  }
}

function placement(draft: { readonly parentId: TaskId | null; readonly afterId?: TaskId | null }): Placement {
  const { parentId, afterId } = draft;
  return afterId === undefined ? { parentId } : { parentId, afterId };
}

/** The fields that really differ. From null, of a deleted task, nothing is known and everything counts. */
function changesFrom<Fields extends object>(current: Fields | null, values: Partial<Fields>): Changes<Fields> {
  const changes: { [K in keyof Fields]?: Change<Fields[K]> } = {};
  for (const field of Object.keys(values) as (keyof Fields & string)[]) {
    const after = values[field] as Fields[typeof field];
    const before = current === null ? (null as Fields[typeof field]) : current[field];
    if (!jsonEqual(before, after)) changes[field] = { before, after };
  }
  return changes;
}
