import { isUuid, type PersonId } from './ids.ts';
import type { Operation } from './patch.ts';

/**
 * While a patch is recorded, somebody who is not known yet has no id. In what later operations of the same patch replace,
 * the name stands in for it: it is never the id of a person, and never in an effect.
 */
export function standInFor(name: string): PersonId {
  return name as PersonId;
}

export function isStandIn(person: PersonId): boolean {
  return !isUuid(person);
}

/** The operation with the ids of the people for whom a name stands in, as the operations before it have made them known. */
export function withoutStandIns(operation: Operation, personByName: (name: string) => PersonId): Operation {
  const settled = (person: PersonId | null): PersonId | null =>
    person !== null && isStandIn(person) ? personByName(person) : person;
  switch (operation.kind) {
    case 'UPDATE_TASK': {
      const { changes, assigneeByName } = operation;
      const { assigneeId } = changes;
      return {
        ...operation,
        ...(assigneeId && {
          changes: { ...changes, assigneeId: { ...assigneeId, before: settled(assigneeId.before) } },
        }),
        ...(assigneeByName && { assigneeByName: { ...assigneeByName, before: settled(assigneeByName.before) } }),
      };
    }
    case 'DELETE_TASK': {
      const tasks = operation.tasks.map((task) => ({ ...task, assigneeId: settled(task.assigneeId) }));
      return { ...operation, tasks };
    }
    default:
      return operation;
  }
}
