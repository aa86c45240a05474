import { datesInOrder, PROJECT_RULES, ruleFields, TASK_RULES } from './field-rules.ts';
import type { LocalDate, PersonId, TaskId } from './ids.ts';
import { jsonEqual } from './json-equal.ts';
import type { TaskFieldsDraft } from './operation-draft.ts';
import type { Change, Operation, OperationBody } from './patch.ts';
import { afterValues, type PlanSnapshot } from './plan-state.ts';
import type { ProjectFields } from './project.ts';
import type { TaskFields } from './task.ts';

type Edited =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly field: string; readonly message: string };

interface People {
  readonly findPerson: (name: string) => PersonId | null;
  readonly hasPerson: (id: PersonId) => boolean;
}

/**
 * A proposed operation with other values, by the reviewer of this name. Creates and updates can be edited; the fields that
 * are present replace or join what was proposed. The operation keeps what its author had proposed under `proposed`.
 * `earlier` are the operations before it in its patch: what they give a task is what it changes.
 */
export function editOperation(
  plan: PlanSnapshot,
  earlier: readonly Operation[],
  operation: Operation,
  fields: TaskFieldsDraft & Partial<ProjectFields>,
  people: People,
  editedBy: string,
): Edited {
  const { proposed, id, requires, title, decision, reason, sources, decidedBy, editedBy: _before, ...body } = operation;
  const original = proposed ?? (body as OperationBody);
  const result = editBody(plan, earlier, body as OperationBody, fields, people);
  if (!result.ok) return result;
  const shown = result.body.kind === 'CREATE_TASK' ? result.body.fields.title : title;
  const kept = {
    id,
    requires,
    title: shown,
    decision,
    reason,
    ...(sources && { sources }),
    ...(decidedBy && { decidedBy }),
  };
  return { ok: true, operation: { ...result.body, ...kept, proposed: original, editedBy } };
}

type EditedBody =
  | { readonly ok: true; readonly body: OperationBody }
  | { readonly ok: false; readonly field: string; readonly message: string };

function editBody(
  plan: PlanSnapshot,
  earlier: readonly Operation[],
  body: OperationBody,
  fields: TaskFieldsDraft & Partial<ProjectFields>,
  people: People,
): EditedBody {
  switch (body.kind) {
    case 'UPDATE_PROJECT': {
      const { values, problems } = ruleFields(PROJECT_RULES, fields);
      if (problems[0]) return { ok: false, ...problems[0] };
      const changes = editChanges<ProjectFields>(plan.project, body.changes, values);
      const next = { ...plan.project, ...afterValues<ProjectFields>(changes) };
      return inOrder(next) ?? { ok: true, body: { ...body, changes } };
    }
    case 'CREATE_TASK': {
      const ruled = taskFields(fields, people);
      if (!ruled.ok) return ruled;
      const next: TaskFields = { ...body.fields, ...ruled.values };
      const { assigneeName: oldName, ...rest } = body;
      const name = ruled.person ?? (ruled.values.assigneeId === undefined ? oldName : undefined);
      const edited = { ...rest, fields: ruled.person === null ? next : { ...next, assigneeId: null } };
      return inOrder(next) ?? { ok: true, body: name === undefined ? edited : { ...edited, assigneeName: name } };
    }
    case 'UPDATE_TASK': {
      const ruled = taskFields(fields, people);
      if (!ruled.ok) return ruled;
      const task = fieldsBefore(plan, earlier, body.taskId);
      if (!task) return { ok: false, field: 'id', message: 'The task was deleted in the meantime.' };
      const changes = editChanges<TaskFields>(task, body.changes, ruled.values);
      const { assigneeByName: old, changes: _changes, ...rest } = body;
      const byName =
        ruled.person === null
          ? ruled.values.assigneeId === undefined
            ? old
            : undefined
          : { before: task.assigneeId, after: null, name: ruled.person };
      const kept = byName && 'assigneeId' in changes ? without(changes, 'assigneeId') : changes;
      return (
        inOrder({ ...task, ...afterValues<TaskFields>(kept) }) ?? {
          ok: true,
          body: { ...rest, changes: kept, ...(byName && { assigneeByName: byName }) },
        }
      );
    }
    default:
      return { ok: false, field: 'operationId', message: 'Only new tasks and changes of fields can be edited.' };
  }
}

/** A task's fields as the operations before leave them; null where nothing has it. */
function fieldsBefore(plan: PlanSnapshot, earlier: readonly Operation[], id: TaskId): TaskFields | null {
  let fields: TaskFields | null = plan.tasks.find((each) => each.id === id) ?? null;
  for (const operation of earlier) {
    if (operation.decision === 'REJECTED') continue;
    if (operation.kind === 'CREATE_TASK' && operation.taskId === id) fields = operation.fields;
    if (operation.kind === 'UPDATE_TASK' && operation.taskId === id && fields)
      fields = { ...fields, ...afterValues<TaskFields>(operation.changes) };
  }
  return fields;
}

function taskFields(
  input: TaskFieldsDraft,
  people: People,
): { ok: true; values: Partial<TaskFields>; person: string | null } | { ok: false; field: string; message: string } {
  const { values: ruled, problems } = ruleFields(TASK_RULES, input);
  if (problems[0]) return { ok: false, ...problems[0] };
  const { assigneeName, ...values } = ruled;
  if (values.assigneeId && !people.hasPerson(values.assigneeId))
    return { ok: false, field: 'assigneeId', message: `There is no person with the id ${values.assigneeId}.` };
  if (assigneeName === undefined) return { ok: true, values, person: null };
  const known = assigneeName === null ? null : people.findPerson(assigneeName);
  if (assigneeName === null || known !== null)
    return { ok: true, values: { ...values, assigneeId: known }, person: null };
  return { ok: true, values, person: assigneeName };
}

/** The changes with the edited values; what the edit sets back to the present value is no change any more. */
function editChanges<Fields extends object>(
  current: Fields,
  changes: { readonly [K in keyof Fields]?: Change<Fields[K]> },
  values: Partial<Fields>,
): { [K in keyof Fields]?: Change<Fields[K]> } {
  const edited: { [K in keyof Fields]?: Change<Fields[K]> } = { ...changes };
  for (const field of Object.keys(values) as (keyof Fields)[]) {
    const after = values[field] as Fields[typeof field];
    const before = changes[field]?.before ?? current[field];
    if (jsonEqual(before, after)) delete edited[field];
    else edited[field] = { before, after };
  }
  return edited;
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value;
  return rest;
}
function inOrder(dates: {
  startDate: LocalDate | null;
  dueDate: LocalDate | null;
}): { ok: false; field: string; message: string } | null {
  const message = datesInOrder(dates.startDate, dates.dueDate);
  return message === null ? null : { ok: false, field: 'dueDate', message };
}
