import type { PersonId } from './ids.ts';
import type { OperationBody } from './patch.ts';
import { isStandIn } from './stand-ins.ts';

/** The people whom an operation or an effect names by id, also as it was proposed. */
export function* peopleInOperation(
  operation: OperationBody & { readonly proposed?: OperationBody },
): Generator<PersonId> {
  if (operation.kind === 'CREATE_TASK') yield* some(operation.fields.assigneeId);
  if (operation.kind === 'DELETE_TASK') for (const { assigneeId } of operation.tasks) yield* some(assigneeId);
  if (operation.kind === 'UPDATE_TASK')
    for (const change of [operation.changes.assigneeId, operation.assigneeByName])
      if (change) yield* some(change.before, change.after);
  if (operation.proposed) yield* peopleInOperation(operation.proposed);
}

function* some(...ids: (PersonId | null)[]): Generator<PersonId> {
  for (const id of ids) if (id !== null && !isStandIn(id)) yield id;
}
