import type { OperationId } from './ids.ts';
import { operationChanges } from './operation-changes.ts';
import type { Acceptance } from './patch-check.ts';
import type { Operation } from './patch.ts';

/**
 * What a list such as `["id", "id.title"]` accepts of a patch: operations whole, or single fields of updates.
 * An entry that names nothing in the patch is answered as unknown, with its place in the list.
 */
export function acceptanceFrom(
  operations: readonly Operation[],
  entries: readonly string[],
): { readonly acceptance: Acceptance } | { readonly unknownIndex: number } {
  const byId = new Map<string, Operation>(operations.map((operation) => [operation.id, operation]));
  const accepted = new Map<OperationId, 'whole' | Set<string>>();
  for (const [index, entry] of entries.entries()) {
    const [id = '', field] = entry.split('.', 2);
    const operation = byId.get(id);
    if (operation === undefined) return { unknownIndex: index };
    if (field === undefined) {
      accepted.set(operation.id, 'whole');
      continue;
    }
    if (!operationChanges(operation).some((change) => change.field === field)) return { unknownIndex: index };
    const fields = accepted.get(operation.id) ?? new Set();
    if (fields !== 'whole') accepted.set(operation.id, fields.add(field));
  }
  return { acceptance: accepted };
}

/** Everything but some operations. */
export function acceptanceWithout(operations: readonly Operation[], left: ReadonlySet<OperationId>): Acceptance {
  return new Map(operations.filter(({ id }) => !left.has(id)).map(({ id }) => [id, 'whole']));
}
